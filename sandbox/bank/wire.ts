import { z } from 'zod'
import { isoDate } from '#lib/dates.ts'
import { dongSchema } from '#lib/money.ts'
import type { CardPaymentStatus } from './card-payment.states.ts'
import type { CardPayment, DeclineReason, Otp } from './card-payment.ts'
import { issuerOf } from './issuers.ts'

/** The bodies of the bank's API (docs/bank-api.md), strict: a field too many is a mistake worth hearing of. */
const amount = dongSchema.refine((value) => value > 0n, 'must be more than 0')

export const verifyBody = z.strictObject({
  amount,
  currency: z.literal('VND'),
  description: z.string().min(1).max(140),
  issuerBin: z.string().regex(/^\d{6}$/),
  card: z.strictObject({
    number: z.string().regex(/^\d{16}(\d{3})?$/),
    holderName: z.string().min(1).max(64),
    date: z.string().regex(/^(0[1-9]|1[0-2])\/\d\d$/),
  }),
})

export const otpBody = z.strictObject({})

export const debitBody = z.strictObject({ otp: z.string().regex(/^\d{6}(\d{2})?$/), amount })

export const cancelBody = z.strictObject({})

export const refundBody = z.strictObject({
  bankReference: z.string().regex(/^[0-9A-Z]{8,32}$/),
  original: z
    .strictObject({
      amount,
      at: z.iso.datetime(),
      reference: z.string().min(1).max(64).optional(),
      key: z.string().min(1).max(64).optional(),
      content: z.string().max(500).optional(),
    })
    .optional(),
  amount,
  reason: z.string().min(1).max(140),
  agencyId: z.string().min(1).max(64).optional(),
})

export type VerifyBody = z.output<typeof verifyBody>
export type DebitBody = z.output<typeof debitBody>
export type RefundBody = z.output<typeof refundBody>

export const REFERENCE_FORM = /^[0-9A-Z]{8,32}$/

/** What the bank answers: an HTTP status and a JSON body. `holdMs`: sent only that much later. */
export type Answer = {
  readonly status: 200 | 400 | 404 | 409 | 429
  readonly body: object
  readonly holdMs?: number
}

export const accepted = (body: object): Answer => ({ status: 200, body })

export const referenceUnknown: Answer = {
  status: 404,
  body: { code: 'REFERENCE_UNKNOWN', message: 'The bank never saw this reference' },
}

export const referenceReused: Answer = {
  status: 409,
  body: { code: 'REFERENCE_REUSED', message: 'This reference belongs to another card, account or amount' },
}

type OtpBody = { maskedPhone: string; digits: number; validUntil: string; triesLeft: number }

/** How a code that was sent is told to the caller. */
export function otpView(payment: CardPayment, otp: Otp, phone: string): OtpBody {
  return {
    maskedPhone: maskPhone(phone),
    digits: issuerOf(payment.cardNumber ?? '').otpDigits,
    validUntil: isoDate(otp.validUntil),
    triesLeft: otp.triesLeft,
  }
}

export type StatusBody = {
  reference: string
  status: CardPaymentStatus
  amount?: string
  at: string
  bankReference?: string
  reason?: DeclineReason
  expectedBy?: string
  otp?: OtpBody
  otpError?: 'WRONG' | 'EXPIRED'
}

/** A payment status as the API tells it. `phone` is where the code of a payment that awaits one was sent. */
export function statusBody(
  payment: CardPayment,
  phone: string | undefined,
  otpError?: 'WRONG' | 'EXPIRED',
): StatusBody {
  const { otp } = payment
  const awaiting = payment.status === 'AWAITING_OTP' && otp !== undefined && phone !== undefined
  return {
    reference: payment.reference,
    status: payment.status,
    ...(payment.amount !== undefined && { amount: payment.amount.toString() }),
    at: isoDate(payment.changedAt),
    ...(payment.bankReference !== undefined && { bankReference: payment.bankReference }),
    ...(payment.reason !== undefined && { reason: payment.reason }),
    ...(payment.settleAt !== undefined && { expectedBy: isoDate(payment.settleAt) }),
    ...(awaiting && { otp: otpView(payment, otp, phone) }),
    ...(awaiting && otpError !== undefined && { otpError }),
  }
}

/** What the portal is told of a payment that is SUCCEEDED or DECLINED. */
export function resultBody(payment: CardPayment): Record<string, string> {
  const { otp: _, ...told } = statusBody(payment, undefined)
  return told
}

/** `0912345678` → `09x xxx x678`. */
function maskPhone(phone: string): string {
  return `${phone.slice(0, 2)}x xxx x${phone.slice(-3)}`
}
