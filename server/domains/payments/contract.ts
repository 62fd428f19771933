import type { ChargeBasis, ReaderWords } from '../charges/contract.ts'
import type { Bilingual } from '../directory/contract.ts'
import type { InstructionLine, LineChange, PaymentLine } from './line-contract.ts'

export type { ChargeLine, InstructionLine, LineChange, PaymentLine, PrintedLine } from './line-contract.ts'
export type { ChargeBasis }

/**
 * What the payer sees of a payment.
 * OPEN: nothing tried yet. CHECKING_CARD: the bank looks at the card. AWAITING_OTP: a code is on its way.
 * WAITING_FOR_BANK: the code was sent on, the bank has not confirmed. AT_COUNTER: a teller is taking the money.
 * DECLINED: the last attempt failed, no money was taken, another may be made. HELD: the bank took money that did not
 * fit; `moneyBack` says what becomes of it. RETURNED: such money went back, and another attempt may be made.
 */
export const publicStates = [
  'OPEN',
  'CHECKING_CARD',
  'AWAITING_OTP',
  'WAITING_FOR_BANK',
  'AT_COUNTER',
  'DECLINED',
  'PAID',
  'EXPIRED',
  'HELD',
  'RETURNED',
] as const
export type PublicState = (typeof publicStates)[number]

/** The payer's pages below /pay/<id>; '' is check-and-pay. */
export const payerPages = [
  '',
  'bank',
  'card',
  'account',
  'otp',
  'instruction',
  'waiting',
  'result',
  'confirmation',
] as const
export type PayerPage = (typeof payerPages)[number]

/** Which pages may be shown in which state; the first is where everything else leads to. */
export const pagesOfState: Record<PublicState, readonly [PayerPage, ...PayerPage[]]> = {
  OPEN: ['', 'bank', 'card', 'account', 'instruction'],
  CHECKING_CARD: ['waiting'],
  AWAITING_OTP: ['otp'],
  WAITING_FOR_BANK: ['waiting'],
  AT_COUNTER: ['instruction'],
  DECLINED: ['result', '', 'bank', 'card', 'account', 'instruction'],
  PAID: ['result', 'confirmation'],
  EXPIRED: ['result'],
  HELD: ['result'],
  RETURNED: ['result', '', 'bank', 'card', 'account', 'instruction'],
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
  'ACCOUNT_NOT_REGISTERED',
  'ACCOUNT_LOCKED',
  'BANK_MAINTENANCE',
  'OTP_TRIES_EXCEEDED',
  'OTP_TOO_MANY',
  'ISSUER_TIMEOUT',
  'BANK_SILENT',
  'CANCELLED_BY_PAYER',
  'CANCELLED_BY_BANK',
  'LEASE_ENDED',
  'NOT_TAKEN_AT_COUNTER',
  'PAID_ELSEWHERE',
  'HELD_ELSEWHERE',
  'CHARGES_CHANGED',
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
  /** What was wrong with the last code typed. NOT_RECEIVED: the bank awaits a code, and it is not known whether it got this one. */
  readonly error: 'WRONG' | 'EXPIRED' | 'NOT_RECEIVED' | null
}

/**
 * What may be done to a payment, and to an attempt: by whom is the table of `relation.ts`. DEBIT: pay it from a registered account;
 * who may PAY and not DEBIT does so in a payment of their own over the same charges.
 */
export const paymentActs = ['PAY', 'DEBIT', 'PRINT', 'CANCEL_NUMBER'] as const
export type PaymentAct = (typeof paymentActs)[number]
export type AttemptAct = 'TYPE_CODE' | 'NEW_CODE' | 'STOP' | 'READ_CARD'
/** Somebody else's: what opened the payment to this visitor does not allow it. */
export type NotYours = { readonly code: 'NOT_YOURS' }

export const methods = ['CARD', 'COUNTER', 'TRANSFER', 'ACCOUNT'] as const
export type Method = (typeof methods)[number]

export type AttemptView = {
  readonly reference: string
  readonly method: Method
  /** The reader began it. What another began is shown without card, account and telephone, and without why the bank refused it. */
  readonly yours: boolean
  /** Of a card that is the reader's; else null. */
  readonly issuerBin: string | null
  /** First six and last four digits; null like `issuerBin`. */
  readonly cardMask: string | null
  /** Of a debited account that is the reader's; else null. */
  readonly accountMask: string | null
  /** The bank that takes or took the money, and for COUNTER where; `until`: the end of the teller's lease. */
  readonly bank: Bilingual
  readonly branch: string | null
  readonly otp: OtpView | null
  /** By when the code must be sent on, or the end of a teller's hold; null in other states. */
  readonly leaseEndsAt: string | null
  /** It was stopped or ran out of time, and the bank is asked to promise that it takes nothing. */
  readonly stopping: boolean
  /** By when the bank's answer will be known. */
  readonly knownBy: string | null
  readonly reason: DeclineReason | null
  readonly bankReference: string | null
  /** When the payer sent the code on. */
  readonly sentAt: string | null
}

/** Amounts are decimal strings of đồng, times ISO 8601 in UTC. */
export type PaymentView = {
  readonly publicId: string
  readonly state: PublicState
  readonly amount: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly paidAt: string | null
  readonly exception: 'LATE' | 'DUPLICATE' | 'SHORT' | 'OVER' | 'MISMATCH' | null
  readonly lines: readonly PaymentLine[]
  /** Codes of dossiers in `lines` that are no longer owed as they stand there: paid elsewhere, withdrawn, or another fee. */
  readonly changedDossiers: readonly string[]
  /** The live attempt, or the last one; without another reader's card that holds nothing. */
  readonly attempt: AttemptView | null
  /** Another reader has begun to pay by card. It holds nothing and stands in nobody's way. */
  readonly othersCard: boolean
  readonly verificationCode: string | null
  /** True when the agencies' systems have taken note of the payment. */
  readonly agenciesTold: boolean
  /** What the money settled, once paid: less than `lines` where a charge was paid elsewhere or changed. */
  readonly paidAmount: string | null
  readonly paidLines: readonly PaymentLine[] | null
  readonly receipts: readonly ReceiptView[]
  /** Money that did not fit, or goes back; the newest first. */
  readonly moneyBack: readonly MoneyBack[]
  /** The latest instruction that was printed for it. */
  readonly instruction: InstructionView | null
  /** A tax code alone opened one of its dossiers to this reader: pages and papers are drawn without what that is about. */
  readonly shortened: boolean
  /** What this reader may do with the payment. */
  readonly may: readonly PaymentAct[]
}

/** What one agency received. `number` has seven digits, without gap within agency and series. */
export type ReceiptView = {
  readonly agencyId: string
  readonly agency: Bilingual
  readonly series: string
  readonly number: string
  readonly amount: string
  readonly verificationCode: string
  readonly issuedAt: string
}

/** WAITING: decided when another attempt ends. BEING_LOOKED_AT: people decide. RETURNING: on its way back. */
export const moneyBackStates = ['WAITING', 'BEING_LOOKED_AT', 'RETURNING', 'RETURNED'] as const
export type MoneyBackState = (typeof moneyBackStates)[number]
/** Why money did not fit, or why it goes back. */
export const moneyBackReasons = [
  'DUPLICATE',
  'SHORT',
  'OVER',
  'HELD_BY_OTHER',
  'FUTURE_DATED',
  'REFERENCE_REUSED',
  'FEE_REDUCED',
  'REQUESTED',
] as const
export type MoneyBackReason = (typeof moneyBackReasons)[number]

export type MoneyBack = {
  readonly amount: string
  readonly state: MoneyBackState
  readonly reason: MoneyBackReason
  /** By when it is promised to be back; null while nobody has decided. */
  readonly promisedBy: string | null
  readonly returnedAt: string | null
  /** The bank's number of the money that came, and of the money that went back. */
  readonly bankReference: string
  readonly refundBankReference: string | null
}

export const instructionStates = ['ACTIVE', 'REPLACED', 'CANCELLED', 'EXPIRED'] as const
export type InstructionState = (typeof instructionStates)[number]

/** Where a transfer goes; `qr` is the VietQR text of exactly this. */
export type TransferDetails = {
  readonly bank: Bilingual
  readonly bin: string
  readonly account: string
  readonly accountName: string
  readonly content: string
  readonly qr: string
}

export type InstructionView = {
  readonly number: string
  readonly state: InstructionState
  readonly printedAt: string
  readonly payableFrom: string
  readonly amountValidUntil: string
  readonly payableUntil: string
  /** What was printed. */
  readonly amount: string
  readonly replacedBy: string | null
  /** The number that this one replaced. */
  readonly replaces: string | null
  readonly endedAt: string | null
  readonly verificationCode: string
  readonly debtor: string
  readonly transfer: TransferDetails
  readonly lines: readonly InstructionLine[]
  /** What is owed now; "0" when nothing is. */
  readonly amountNow: string
  readonly changes: readonly LineChange<ReaderWords>[]
}

/** NOT_PAYABLE: paid, expired, or money is under way. NOTHING_OWED: all of it was settled or withdrawn meanwhile.
 * TOO_MANY_NUMBERS: so many were printed for it within a day. */
export type InstructionRefusal =
  | { readonly code: 'NOT_PAYABLE'; readonly state: PublicState }
  | { readonly code: 'NOTHING_OWED' | 'NOTHING_TO_CANCEL' | 'TOO_MANY_NUMBERS' }
  | NotYours

/** What an open page follows: anything that it shows moves the stamp. */
export type LivePayment = {
  readonly publicId: string
  readonly state: PublicState
  /** Changes whenever something of the payment changes. */
  readonly stamp: string
  readonly atCounter: { readonly bank: Bilingual; readonly branch: string; readonly until: string } | null
}

export type CreatePaymentRefusal =
  | { readonly code: 'NOTHING_CHOSEN' | 'TOO_MANY_DOSSIERS' | 'NOT_ON_YOUR_LIST' | 'NOTHING_OWED' }
  | { readonly code: 'HELD'; readonly dossierCodes: readonly string[]; readonly until: string | null }

export type FindPaymentRefusal =
  | { readonly code: 'ID_EMPTY' | 'ID_FORM' | 'FACT_EMPTY' | 'FACT_FORM' | 'NOT_FOUND' }
  | { readonly code: 'TOO_MANY'; readonly retryAfterSeconds: number }

/** What anyone with the code of a document may know: no names, no dossier codes. Amounts in đồng, times ISO 8601. */
export type VerifiedDocument =
  | {
      readonly kind: 'PAYMENT_CONFIRMATION'
      readonly publicId: string
      readonly amount: string
      readonly agencies: readonly Bilingual[]
      readonly paidAt: string
      readonly issuedAt: string
      readonly present: 'VALID'
    }
  | {
      readonly kind: 'PAYMENT_INSTRUCTION'
      readonly number: string
      readonly amount: string
      readonly agencies: readonly Bilingual[]
      readonly issuedAt: string
      readonly payableUntil: string
      readonly present: InstructionState | 'PAID'
    }
  | {
      readonly kind: 'RECEIPT'
      readonly series: string
      readonly number: string
      readonly agency: Bilingual
      readonly amount: string
      readonly issuedAt: string
      /** Of it, what went back since. */
      readonly refunded: string
      readonly present: 'VALID'
    }

/** One line in the visitor's list of payments. */
export type OwnPayment = Pick<PaymentView, 'publicId' | 'state' | 'amount' | 'createdAt'>
