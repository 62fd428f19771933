import { maskName } from '#lib/vietnamese/mask-name.ts'
import type { DossierView, DueWhen, FeeKind, FeeState, FeeView } from './contract.ts'

/** A fee line with its charge and lease as one row of the list's statement holds it; amounts are decimal strings. */
export type FeeFacts = {
  readonly id: string
  readonly kind: FeeKind
  readonly labelVi: string
  readonly labelEn: string
  readonly gross: string
  readonly reduction: string
  readonly groundVi: string | null
  readonly groundEn: string | null
  readonly regulation: string
  readonly dueWhen: DueWhen
  readonly withdrawn: boolean
  readonly chargeState: 'OPEN' | 'PAID' | 'WITHDRAWN' | 'PAID_AT_AGENCY' | null
  readonly leased: boolean
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
  const fees = facts.fees.map(feeView)
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

function feeView(facts: FeeFacts): FeeView {
  const { labelVi, labelEn, groundVi, groundEn } = facts
  return {
    id: facts.id,
    kind: facts.kind,
    label: { vi: labelVi, en: labelEn },
    gross: facts.gross,
    reduction: facts.reduction,
    amount: `${BigInt(facts.gross) - BigInt(facts.reduction)}`,
    ground: groundVi === null ? null : { vi: groundVi, en: groundEn ?? groundVi },
    regulation: facts.regulation,
    dueWhen: facts.dueWhen,
    state: feeState(facts),
    heldUntil: facts.leaseEndsAt === null ? null : new Date(facts.leaseEndsAt).toISOString(),
  }
}

/** A line's state from its charge and the lease on it. */
export function feeState(facts: Pick<FeeFacts, 'withdrawn' | 'chargeState' | 'leased'>): FeeState {
  if (facts.withdrawn) return 'WITHDRAWN'
  if (facts.chargeState === null) return 'EXEMPT'
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
