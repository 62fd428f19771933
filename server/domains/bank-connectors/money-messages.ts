import { z } from 'zod'
import { dongSchema } from '#lib/money.ts'
import { normalise } from '#lib/normalise.ts'

/** What a bank tells about money at its counters and on our account: `docs/bank-api.md`. */

const number = z.string().min(1).max(512)
const key = z.string().regex(/^[A-Za-z0-9._-]{8,64}$/)
const bankReference = z.string().min(1).max(64)
/** A moment that the database can hold. */
const at = z.iso.datetime().regex(/^2/, 'is not of this age')
const amount = dongSchema.refine((dong) => dong > 0n, 'must be more than 0')

export const counterVerifySchema = z.object({ number })

const longestLeaseMinutes = 30
const usualLeaseMinutes = 15

export const counterActivateSchema = z.object({
  number,
  key,
  branch: z
    .string()
    .transform((text) => normalise(text, 'NFC').trim())
    .pipe(z.string().min(1).max(80)),
  minutes: z.number().int().min(1).max(longestLeaseMinutes).default(usualLeaseMinutes),
})
export type CounterActivate = z.infer<typeof counterActivateSchema>

export const counterOutcomeSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('TAKEN'), key, number, amount, bankReference, at }),
  z.object({ outcome: z.literal('NOT_TAKEN'), key, number, at }),
])
export type CounterOutcome = z.infer<typeof counterOutcomeSchema>

export const creditNoticeSchema = z.object({
  bankReference,
  account: z.string().min(1).max(34),
  amount,
  content: z
    .string()
    .max(500)
    .transform((text) => normalise(text, 'NFC')),
  at,
})
export type CreditNotice = z.infer<typeof creditNoticeSchema>
