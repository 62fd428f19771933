import type { Posting } from '#server/domains/ledger/index.ts'
import type { Job } from '#server/platform/jobs.ts'
import type { AttemptState } from './attempt.states.ts'
import type { InstructionState, Method } from './contract.ts'
import type { PaymentException, PaymentState } from './payment.states.ts'

/** What is kept of the code last sent: never the code. */
export type OtpFacts = {
  readonly maskedPhone: string
  readonly digits: number
  readonly validUntil: string
  readonly nextCodeAt: string
  readonly triesLeft: number
  readonly codesSent: number
  readonly error: 'WRONG' | 'EXPIRED' | 'NOT_RECEIVED' | null
}

export type AttemptFacts = {
  readonly id: string
  readonly method: Method
  readonly reference: string
  readonly state: AttemptState
  readonly version: number
  readonly amount: bigint
  readonly reason: string | null
  readonly otp: OtpFacts | null
  /** How many codes were sent on to the bank. */
  readonly otpTry: number
  /** It is not known whether a code reached the bank. Once true it stays, until the bank has promised to take nothing. */
  readonly codeUnsure: boolean
  readonly bankReference: string | null
  readonly sentAt: Date | null
  readonly knownBy: Date | null
  /** By when a card's code must be sent on, or the end of a teller's hold. */
  readonly leaseUntil: Date
}

export type ChargeFacts = {
  readonly id: string
  readonly beneficiary: string
  readonly state: 'OPEN' | 'PAID' | 'WITHDRAWN' | 'PAID_AT_AGENCY'
  /** What it owes now, in đồng; the agency may have changed it since the payment was made. */
  readonly owed: bigint
  /** What this attempt's lease promised for it; null where it has had none. */
  readonly promised: bigint | null
  /** This attempt holds it. */
  readonly leased: boolean
  /** An attempt other than this one holds it. */
  readonly heldByOther: boolean
}

/** All that a decision about a bank's word may look at. */
export type Facts = {
  readonly attempt: AttemptFacts | null
  readonly payment: {
    readonly id: string
    readonly state: PaymentState
    readonly exception: PaymentException | null
    readonly paidAt: Date | null
  } | null
  /** The number that named the payment, where no attempt did. */
  readonly instruction: { readonly number: string; readonly state: InstructionState } | null
  /** More than one payment is named. */
  readonly ambiguous: boolean
  /** Those that the attempt asked for: of a teller what was owed at the activation, else all of the payment. */
  readonly charges: readonly ChargeFacts[]
  /**
   * What is booked under this bank reference: THIS fact, so that it was told before; OTHER money, since the bank uses its
   * number again.
   */
  readonly booked: 'NO' | 'THIS' | 'OTHER'
}

export type AttemptChange = {
  readonly state: AttemptState
  readonly reason: string | null
  readonly otp: OtpFacts | null
  readonly codeUnsure: boolean
  readonly bankReference: string | null
  readonly knownBy: Date | null
  readonly finishedAt: Date | null
}

export type SuspenseReason =
  | 'SHORT'
  | 'OVER'
  | 'DUPLICATE'
  | 'HELD_BY_OTHER'
  | 'UNKNOWN_REFERENCE'
  | 'TWO_NUMBERS'
  | 'FUTURE_DATED'
  | 'REFERENCE_REUSED'

/** WAITING: until another attempt ends. OPEN: a person's work. RETURNING: on its way back. ASSIGNED: applied after all. */
export type SuspenseState = 'WAITING' | 'OPEN' | 'RETURNING' | 'ASSIGNED'

/** New money, or money that waits in suspense and is decided anew (`released`). */
export type CaptureChange = {
  readonly bankReference: string
  readonly method: Method
  readonly amount: bigint
  /** The part that goes back of money that is applied. */
  readonly excess: bigint
  readonly content: string | null
  readonly at: Date
  /** Why it waits; null: it is applied. */
  readonly suspense: SuspenseReason | null
  readonly released: { readonly captureId: string; readonly version: number } | null
}

/** An attempt that is known first when its money has come. */
export type NewAttempt = {
  readonly reference: string
  readonly method: Method
  readonly amount: bigint
  readonly bankReference: string
  readonly counterKey: string | null
}

/** A charge and what settles it, in đồng. */
export type Settlement = { readonly charge: ChargeFacts; readonly amount: bigint }

/** Money that goes back by itself, of the capture. */
export type ReturnOrder = { readonly amount: bigint; readonly reason: 'DUPLICATE' | 'EXCESS' }

/** What is to be written, all in one transaction; what is null or empty is left as it is. */
export type Change = {
  readonly attempt: AttemptChange | null
  readonly payment: {
    readonly state: PaymentState
    readonly exception: PaymentException | null
    readonly paidAt: Date | null
  } | null
  /** CLOSE frees the charges. HOLD keeps what is held until the answer is known. UNTIL_END gives back the first end. */
  readonly lease: 'KEEP' | 'CLOSE' | 'HOLD' | 'UNTIL_END'
  readonly newAttempt: NewAttempt | null
  readonly capture: CaptureChange | null
  /** What the capture settles; each agency gets a receipt of its part. */
  readonly settle: readonly Settlement[]
  readonly suspense: { readonly state: SuspenseState; readonly decidedBy: string | null } | null
  readonly returns: readonly ReturnOrder[]
  /** It settles after its lease, its payment or its number had ended. */
  readonly late: boolean
  readonly posting: Posting | null
  readonly events: readonly { readonly kind: string; readonly detail: Record<string, string | null> }[]
  readonly jobs: readonly Job[]
  readonly issueConfirmation: boolean
}

export const nothing: Change = {
  attempt: null,
  payment: null,
  lease: 'KEEP',
  newAttempt: null,
  capture: null,
  settle: [],
  suspense: null,
  returns: [],
  late: false,
  posting: null,
  events: [],
  jobs: [],
  issueConfirmation: false,
}

/** The attempt as it stands, to be changed by what is named over it. */
export function unchanged(attempt: AttemptFacts): AttemptChange {
  const { state, reason, otp, codeUnsure, bankReference, knownBy } = attempt
  return { state, reason, otp, codeUnsure, bankReference, knownBy, finishedAt: null }
}
