import { z } from 'zod'
import { lookupSecretPattern } from '#lib/lookup-secret.ts'
import { dongSchema } from '#lib/money.ts'
import { normalise } from '#lib/normalise.ts'
import { parsePersonName } from '#lib/person-name.ts'
import type { Result } from '#lib/result.ts'
import { parseIdentityNumber } from '#lib/vietnamese/identity-number.ts'
import { parsePhone } from '#lib/vietnamese/phone.ts'
import { parseTaxCode } from '#lib/vietnamese/tax-code.ts'

const mostFees = 100
/** Control characters and lone surrogates cannot be printed or stored. */
const unprintable = /[\p{Cc}\p{Cs}]/u

const bilingual = z.object({ vi: plainText(500), en: plainText(500) })

const fee = z
  .object({
    id: z.string().regex(/^[\w.-]{1,40}$/, 'FORM'),
    kind: z.enum(['PHI', 'LE_PHI']),
    label: bilingual,
    amount: dongSchema.refine((amount) => amount > 0n, 'NOT_DONG'),
    reduction: dongSchema,
    ground: bilingual.nullish().transform((ground) => ground ?? null),
    regulation: plainText(500),
    dueWhen: z.enum(['INTAKE', 'SUPPLEMENT', 'RESULT']),
    agencyReceipt: plainText(100)
      .nullish()
      .transform((number) => number ?? null),
  })
  .refine(({ amount, reduction }) => reduction <= amount, {
    path: ['reduction'],
    error: 'ABOVE_AMOUNT',
    when: wellFormed,
  })
  .refine(({ reduction, ground }) => reduction === 0n || ground !== null, {
    path: ['ground'],
    error: 'REQUIRED_WITH_REDUCTION',
    when: wellFormed,
  })

const applicant = z.object({
  kind: z.enum(['PERSON', 'ORGANISATION', 'HOUSEHOLD']),
  name: z.string().transform(readBy(parsePersonName)),
  identityNumber: optional(z.string().transform(readBy(parseIdentityNumber))).transform(valueOrNull),
  taxCode: optional(z.string().transform(readBy(parseTaxCode))).transform(valueOrNull),
  phone: optional(z.string().transform(readBy(parsePhone))),
})

/**
 * What an agency says about a dossier: `docs/agency-api.md`. Text becomes NFC and is never refused for its
 * letters; what looks like HTML is text like any other.
 */
export const agencyDossierSchema = z
  .object({
    agency: z.string().regex(/^[A-Z]\d{2}(\.\d{2,3}){0,4}$/, 'FORM'),
    procedure: z.string().regex(/^\d{1,2}\.\d{6}(\.[0-9A-Z]{2,3}){0,6}$/, 'FORM'),
    procedureName: bilingual,
    applicant,
    // Left out, the one that the portal has stays; null takes it away.
    lookupSecret: z.string().regex(lookupSecretPattern, 'FORM').nullish(),
    receivedOn: z.iso.date('DATE'),
    dueOn: optional(z.iso.date('DATE')),
    status: z.number().int().min(1).max(10),
    fees: z.array(fee).max(mostFees),
  })
  .refine(({ fees }) => new Set(fees.map(({ id }) => id)).size === fees.length, {
    path: ['fees'],
    error: 'LINE_TWICE',
  })

export type AgencyDossier = z.infer<typeof agencyDossierSchema>
export type AgencyFee = AgencyDossier['fees'][number]

/** One `path: CODE` per fault of a message; values are not repeated, since they are personal. */
export function dossierFaults(error: z.ZodError): string[] {
  return error.issues.map(({ path, message, code }) => {
    const reason = /^[A-Z_]+$/.test(message) ? message : code.toUpperCase()
    return `${path.join('.') || 'body'}: ${reason}`
  })
}

/** Rules between fields are asked only when each field is good. */
function wellFormed({ issues }: { readonly issues: readonly unknown[] }): boolean {
  return issues.length === 0
}

function plainText(longest: number) {
  return z.string().transform((raw, context) => {
    const text = normalise(raw, 'NFC').trim()
    const fault = faultOf(text, longest)
    if (fault === null) return text
    context.addIssue({ code: 'custom', message: fault })
    return z.NEVER
  })
}

function faultOf(text: string, longest: number): string | null {
  if (text === '') return 'EMPTY'
  if (unprintable.test(text)) return 'CONTROL_CHARACTERS'
  return [...text].length > longest ? 'TOO_LONG' : null
}

function readBy<T>(parse: (text: string) => Result<T, string>) {
  return (raw: string, context: z.RefinementCtx): T => {
    const parsed = parse(raw)
    if (parsed.ok) return parsed.value
    context.addIssue({ code: 'custom', message: parsed.error })
    return z.NEVER
  }
}

function optional<T extends z.ZodType>(schema: T) {
  return schema.nullish().transform((value) => value ?? null)
}

function valueOrNull(parsed: { readonly value: string } | null): string | null {
  return parsed?.value ?? null
}
