import { z } from 'zod'
import { dongSchema } from '#lib/money.ts'
import { mandateRefusals } from './mandate-contract.ts'

const otp = z.object({
  maskedPhone: z.string().max(40),
  digits: z.number().int().min(4).max(10),
  validUntil: z.iso.datetime(),
  triesLeft: z.number().int().min(0).max(20),
})
const reference = z.string().regex(/^[0-9A-Z]{8,32}$/)
const bankReference = z.string().min(1).max(64)
/** A moment that the database can hold. */
const at = z.iso.datetime().regex(/^2/, 'is not of this age')
/** Money was moved, so there is some. */
const amount = dongSchema.refine((dong) => dong > 0n, 'must be more than 0')

/** The state of an account debit as the bank tells it: a payment status without a code to wait for. */
export const debitStatusSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('PROCESSING'), reference, at, expectedBy: at }),
  z.object({ status: z.literal('SUCCEEDED'), reference, at, amount, bankReference }),
  z.object({ status: z.literal('DECLINED'), reference, at, reason: z.string().max(64) }),
  z.object({ status: z.literal('CANCELLED'), reference, at }),
])

/** The state of a card payment as the bank tells it: `docs/bank-api.md`, "Payment status". */
export const bankStatusSchema = z.discriminatedUnion('status', [
  z.object({
    status: z.literal('AWAITING_OTP'),
    reference,
    at,
    otp,
    otpError: z.enum(['WRONG', 'EXPIRED']).optional(),
  }),
  ...debitStatusSchema.options,
])
export type BankStatus = z.infer<typeof bankStatusSchema>

/** The answer to "is this card good, and send its holder a code". */
export const cardCheckSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('OTP_SENT'), otp }),
  z.object({ status: z.literal('REFUSED'), reason: z.string().max(64) }),
])
export type CardCheck = z.infer<typeof cardCheckSchema>

export const refundSchema = z.object({
  refundReference: z.string(),
  status: z.enum(['ACCEPTED', 'REFUNDED', 'REFUSED']),
  amount,
  at,
  bankReference: bankReference.optional(),
  reason: z.string().max(64).optional(),
})
export type RefundStatus = z.infer<typeof refundSchema>

export const mandateStates = ['ACTIVE', 'SUSPENDED', 'ENDED'] as const
export type MandateState = (typeof mandateStates)[number]

const mandate = { number: reference, version: z.number().int().positive() }

/** What the bank keeps of a mandate, or why it keeps none: `docs/bank-api.md`, "Mandates". */
export const mandateStatusSchema = z.discriminatedUnion('status', [
  z.object({ ...mandate, status: z.enum(mandateStates) }),
  z.object({
    ...mandate,
    status: z.literal('REFUSED'),
    reason: z.enum(mandateRefusals),
  }),
])
export type MandateStatus = z.infer<typeof mandateStatusSchema>
