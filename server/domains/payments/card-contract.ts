import type { NotYours, PublicState } from './contract.ts'

/** What pages know of paying by card: the form, and every refusal on its way. */

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
/** Too many codes were sent to one card, or had sent from one place, without a payment that succeeded. */
export type TooManyCodes = { readonly code: 'TOO_MANY_CODES'; readonly retryAfterSeconds: number }

export type StartCardRefusal =
  | NotYours
  | TooManyCodes
  | { readonly code: 'FIELDS'; readonly fields: CardFieldProblem }
  | { readonly code: 'ISSUER_UNKNOWN' }
  | { readonly code: 'NOT_PAYABLE'; readonly state: PublicState }
  /** Something in it was paid or withdrawn elsewhere: choose again from the list. */
  | { readonly code: 'CHARGES_CHANGED' }
  | { readonly code: 'HELD'; readonly until: string | null }
  /** Too many cards were tried without success. */
  | { readonly code: 'TOO_MANY'; readonly retryAfterSeconds: number }

export type OtpRefusal =
  | NotYours
  | TooManyCodes
  | { readonly code: 'OTP_EMPTY' }
  /** Not the number of digits that the bank sends. */
  | { readonly code: 'OTP_FORM'; readonly digits: number }
  | { readonly code: 'NOT_AWAITING_OTP'; readonly state: PublicState }
  | { readonly code: 'OTP_TOO_SOON'; readonly retryAfterSeconds: number }
  | { readonly code: 'BANK_SILENT' }
  /** A code of another payment of the same charges is at the bank: nothing was sent on, and this one may go again in seconds. */
  | { readonly code: 'OTHER_CODE_SENT' }
