import type { BankStatus, CardCheck, MandateState, MandateStatus, RefundStatus } from './bank-status.ts'

/** A bank's message as it arrived, verified: what the inbox keeps. */
export type BankMessage = { readonly id: string; readonly body: string }

/**
 * ANSWERED: the bank said this, and signed it. REFUSED: it signed a refusal of the call itself.
 * SILENT: no answer, or none that can be trusted; whether the call had an effect is unknown.
 */
export type BankAnswer<T> =
  | { readonly kind: 'ANSWERED'; readonly value: T; readonly message: BankMessage }
  | { readonly kind: 'REFUSED'; readonly code: string; readonly retryAfterSeconds: number | null }
  | { readonly kind: 'SILENT'; readonly why: string }

/**
 * A signed answer that names another payment, refund or mandate than the one that was asked about (`reference`). It is no
 * answer: the caller is told SILENT, and what it says of the other one is not believed either.
 */
export type OtherAnswer = {
  readonly connector: string
  readonly about: 'PAYMENT' | 'REFUND' | 'MANDATE'
  readonly reference: string
  /** The reference that it names, as the bank wrote it. */
  readonly named: string
  readonly message: BankMessage
}

/** Keeps such an answer for people. */
export type NoteOtherAnswer = (answer: OtherAnswer) => Promise<void>

/** Card data for the one call that may carry it; never stored, never logged. */
export type CardData = { readonly number: string; readonly holderName: string; readonly date: string }

export type CardToVerify = {
  readonly reference: string
  /** Đồng. */
  readonly amount: bigint
  readonly description: string
  readonly issuerBin: string
  readonly card: CardData
}

/** A beneficiary's part of an account debit, in đồng. */
export type DebitSplit = { readonly agencyId: string; readonly amount: bigint }

/** One debit of a registered account; `split` names each beneficiary once and sums to `amount` (đồng). */
export type AccountDebitOrder = {
  readonly reference: string
  /** Number of the mandate that allows it. */
  readonly mandate: string
  readonly amount: bigint
  readonly split: readonly DebitSplit[]
  /** 1 to 140 characters; what the holder reads on the statement of the account. */
  readonly description: string
}

/**
 * What the bank shall keep of an approved registration. A higher `version` replaces a lower one; the state ENDED is
 * final. Exactly one of tax code and identity number says who the holder is.
 */
export type MandateOrder = {
  readonly number: string
  readonly version: number
  readonly state: MandateState
  readonly account: string
  readonly accountHolder: string
  readonly holderTaxCode: string | null
  readonly holderIdentityNumber: string | null
  /** Đồng a day in Việt Nam. */
  readonly dailyLimit: bigint
}

/**
 * What a bank can be asked about card payments, debits of registered accounts, and refunds. Every call is idempotent by its reference and
 * ends within the configured time-out; none throws for anything that the network or the bank does.
 */
export type BankConnector = {
  readonly name: string
  readonly verifyCard: (card: CardToVerify) => Promise<BankAnswer<CardCheck>>
  readonly sendOtp: (reference: string, request: number) => Promise<BankAnswer<CardCheck>>
  /** `tryNumber` tells the tries of one payment apart: the same try is sent under the same message id. */
  readonly debit: (
    reference: string,
    tryNumber: number,
    otp: string,
    amount: bigint,
  ) => Promise<BankAnswer<BankStatus>>
  readonly cancel: (reference: string) => Promise<BankAnswer<BankStatus>>
  readonly query: (reference: string) => Promise<BankAnswer<BankStatus>>
  /** Never answers AWAITING_OTP: whoever pays by account has confirmed it to the portal. */
  readonly debitAccount: (order: AccountDebitOrder) => Promise<BankAnswer<BankStatus>>
  readonly cancelDebit: (reference: string) => Promise<BankAnswer<BankStatus>>
  readonly queryDebit: (reference: string) => Promise<BankAnswer<BankStatus>>
  /** Answers the state that the bank keeps, which is a newer one where a newer version came first. */
  readonly putMandate: (mandate: MandateOrder) => Promise<BankAnswer<MandateStatus>>
  readonly refund: (refund: RefundOrder) => Promise<BankAnswer<RefundStatus>>
  readonly ping: () => Promise<BankAnswer<{ status: 'UP' }>>
}

/**
 * What tells money of a bank apart from other money that bears the same number: as the bank itself said it. Of a card or a debit our
 * reference, at a counter the bank's key, of a transfer its content.
 */
export type RefundOriginal = {
  readonly reference: string | null
  readonly key: string | null
  readonly content: string | null
  /** Đồng. */
  readonly amount: bigint
  /** When it was taken, or the value date of a transfer. */
  readonly at: Date
}

export type RefundOrder = {
  readonly refundReference: string
  /** The bank's number of the money that goes back, which other money may bear too. */
  readonly bankReference: string
  readonly original: RefundOriginal
  /** Đồng. */
  readonly amount: bigint
  readonly reason: string
  /** Whose fee goes back: of a split debit, that beneficiary gives it. Null for money that settled nothing. */
  readonly agencyId: string | null
}
