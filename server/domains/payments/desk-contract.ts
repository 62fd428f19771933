import type { Bilingual } from '../directory/contract.ts'
import type { InstructionState, Method } from './contract.ts'

/** A queue's work, what a machine does or a bank answers by itself, and what is over. */
export const deskTabs = ['WORK', 'MACHINE', 'DONE'] as const
export type DeskTab = (typeof deskTabs)[number]

export const suspenseStates = ['WAITING', 'OPEN', 'PROPOSED', 'RETURNING', 'RETURNED', 'ASSIGNED'] as const
export type SuspenseState = (typeof suspenseStates)[number]

/** Why money waits; `docs/money.md`. */
export const suspenseReasons = [
  'SHORT',
  'OVER',
  'DUPLICATE',
  'HELD_BY_OTHER',
  'UNKNOWN_REFERENCE',
  'TWO_NUMBERS',
  'FUTURE_DATED',
  'REFERENCE_REUSED',
] as const
export type SuspenseItemReason = (typeof suspenseReasons)[number]

export const proposalKinds = ['RETURN', 'ASSIGN'] as const
export type ProposalKind = (typeof proposalKinds)[number]

/** Who did or decided something. `name` is null for the portal's own rule and for one who is not known any more. */
export type Actor = {
  readonly kind: 'STAFF' | 'AGENCY' | 'PORTAL'
  readonly name: Bilingual | null
  /** The person who asks. */
  readonly self: boolean
}

export type Proposal = {
  readonly kind: ProposalKind
  /** What the money is to pay: the number of an instruction, or the public id of a payment. */
  readonly number: string | null
  readonly reason: string
  readonly by: Actor
  readonly at: string
}

/** Amounts are decimal strings of đồng, times ISO 8601 in UTC. */
export type SuspenseRow = {
  readonly captureId: string
  /** Of what was seen: a decision names it, and is refused when the item has moved on since. */
  readonly version: number
  readonly state: SuspenseState
  readonly reason: SuspenseItemReason
  readonly openedAt: string
  readonly amount: string
  readonly method: Method
  readonly bank: Bilingual
  readonly bankReference: string
  /** What the sender wrote: free text of a stranger. */
  readonly content: string | null
  /** The payment that the money names, where it names one. */
  readonly publicId: string | null
  readonly instructionNumber: string | null
  readonly proposal: Proposal | null
}

/** `next` names where the next page begins; null at the end. */
export type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null }

/** What waits, up to `mostCounted`, which then stands for more. What is over is not counted: it is not work. */
export type DeskCounts = { readonly WORK: number; readonly MACHINE: number }
export const mostCounted = 100

export type CandidateLine = {
  readonly dossierCode: string
  readonly agency: Bilingual
  readonly label: Bilingual
  readonly amount: string
  readonly state: 'OPEN' | 'PAID' | 'WITHDRAWN' | 'PAID_AT_AGENCY'
}

/** What money would do to a payment. MORE: the rest goes back. */
export const fits = ['EXACT', 'MORE', 'LESS', 'NOTHING_OWED'] as const
export type Fit = (typeof fits)[number]

/** A payment that the money could pay, to be compared with it. */
export type Candidate = {
  /** What it was found by, and what a proposal names: the number of its instruction, or its public id. */
  readonly number: string
  /** Of the instruction; null where the payment is named by its public id. */
  readonly state: InstructionState | null
  readonly publicId: string
  /** Who owes, masked. */
  readonly debtor: string
  readonly owedNow: string
  readonly lines: readonly CandidateLine[]
  readonly fit: Fit
  /** Somebody is paying it at this moment. */
  readonly held: boolean
}

/** One thing that happened, told in words by its kind. */
export type StoryLine = {
  readonly id: string
  readonly at: string
  readonly kind: string
  readonly by: Actor
  /** The reason that a person gave. */
  readonly reason: string | null
}

export type SuspenseDetail = SuspenseRow & {
  readonly capturedAt: string
  readonly decidedBy: Actor | null
  readonly decidedAt: string | null
  /** What the last person who refused wrote. */
  readonly note: string | null
  readonly returned: RefundSummary | null
  /** The payments whose numbers stand in the sender's text, or that the money came for. */
  readonly candidates: readonly Candidate[]
  readonly story: readonly StoryLine[]
}

export type CandidateRefusal =
  | { readonly code: 'NUMBER_EMPTY' | 'NUMBER_LETTERS' | 'NUMBER_CHECK' | 'NUMBER_OTHER_PROVINCE' }
  | { readonly code: 'NUMBER_LENGTH'; readonly digits: number }
  | { readonly code: 'NUMBER_UNKNOWN' | 'OTHER_AGENCY' | 'NOT_FOUND' }

/** CHANGED: somebody or a machine was faster; look again. */
export type DecisionRefusal = { readonly code: 'NOT_FOUND' | 'CHANGED' }
export type ProposeRefusal =
  | DecisionRefusal
  | CandidateRefusal
  | { readonly code: 'REASON_EMPTY' | 'NOTHING_OWED' }
  | { readonly code: 'TOO_LITTLE'; readonly owed: string }
export type WithdrawRefusal = DecisionRefusal | { readonly code: 'NOT_PROPOSER' }
/** SAME_PERSON: whoever proposes does not decide. The others: the payment is not what it was when it was proposed. */
export type ApproveRefusal =
  | DecisionRefusal
  | { readonly code: 'SAME_PERSON' | 'OTHER_AGENCY' | 'ALREADY_PAID' | 'NOTHING_OWED' | 'HELD_BY_OTHER' }
  | { readonly code: 'TOO_LITTLE'; readonly owed: string }
export type RejectRefusal = DecisionRefusal | { readonly code: 'SAME_PERSON' | 'REASON_EMPTY' }

export const refundStates = ['REQUESTED', 'REJECTED', 'APPROVED', 'SENT', 'REFUNDED', 'REFUSED'] as const
export type RefundStateName = (typeof refundStates)[number]
export const refundReasons = ['DUPLICATE', 'EXCESS', 'NOT_FITTING', 'FEE_REDUCED', 'REQUESTED'] as const
export type RefundReason = (typeof refundReasons)[number]

export type RefundSummary = {
  readonly id: string
  readonly state: RefundStateName
  readonly amount: string
  readonly promisedBy: string | null
  readonly finishedAt: string | null
  /** The refund's own number at the bank. */
  readonly bankReference: string | null
}

export type RefundRow = RefundSummary & {
  readonly version: number
  readonly kind: 'RETURN' | 'REFUND'
  readonly reason: RefundReason
  readonly note: string | null
  readonly requestedBy: Actor
  readonly requestedAt: string
  readonly bank: Bilingual
  /** The bank's number of the money that came. */
  readonly originalReference: string
  readonly publicId: string | null
  /** What it goes back of; null for money that settled nothing. */
  readonly charge: { readonly dossierCode: string; readonly label: Bilingual } | null
  /** The bank refused it, and nobody has decided since what to do. */
  readonly undecided: boolean
}

export type RefundDetail = RefundRow & {
  readonly reference: string
  readonly captureId: string
  readonly originalAmount: string
  readonly agency: Bilingual | null
  /** What the charge was settled with, and what of it went back or is on its way. */
  readonly settled: string | null
  readonly returnedSoFar: string
  readonly decidedBy: Actor | null
  readonly decidedAt: string | null
  readonly sentAt: string | null
  readonly bankReason: string | null
  readonly story: readonly StoryLine[]
}

/** A charge that was settled, of which something may go back. */
export type RefundableCharge = {
  readonly chargeId: string
  readonly dossierCode: string
  readonly debtor: string
  readonly agency: Bilingual
  readonly label: Bilingual
  readonly settled: string
  /** What has not gone back yet and is not about to. */
  readonly left: string
  readonly settledAt: string
  readonly bankReference: string
  readonly publicId: string
}

/** REQUEST_USED: the form asked for another refund before, which stands. */
export type RequestRefundRefusal =
  | { readonly code: 'NOT_FOUND' | 'REASON_EMPTY' | 'AMOUNT_FORM' | 'REQUEST_USED' }
  | { readonly code: 'TOO_MUCH'; readonly left: string }
export type RetryRefusal = DecisionRefusal | { readonly code: 'REASON_EMPTY' }
