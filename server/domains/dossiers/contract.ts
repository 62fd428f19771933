import type { ReaderWords } from '../charges/contract.ts'
import type { Bilingual } from '../directory/contract.ts'

export type FeeKind = 'PHI' | 'LE_PHI'
export type DueWhen = 'INTAKE' | 'SUPPLEMENT' | 'RESULT'

/** OPEN: can be paid now. HELD: an attempt to pay holds it. EXEMPT: nothing is owed for it. */
export type FeeState = 'OPEN' | 'HELD' | 'PAID' | 'PAID_AT_AGENCY' | 'WITHDRAWN' | 'EXEMPT'

/** Amounts are decimal strings of đồng, times ISO 8601 in UTC, days YYYY-MM-DD. */
export type FeeView = {
  readonly id: string
  readonly label: ReaderWords
  /** What is owed: gross less reduction. */
  readonly amount: string
  /** Null for a reader of the public level. */
  readonly about: FeeAbout | null
  readonly state: FeeState
  /** Until when a teller holds it; null while a bank's answer to a code or a debit is awaited, or when nothing holds it. */
  readonly heldUntil: string | null
}

/** What a fee is for, and why it is as much. */
export type FeeAbout = {
  readonly kind: FeeKind
  readonly gross: string
  readonly reduction: string
  readonly ground: Bilingual | null
  readonly regulation: string
  readonly dueWhen: DueWhen
}

/** What tells where a dossier stands. */
export type DossierAbout = {
  readonly receivedOn: string
  readonly dueOn: string | null
  /** National status 1 to 10 (reference: TT 01/2018, shared by the provincial systems). */
  readonly status: number
}

/** What a visitor who knows the code and one fact may see; the applicant is masked. */
export type DossierView = {
  readonly id: string
  readonly code: string
  readonly procedure: ReaderWords
  readonly agency: { readonly id: string; readonly name: Bilingual }
  readonly applicant: string
  /** Null for a reader of the public level: a tax code alone opened it. */
  readonly about: DossierAbout | null
  readonly fees: readonly FeeView[]
  /** Sum of the OPEN fees. */
  readonly payable: string
  /** PAYABLE: something can be paid now. HELD: all that is owed is held. PAID: nothing more is owed. FREE: nothing ever was. */
  readonly state: 'PAYABLE' | 'HELD' | 'PAID' | 'FREE'
  /** The visitor's own unfinished payment that contains it, by public id. */
  readonly ownPayment: string | null
}

export type LookUpInput = { readonly code: string; readonly fact: string }

export type LookUpRefusal =
  | { readonly code: 'CODE_EMPTY' | 'CODE_FORM' | 'FACT_EMPTY' | 'FACT_FORM' }
  /** Wrong code and wrong fact are the same answer. */
  | { readonly code: 'NOT_FOUND' }
  | { readonly code: 'TOO_MANY'; readonly retryAfterSeconds: number }
