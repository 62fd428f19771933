import { z } from 'zod'
import { manglings } from './mangle.ts'
import type { NewTransfer } from './transfer.ts'

/** The fields of a transfer as typed, to be shown again when something is wrong with them. */
export type TransferFields = {
  readonly account: string
  readonly amount: string
  readonly content: string
  readonly sender: string
  readonly mangling: string
  readonly at: string
}

export const emptyTransfer: TransferFields = {
  account: '',
  amount: '',
  content: '',
  sender: '',
  mangling: '',
  at: '',
}

const MINUTES_FORM = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/

/** `150.000`, as people write it, is `150000`; the date is of Việt Nam; what is left empty is the bank's choice. */
const transferSchema = z.object({
  account: z.string().trim().min(1),
  amount: z
    .string()
    .transform((text) => text.replace(/[.,\s]/g, ''))
    .pipe(z.string().regex(/^[1-9]\d{0,12}$/))
    .transform(BigInt),
  content: z.string().max(300),
  sender: z.string().min(1),
  mangling: z.enum(['', ...manglings]).transform((choice) => (choice === '' ? undefined : choice)),
  at: z
    .string()
    .refine((text) => text === '' || MINUTES_FORM.test(text))
    .transform((text) => (text === '' ? undefined : new Date(`${text}:00+07:00`))),
})

/** What the form says, and the transfer if it can be made. */
export function readTransferForm(form: Record<string, unknown>): {
  fields: TransferFields
  transfer: NewTransfer | undefined
} {
  const text = (name: keyof TransferFields) => (typeof form[name] === 'string' ? form[name] : '')
  const fields: TransferFields = {
    account: text('account'),
    amount: text('amount'),
    content: text('content'),
    sender: text('sender'),
    mangling: text('mangling'),
    at: text('at'),
  }
  return { fields, transfer: transferSchema.safeParse(fields).data }
}
