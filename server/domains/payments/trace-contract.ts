import type { Bilingual } from '../directory/contract.ts'
import type { InstructionState, Method } from './contract.ts'
import type { RefundStateName, SuspenseItemReason, SuspenseState } from './desk-contract.ts'

/** What of a payment was named in a search. */
export const paymentFacts = [
  'PUBLIC_ID',
  'ATTEMPT',
  'BANK_REFERENCE',
  'REFUND',
  'DOSSIER',
  'INSTRUCTION',
  'REGISTRATION',
] as const
export type PaymentFact = (typeof paymentFacts)[number]

export type PaymentStateName = 'OPEN' | 'PAID' | 'EXPIRED'

/** Amounts are decimal strings of đồng, times ISO 8601 in UTC. */
export type FoundPayment = {
  readonly publicId: string
  readonly by: PaymentFact
  readonly state: PaymentStateName
  readonly amount: string
  readonly createdAt: string
  /** Of a signed-in payer. */
  readonly holderName: string | null
}

/** Money under a bank's number that names no payment of ours. */
export type FoundMoney = {
  readonly captureId: string
  readonly bank: Bilingual
  readonly bankReference: string
  readonly amount: string
  readonly capturedAt: string
}

export type FoundRegistration = {
  readonly number: string
  readonly state: string
  readonly holderName: string
  readonly accountMask: string
  readonly bank: Bilingual
}

export type FoundHolder = TraceHolder & {
  /** The numbers of its registrations, the newest first, ten at most. */
  readonly registrations: readonly string[]
}

/** What one text names, each kind the newest first and at most `mostFound`. */
export type TraceFound = {
  readonly payments: readonly FoundPayment[]
  readonly money: readonly FoundMoney[]
  readonly registrations: readonly FoundRegistration[]
  readonly holders: readonly FoundHolder[]
}
export const mostFound = 20

/** SEARCH_SHORT: fewer than two letters or digits. */
export type SearchRefusal = { readonly code: 'SEARCH_EMPTY' | 'SEARCH_SHORT' }

/** In whose name accounts are registered. */
export type TraceHolder = {
  readonly id: string
  readonly kind: 'ORGANISATION' | 'PERSON'
  readonly name: string
  readonly taxCode: string | null
  readonly verifiedAt: string | null
  readonly closedAt: string | null
  /** Another where its data were changed. */
  readonly version: string
}

/** Who or what caused something. `name` is null where none is known; a payer without an account has none. */
export type TraceActor = {
  readonly kind: 'PAYER' | 'ACCOUNT' | 'BANK' | 'PORTAL' | 'STAFF' | 'AGENCY'
  readonly name: Bilingual | null
  /** The person who asks. */
  readonly self: boolean
  /** The bank's way of saying it, or the portal's job; a code. */
  readonly means: string | null
}

/** One field of a message that may be shown. */
export type ShownField = { readonly field: string; readonly value: string }

/** A message that a bank signed, without what is personal: `withheld` names the fields that are kept back. */
export type TraceMessage = {
  readonly messageId: string
  readonly bank: Bilingual
  readonly receivedAt: string
  /** What it led to, as a code. */
  readonly result: string
  readonly shown: readonly ShownField[]
  readonly withheld: readonly string[]
}

/** One thing that happened, with the message that brought it. */
export type TraceEvent = {
  readonly id: string
  readonly at: string
  readonly kind: string
  readonly actor: TraceActor
  readonly detail: readonly ShownField[]
  readonly message: TraceMessage | null
}

export type TraceAttempt = {
  readonly reference: string
  readonly method: Method
  readonly state: string
  readonly amount: string
  readonly bank: Bilingual
  /** Of a counter. */
  readonly branch: string | null
  /** Of the card or the account, masked. */
  readonly mask: string | null
  readonly registrationNumber: string | null
  readonly reason: string | null
  readonly bankReference: string | null
  readonly createdAt: string
  readonly sentAt: string | null
  readonly knownBy: string | null
  readonly finishedAt: string | null
}

export type TraceLine = {
  readonly chargeId: string
  readonly dossierCode: string
  readonly label: Bilingual
  readonly agency: Bilingual
  readonly amount: string
  readonly state: 'OPEN' | 'PAID' | 'WITHDRAWN' | 'PAID_AT_AGENCY'
}

export type TraceShare = {
  readonly agencyId: string
  readonly agency: Bilingual
  readonly lines: number
  readonly amount: string
}

/** One posting. Debit and credit are decimal strings; exactly one of a line is not null. */
export type TraceJournal = {
  readonly id: string
  readonly kind: string
  readonly cause: string
  readonly at: string
  readonly lines: readonly {
    readonly account: string
    readonly name: Bilingual | null
    readonly debit: string | null
    readonly credit: string | null
  }[]
}

export type TraceSuspense = {
  readonly captureId: string
  readonly state: SuspenseState
  readonly reason: SuspenseItemReason
  readonly amount: string
  readonly bankReference: string
  readonly openedAt: string
}

export type TraceRefund = {
  readonly id: string
  readonly reference: string
  readonly kind: 'RETURN' | 'REFUND'
  readonly state: RefundStateName
  readonly amount: string
  readonly requestedAt: string
}

/** A document that anyone can verify by its code. */
export type TraceDocument =
  | { readonly kind: 'CONFIRMATION'; readonly code: string; readonly at: string }
  | {
      readonly kind: 'RECEIPT'
      readonly code: string
      readonly at: string
      readonly number: string
      readonly agency: Bilingual
      readonly amount: string
    }
  | {
      readonly kind: 'INSTRUCTION'
      readonly code: string
      readonly at: string
      readonly number: string
      readonly state: InstructionState
    }

/** Somebody of the staff looked. */
export type TraceLook = {
  readonly id: string
  readonly at: string
  readonly name: string | null
  readonly self: boolean
}

/** Lines of a payment that its story shows; `lineCount` says how many there are. */
export const mostLines = 50

/** A payment's whole story. */
export type PaymentTrace = {
  readonly publicId: string
  readonly state: PaymentStateName
  readonly exception: string | null
  readonly amount: string
  readonly createdAt: string
  readonly expiresAt: string
  readonly paidAt: string | null
  readonly holder: TraceHolder | null
  readonly shares: readonly TraceShare[]
  readonly lines: readonly TraceLine[]
  readonly lineCount: number
  readonly attempts: readonly TraceAttempt[]
  readonly events: readonly TraceEvent[]
  /** Messages under its references that no event names: questions' answers that changed nothing. */
  readonly otherMessages: readonly TraceMessage[]
  readonly journals: readonly TraceJournal[]
  readonly suspense: readonly TraceSuspense[]
  readonly refunds: readonly TraceRefund[]
  readonly documents: readonly TraceDocument[]
  /** The newest first, fifty at most. */
  readonly looks: readonly TraceLook[]
}

/** A debit of a registered account. */
export type TraceDebit = Pick<TraceAttempt, 'reference' | 'state' | 'amount' | 'createdAt' | 'reason'> & {
  readonly publicId: string
}

/** How many payments the list of what agencies have not heard shows. */
export const mostUntold = 50

/** A payment that an agency's system has not taken note of; times ISO 8601 in UTC. */
export type UntoldPayment = {
  readonly publicId: string
  readonly since: string
  readonly tries: number
  readonly nextTryAt: string
  /** A code, for a person who calls the agency's people. */
  readonly why: string
  /** For a day or longer. */
  readonly late: boolean
}
export type UntoldList = { readonly rows: readonly UntoldPayment[]; readonly more: boolean }
