import { z } from 'zod'
import { parseDossierCode } from '#lib/vietnamese/dossier-code.ts'
import {
  applicantKinds,
  type Bilingual,
  type DossierDocument,
  dueTimes,
  type FeeLine,
  feeKinds,
} from './document.ts'

export const MOST_FEES = 8

type Form = Record<string, unknown>

/** What was typed, and what is wrong with it: the document is shown again as it is when something is. */
export type FormReading = {
  readonly code: string
  readonly document: DossierDocument
  readonly faults: readonly string[]
}

/** Reads the form of a dossier. Fee lines without a label are rows left empty. */
export function readDossierForm(form: Form): FormReading {
  const typedCode = textOf(form, 'code')
  const code = parseDossierCode(typedCode)
  const document = documentOf(form)
  const checked = documentSchema.safeParse(document)
  const issues = checked.error?.issues ?? []
  return {
    code: code.ok ? code.value : typedCode,
    document,
    faults: [
      ...(code.ok ? [] : ['Mã hồ sơ: không đúng dạng, ví dụ H47.20-240115-0001']),
      ...issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ],
  }
}

const filled = z.string().min(1, 'còn trống')
const day = z.iso.date('không phải ngày')
const amount = z.string().regex(/^(0|[1-9]\d{0,12})$/, 'không phải số tiền')
const bilingual = z.object({ vi: filled, en: filled })

/** Only what keeps the form from being sent at all; everything else is the portal's to refuse. */
const documentSchema = z.object({
  procedureName: bilingual,
  applicant: z.object({ name: filled }),
  receivedOn: day,
  dueOn: day.optional(),
  fees: z.array(z.object({ label: bilingual, amount, reduction: amount, regulation: filled })),
})

function documentOf(form: Form): DossierDocument {
  const dueOn = textOf(form, 'dueOn')
  return {
    agency: textOf(form, 'agency'),
    procedure: textOf(form, 'procedure'),
    procedureName: { vi: textOf(form, 'procedureVi'), en: textOf(form, 'procedureEn') },
    applicant: {
      kind: oneOf(applicantKinds, textOf(form, 'applicantKind')),
      name: textOf(form, 'applicantName'),
      ...given('identityNumber', textOf(form, 'identityNumber')),
      ...given('taxCode', textOf(form, 'taxCode')),
      ...given('phone', textOf(form, 'phone')),
    },
    ...given('lookupSecret', textOf(form, 'lookupSecret')),
    receivedOn: textOf(form, 'receivedOn'),
    ...given('dueOn', dueOn),
    status: Number(textOf(form, 'status')) || 6,
    fees: Array.from({ length: MOST_FEES }, (_, index) => feeOf(form, `fee.${index}.`)).filter(
      ({ label }) => label.vi !== '',
    ),
  }
}

function feeOf(form: Form, prefix: string): FeeLine {
  const text = (part: string) => textOf(form, prefix + part)
  return {
    id: text('id'),
    kind: oneOf(feeKinds, text('kind')),
    label: { vi: text('labelVi'), en: text('labelEn') },
    amount: figures(text('amount')),
    reduction: figures(text('reduction')),
    ground: groundOf(text('groundVi'), text('groundEn')),
    regulation: text('regulation'),
    dueWhen: oneOf(dueTimes, text('dueWhen')),
    ...given('agencyReceipt', text('agencyReceipt')),
  }
}

const groundOf = (vi: string, en: string): Bilingual | null => (vi === '' ? null : { vi, en: en || vi })

/** `150.000`, as people write it, is `150000`. */
const figures = (text: string): string => text.replace(/[.,\s]/g, '')

function textOf(form: Form, name: string): string {
  const value = form[name]
  return typeof value === 'string' ? value.trim() : ''
}

/** A choice that the form did not offer counts as the first one. */
function oneOf<const T extends readonly [string, ...string[]]>(values: T, text: string): T[number] {
  return values.find((value) => value === text) ?? values[0]
}

function given<Name extends string>(name: Name, text: string): { [key in Name]?: string } {
  return text === '' ? {} : ({ [name]: text } as { [key in Name]: string })
}
