import type { Bilingual } from '../directory/contract.ts'

/**
 * What the payer sees of a payment.
 * OPEN: nothing tried yet. CHECKING_CARD: the bank looks at the card. AWAITING_OTP: a code is on its way.
 * WAITING_FOR_BANK: the code was sent on, the bank has not confirmed. DECLINED: the last attempt failed, no money
 * was taken, another may be made. HELD: the bank took money that did not fit and a person looks at it.
 */
export const publicStates = [
  'OPEN',
  'CHECKING_CARD',
  'AWAITING_OTP',
  'WAITING_FOR_BANK',
  'DECLINED',
  'PAID',
  'EXPIRED',
  'HELD',
] as const
export type PublicState = (typeof publicStates)[number]

/** The payer's pages below /pay/<id>; '' is check-and-pay. */
export const payerPages = ['', 'bank', 'card', 'otp', 'waiting', 'result', 'confirmation'] as const
export type PayerPage = (typeof payerPages)[number]

/** Which pages may be shown in which state; the first is where everything else leads to. */
export const pagesOfState: Record<PublicState, readonly [PayerPage, ...PayerPage[]]> = {
  OPEN: ['', 'bank', 'card'],
  CHECKING_CARD: ['waiting'],
  AWAITING_OTP: ['otp'],
  WAITING_FOR_BANK: ['waiting'],
  DECLINED: ['result', '', 'bank', 'card'],
  PAID: ['result', 'confirmation'],
  EXPIRED: ['result'],
  HELD: ['result'],
}

/** Why an attempt failed, in the bank's words made ours. In every one of them no money was taken. */
export const declineReasons = [
  'CARD_UNKNOWN',
  'HOLDER_NAME_WRONG',
  'CARD_DATE_WRONG',
  'CARD_LOCKED',
  'CARD_EXPIRED',
  'NOT_REGISTERED_ONLINE',
  'LIMIT_EXCEEDED',
  'INSUFFICIENT_BALANCE',
  'BANK_MAINTENANCE',
  'OTP_TRIES_EXCEEDED',
  'OTP_TOO_MANY',
  'ISSUER_TIMEOUT',
  'BANK_SILENT',
  'CANCELLED_BY_PAYER',
  'CANCELLED_BY_BANK',
  'LEASE_ENDED',
  'DECLINED',
] as const
export type DeclineReason = (typeof declineReasons)[number]

export type OtpView = {
  readonly maskedPhone: string
  readonly digits: number
  readonly validUntil: string
  /** When the bank accepts the wish for another code. */
  readonly nextCodeAt: string
  readonly triesLeft: number
  /** What was wrong with the last code typed. NOT_RECEIVED: the bank never got it; nothing was taken. */
  readonly error: 'WRONG' | 'EXPIRED' | 'NOT_RECEIVED' | null
}

export type AttemptView = {
  readonly reference: string
  readonly issuerBin: string
  /** First six and last four digits. */
  readonly cardMask: string
  readonly otp: OtpView | null
  /** By when the attempt must be finished, while nothing was sent yet. */
  readonly leaseEndsAt: string | null
  /** By when the bank's answer will be known. */
  readonly knownBy: string | null
  readonly reason: DeclineReason | null
  readonly bankReference: string | null
  /** When the payer sent the code on. */
  readonly sentAt: string | null
}

export type PaymentLine = {
  readonly dossierCode: string
  readonly agencyId: string
  readonly agency: Bilingual
  readonly label: Bilingual
  readonly amount: string
}

/** Amounts are decimal strings of đồng, times ISO 8601 in UTC. */
export type PaymentView = {
  readonly publicId: string
  readonly state: PublicState
  readonly amount: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly paidAt: string | null
  readonly exception: 'LATE' | 'DUPLICATE' | 'SHORT' | 'OVER' | null
  readonly lines: readonly PaymentLine[]
  /** The live attempt, or the last one. */
  readonly attempt: AttemptView | null
  readonly verificationCode: string | null
  /** True when the agencies' systems have taken note of the payment. */
  readonly agenciesTold: boolean
}

export type CreatePaymentRefusal =
  | { readonly code: 'NOTHING_CHOSEN' | 'TOO_MANY_DOSSIERS' | 'NOT_ON_YOUR_LIST' | 'NOTHING_OWED' }
  | { readonly code: 'HELD'; readonly dossierCodes: readonly string[]; readonly until: string | null }

export type CardInput = {
  readonly number: string
  readonly holderName: string
  readonly date: string
  readonly acceptTerms: boolean
}
export type CardFieldProblem = {
  readonly number?: 'EMPTY' | 'NOT_DIGITS' | 'NOT_DOMESTIC' | 'LENGTH' | 'CHECK_DIGIT' | 'OTHER_ISSUER'
  /** With LENGTH: how many digits were typed. */
  readonly numberDigits?: number
  readonly holderName?: 'EMPTY' | 'SPECIAL_CHARACTERS' | 'TOO_LONG'
  readonly date?: 'EMPTY' | 'FORM' | 'MONTH' | 'ISSUE_IN_FUTURE' | 'EXPIRED'
  readonly acceptTerms?: 'REQUIRED'
}
export type StartCardRefusal =
  | { readonly code: 'FIELDS'; readonly fields: CardFieldProblem }
  | { readonly code: 'ISSUER_UNKNOWN' }
  | { readonly code: 'NOT_PAYABLE'; readonly state: PublicState }
  /** Something in it was paid or withdrawn elsewhere: choose again from the list. */
  | { readonly code: 'CHARGES_CHANGED' }
  | { readonly code: 'HELD'; readonly until: string | null }
  /** Too many cards were tried without success. */
  | { readonly code: 'TOO_MANY'; readonly retryAfterSeconds: number }

export type OtpRefusal =
  | { readonly code: 'OTP_EMPTY' }
  /** Not the number of digits that the bank sends. */
  | { readonly code: 'OTP_FORM'; readonly digits: number }
  | { readonly code: 'NOT_AWAITING_OTP'; readonly state: PublicState }
  | { readonly code: 'OTP_TOO_SOON'; readonly retryAfterSeconds: number }
  | { readonly code: 'BANK_SILENT' }

export type FindPaymentRefusal =
  | { readonly code: 'ID_EMPTY' | 'ID_FORM' | 'FACT_EMPTY' | 'FACT_FORM' | 'NOT_FOUND' }
  | { readonly code: 'TOO_MANY'; readonly retryAfterSeconds: number }

/** What anyone with the code of a document may know: no names, no dossier codes. */
export type VerifiedDocument = {
  readonly kind: 'PAYMENT_CONFIRMATION'
  readonly publicId: string
  readonly amount: string
  readonly agencies: readonly Bilingual[]
  readonly paidAt: string
  readonly issuedAt: string
  readonly present: 'VALID'
}

/** One line in the visitor's list of payments. */
export type OwnPayment = Pick<PaymentView, 'publicId' | 'state' | 'amount' | 'createdAt'>
