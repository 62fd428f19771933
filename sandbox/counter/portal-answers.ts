import { z } from 'zod'
import { dongSchema } from '#lib/money.ts'
import type { SendOutcome } from '../messages/send.ts'

/** What the portal answers to a counter (docs/bank-api.md), as far as a teller needs it; more fields do no harm. */
const bilingual = z.object({ vi: z.string(), en: z.string() })
const instant = z.iso.datetime()
/** Amounts stay strings: answers are kept as they came. */
const amount = dongSchema.transform(String)

const lines = z.array(z.object({ agency: bilingual, dossierCode: z.string(), label: bilingual, amount }))
const changes = z.array(z.object({ label: bilingual, before: amount, after: amount, why: z.string() }))
const owed = { number: z.string(), amount, purpose: bilingual, payer: z.string(), lines, changes }

const payable = z.object({
  ...owed,
  result: z.literal('PAYABLE'),
  printedAmount: amount,
  amountValidUntil: instant,
  payableUntil: instant,
})
const notPayable = z.object({
  result: z.literal('NOT_PAYABLE'),
  reason: z.string(),
  teller: bilingual,
  payer: bilingual,
  until: instant.optional(),
  replacedBy: z.string().optional(),
})
const activated = z.object({ ...owed, result: z.literal('ACTIVATED'), key: z.string(), until: instant })

export const verifyAnswer = z.discriminatedUnion('result', [payable, notPayable])
export const activateAnswer = z.discriminatedUnion('result', [activated, notPayable])
/** The portal's last word on what a teller did. */
export const outcomeAnswer = z.object({ verdict: z.string(), payer: bilingual })

export type Payable = z.output<typeof payable>
export type NotPayable = z.output<typeof notPayable>
export type Activated = z.output<typeof activated>
export type OutcomeAnswer = z.output<typeof outcomeAnswer>

/** No answer that a teller could act on. `why` is for the teller's screen. */
export type NoAnswer = { readonly result: 'NO_ANSWER'; readonly why: string }

/** An answer with status 200 in its form, or why there is none. */
export function readPortalAnswer<Schema extends z.ZodType>(
  schema: Schema,
  outcome: SendOutcome,
): z.output<Schema> | NoAnswer {
  if (outcome.kind === 'UNANSWERED') return { result: 'NO_ANSWER', why: outcome.why }
  if (outcome.status !== 200)
    return { result: 'NO_ANSWER', why: `HTTP ${outcome.status}${codeOf(outcome.body)}` }
  const read = schema.safeParse(outcome.body)
  return read.success ? read.data : { result: 'NO_ANSWER', why: 'The answer is not in its form' }
}

/** Whether the portal says that a key holds nothing and never will: the teller checks the number again, for a new key. */
export const isKeyUsedUp = (outcome: SendOutcome): boolean =>
  outcome.kind === 'ANSWERED' && outcome.status === 409 && codeOf(outcome.body) === ' KEY_REUSED'

function codeOf(body: unknown): string {
  return typeof body === 'object' && body !== null && 'code' in body ? ` ${String(body.code)}` : ''
}
