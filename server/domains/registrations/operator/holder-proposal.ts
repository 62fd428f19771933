import { next } from '#lib/state-machine.ts'
import type {
  DecideHolderRefusal,
  HolderDecision,
  HolderProposalAct,
  HolderProposalObstacle,
} from '../holder-contract.ts'
import { type HolderProposalState, holderProposalMachine } from './holder-proposal.states.ts'

/** A proposal about a holder, with the holder and the proposing operator as they are at this moment. */
export type HolderProposal = {
  readonly decision: HolderDecision
  readonly state: HolderProposalState
  readonly proposedBy: string
  readonly proposerIsOperator: boolean
  readonly expiresAt: Date
  /** The version of the holder's data that was looked at, and the version now. */
  readonly seen: string
  readonly version: string
  readonly verifiedAt: Date | null
  readonly closedAt: Date | null
}

export type Operator = { readonly id: string; readonly isOperator: boolean }

/** Why this person may not do this with the proposal now; null where they may. */
export function refusalOf(
  proposal: HolderProposal,
  act: HolderProposalAct,
  person: Operator,
  now: Date,
): DecideHolderRefusal | null {
  if (!next(holderProposalMachine, proposal.state, act).ok) return { code: 'NOT_WAITING' }
  const isOwn = person.id === proposal.proposedBy
  if (!person.isOperator || (act === 'WITHDRAW' && !isOwn)) return { code: 'NOT_YOURS' }
  if (act === 'WITHDRAW') return null
  if (isOwn) return { code: 'OWN_PROPOSAL' }
  return act === 'REJECT' ? null : obstacleTo(proposal, now)
}

/** Why nobody can approve it any more; null while it stands. What does not stand gives way to a new proposal. */
export function obstacleTo(
  proposal: HolderProposal,
  now: Date,
): { readonly code: HolderProposalObstacle } | null {
  if (now >= proposal.expiresAt) return { code: 'LAPSED' }
  if (!proposal.proposerIsOperator) return { code: 'PROPOSER_GONE' }
  if (proposal.closedAt !== null) return { code: 'CLOSED' }
  if (proposal.decision === 'VERIFY' && proposal.verifiedAt !== null) return { code: 'VERIFIED' }
  return proposal.version === proposal.seen ? null : { code: 'CHANGED' }
}

const acts = ['APPROVE', 'REJECT', 'WITHDRAW'] as const

export const actsOf = (proposal: HolderProposal, person: Operator, now: Date): HolderProposalAct[] =>
  acts.filter((act) => refusalOf(proposal, act, person, now) === null)
