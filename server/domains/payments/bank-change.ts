import type { Posting } from '#server/domains/ledger/index.ts'
import type { Job } from '#server/platform/jobs.ts'
import type { AttemptState } from './attempt.states.ts'
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
  readonly reference: string
  readonly state: AttemptState
  readonly version: number
  readonly amount: bigint
  readonly reason: string | null
  readonly otp: OtpFacts | null
  /** How many codes were sent on to the bank. */
  readonly otpTry: number
  readonly bankReference: string | null
  readonly sentAt: Date | null
  readonly knownBy: Date | null
  readonly leaseUntil: Date
}

export type ChargeFacts = {
  readonly id: string
  readonly beneficiary: string
  /** What it owes now, in đồng; the agency may have changed it since the payment was made. */
  readonly amount: bigint
  readonly open: boolean
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
  readonly charges: readonly ChargeFacts[]
  /** This bank reference is booked already. */
  readonly booked: boolean
}

export type AttemptChange = {
  readonly state: AttemptState
  readonly reason: string | null
  readonly otp: OtpFacts | null
  readonly bankReference: string | null
  readonly knownBy: Date | null
  readonly finishedAt: Date | null
}

export type SuspenseReason = 'SHORT' | 'OVER' | 'DUPLICATE' | 'HELD_BY_OTHER' | 'UNKNOWN_REFERENCE'

export type CaptureChange = {
  readonly bankReference: string
  readonly amount: bigint
  readonly at: Date
  readonly suspense: SuspenseReason | null
}

/** What is to be written, all in one transaction; what is null or empty is left as it is. */
export type Change = {
  readonly attempt: AttemptChange | null
  readonly payment: {
    readonly state: PaymentState
    readonly exception: PaymentException | null
    readonly paidAt: Date | null
  } | null
  /** CLOSE frees the charges. HOLD keeps them until the answer is known. UNTIL_END gives back the first end. */
  readonly lease: 'KEEP' | 'CLOSE' | 'HOLD' | 'UNTIL_END'
  readonly capture: CaptureChange | null
  /** Charges that the capture settles. */
  readonly settle: readonly ChargeFacts[]
  readonly posting: Posting | null
  readonly events: readonly { readonly kind: string; readonly detail: Record<string, string | null> }[]
  readonly jobs: readonly Job[]
  readonly issueConfirmation: boolean
}

export const nothing: Change = {
  attempt: null,
  payment: null,
  lease: 'KEEP',
  capture: null,
  settle: [],
  posting: null,
  events: [],
  jobs: [],
  issueConfirmation: false,
}

/** The attempt as it stands, to be changed by what is named over it. */
export function unchanged(attempt: AttemptFacts): AttemptChange {
  const { state, reason, otp, bankReference, knownBy } = attempt
  return { state, reason, otp, bankReference, knownBy, finishedAt: null }
}
