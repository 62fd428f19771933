import { maskName } from '#lib/vietnamese/mask-name.ts'
import { readerWords } from '#server/domains/charges/index.ts'
import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { DossierAbout, DossierView, DueWhen, FeeAbout, FeeKind, FeeState, FeeView } from './contract.ts'

/** How a line or a supplement stands: its row, its charge and the lease on it; amounts are decimal strings of đồng. */
export type FeeStanding = {
  readonly id: string
  /** The line that a supplement belongs to. */
  readonly supplementOf: string | null
  /** Of a line all that its agency says, of a supplement its part of that. */
  readonly gross: string
  readonly reduction: string
  readonly withdrawn: boolean
  /** The agency has a receipt for it. */
  readonly atAgency: boolean
  readonly chargeState: 'OPEN' | 'PAID' | 'WITHDRAWN' | 'PAID_AT_AGENCY' | null
  readonly leased: boolean
}

/** A fee line as one row of the list's statement holds it; `words` is null for a reader of the public level. */
export type FeeFacts = FeeStanding & {
  readonly words: FeeWords | null
  readonly leaseEndsAt: string | null
}

type FeeWords = {
  readonly kind: FeeKind
  readonly labelVi: string
  readonly labelEn: string
  readonly groundVi: string | null
  readonly groundEn: string | null
  readonly regulation: string
  readonly dueWhen: DueWhen
}

export type DossierFacts = {
  readonly id: string
  readonly code: string
  /** Null for a reader of the public level; `about` with it. */
  readonly procedure: Bilingual | null
  /** Days YYYY-MM-DD. */
  readonly about: DossierAbout | null
  readonly agencyId: string
  readonly agencyVi: string
  readonly agencyEn: string
  readonly applicantName: string
  readonly ownPayment: string | null
  readonly fees: readonly FeeFacts[]
}

/** What a visitor may see: the applicant's name is masked, nothing else personal is there. */
export function dossierView(facts: DossierFacts): DossierView {
  const fees = facts.fees
    .filter(isShown)
    .map((fee) => feeView(fee, elsewhere(fee, facts.fees), facts.code))
    .filter(isReadBy(facts.about))
  return {
    id: facts.id,
    code: facts.code,
    procedure: readerWords(facts.procedure, facts.code),
    agency: { id: facts.agencyId, name: { vi: facts.agencyVi, en: facts.agencyEn } },
    applicant: maskName(facts.applicantName),
    about: facts.about,
    fees,
    payable: `${payable(fees)}`,
    state: dossierState(fees),
    ownPayment: facts.ownPayment,
  }
}

/** That nothing is owed for a line tells of the applicant: the public level has no such lines. */
const isReadBy =
  (about: DossierAbout | null) =>
  ({ state }: FeeView): boolean =>
    about !== null || (state !== 'EXEMPT' && state !== 'WITHDRAWN')

/** A difference that is not owed any more was never the agency's word: its line says all. */
const isShown = ({ supplementOf, withdrawn }: FeeStanding): boolean => supplementOf === null || !withdrawn

/** What of a line its supplements stand for, in đồng. */
export function elsewhere({ id }: FeeStanding, all: readonly FeeStanding[]): bigint {
  return all
    .filter(({ supplementOf, withdrawn }) => supplementOf === id && !withdrawn)
    .reduce((sum, { gross }) => sum + BigInt(gross), 0n)
}

/** A line and its supplements show the whole of it between them. */
function feeView(facts: FeeFacts, onSupplements: bigint, dossierCode: string): FeeView {
  const { words, reduction } = facts
  const gross = BigInt(facts.gross) - onSupplements
  return {
    id: facts.id,
    label: readerWords(words && { vi: words.labelVi, en: words.labelEn }, dossierCode),
    amount: `${gross - BigInt(reduction)}`,
    about: words && feeAbout(words, { gross: `${gross}`, reduction }),
    state: feeState(facts, onSupplements),
    heldUntil: facts.leaseEndsAt === null ? null : new Date(facts.leaseEndsAt).toISOString(),
  }
}

function feeAbout(words: FeeWords, sums: Pick<FeeAbout, 'gross' | 'reduction'>): FeeAbout {
  const { kind, groundVi, groundEn, regulation, dueWhen } = words
  const ground = groundVi === null ? null : { vi: groundVi, en: groundEn ?? groundVi }
  return { kind, ...sums, ground, regulation, dueWhen }
}

/** A line's state from what its agency says, its charge and the lease on it. What was paid too much goes back elsewhere. */
export function feeState(facts: FeeStanding, onSupplements: bigint): FeeState {
  const owed = BigInt(facts.gross) - BigInt(facts.reduction)
  if (facts.withdrawn) return 'WITHDRAWN'
  if (owed === 0n || facts.chargeState === null) return 'EXEMPT'
  if (facts.atAgency) return 'PAID_AT_AGENCY'
  // What was paid for it went back, and what is owed again is a supplement.
  if (owed === onSupplements) return 'WITHDRAWN'
  return facts.chargeState === 'OPEN' && facts.leased ? 'HELD' : facts.chargeState
}

function payable(fees: readonly FeeView[]): bigint {
  return fees.reduce((sum, { state, amount }) => (state === 'OPEN' ? sum + BigInt(amount) : sum), 0n)
}

function dossierState(fees: readonly FeeView[]): DossierView['state'] {
  const states = new Set(fees.map(({ state }) => state))
  if (states.has('OPEN')) return 'PAYABLE'
  if (states.has('HELD')) return 'HELD'
  return states.has('PAID') || states.has('PAID_AT_AGENCY') ? 'PAID' : 'FREE'
}
