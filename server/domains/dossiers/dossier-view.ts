import { maskName } from '#lib/vietnamese/mask-name.ts'
import type { DossierView, DueWhen, FeeKind, FeeState, FeeView } from './contract.ts'

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

/** A fee line as one row of the list's statement holds it. */
export type FeeFacts = FeeStanding & {
  readonly kind: FeeKind
  readonly labelVi: string
  readonly labelEn: string
  readonly groundVi: string | null
  readonly groundEn: string | null
  readonly regulation: string
  readonly dueWhen: DueWhen
  readonly leaseEndsAt: string | null
}

export type DossierFacts = {
  readonly id: string
  readonly code: string
  readonly procedureVi: string
  readonly procedureEn: string
  readonly agencyId: string
  readonly agencyVi: string
  readonly agencyEn: string
  readonly applicantName: string
  /** Days YYYY-MM-DD. */
  readonly receivedOn: string
  readonly dueOn: string | null
  readonly status: number
  readonly ownPayment: string | null
  readonly fees: readonly FeeFacts[]
}

/** What a visitor may see: the applicant's name is masked, nothing else personal is there. */
export function dossierView(facts: DossierFacts): DossierView {
  const fees = facts.fees.filter(isShown).map((fee) => feeView(fee, elsewhere(fee, facts.fees)))
  return {
    id: facts.id,
    code: facts.code,
    procedure: { vi: facts.procedureVi, en: facts.procedureEn },
    agency: { id: facts.agencyId, name: { vi: facts.agencyVi, en: facts.agencyEn } },
    applicant: maskName(facts.applicantName),
    receivedOn: facts.receivedOn,
    dueOn: facts.dueOn,
    status: facts.status,
    fees,
    payable: `${payable(fees)}`,
    state: dossierState(fees),
    ownPayment: facts.ownPayment,
  }
}

/** A difference that is not owed any more was never the agency's word: its line says all. */
const isShown = ({ supplementOf, withdrawn }: FeeStanding): boolean => supplementOf === null || !withdrawn

/** What of a line its supplements stand for, in đồng. */
export function elsewhere({ id }: FeeStanding, all: readonly FeeStanding[]): bigint {
  return all
    .filter(({ supplementOf, withdrawn }) => supplementOf === id && !withdrawn)
    .reduce((sum, { gross }) => sum + BigInt(gross), 0n)
}

/** A line and its supplements show the whole of it between them. */
function feeView(facts: FeeFacts, onSupplements: bigint): FeeView {
  const { labelVi, labelEn, groundVi, groundEn } = facts
  const gross = BigInt(facts.gross) - onSupplements
  return {
    id: facts.id,
    kind: facts.kind,
    label: { vi: labelVi, en: labelEn },
    gross: `${gross}`,
    reduction: facts.reduction,
    amount: `${gross - BigInt(facts.reduction)}`,
    ground: groundVi === null ? null : { vi: groundVi, en: groundEn ?? groundVi },
    regulation: facts.regulation,
    dueWhen: facts.dueWhen,
    state: feeState(facts, onSupplements),
    heldUntil: facts.leaseEndsAt === null ? null : new Date(facts.leaseEndsAt).toISOString(),
  }
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
