import { next } from '#lib/state-machine.ts'
import type { StaffRole } from '../../contract.ts'
import { approvals, type DecideRefusal, type ProposalAct, type WaitsFor } from '../../people-contract.ts'
import { type ProposalState, proposalMachine } from './proposal.states.ts'

/** A person of the staff at the moment of the decision. */
export type Party = {
  readonly id: string
  readonly email: string
  readonly role: StaffRole
  readonly bank: string | null
  readonly isActive: boolean
}

/** What somebody is to become. */
export type Wanted = { readonly role: StaffRole; readonly bank: string | null }

/** A proposal as it is decided on; `staffId` is null for an invitation. */
export type Proposal = Wanted & {
  readonly staffId: string | null
  readonly email: string
  readonly state: ProposalState
  readonly proposedBy: Party
}

/** An administrator may ask for everyone; a bank's administrator for tellers and controllers of that bank. */
export const mayPropose = (person: Party, wanted: Wanted): boolean =>
  person.isActive && (person.role === 'ADMINISTRATOR' || isOfBank(person, wanted))

/** Whoever has the role that the table of approvals names; of a bank, an administrator of that bank. */
export const mayApprove = (person: Party, wanted: Wanted): boolean =>
  person.isActive &&
  (approvals[wanted.role].by === 'BANK_ADMINISTRATOR'
    ? isOfBank(person, wanted)
    : person.role === 'ADMINISTRATOR')

const isOfBank = (person: Party, { role, bank }: Wanted): boolean =>
  person.role === 'BANK_ADMINISTRATOR' &&
  approvals[role].by === 'BANK_ADMINISTRATOR' &&
  person.bank !== null &&
  person.bank === bank

/** Why this person may not do this with the proposal; null where they may. */
export function refusalOf(proposal: Proposal, act: ProposalAct, person: Party): DecideRefusal | null {
  if (!next(proposalMachine, proposal.state, act).ok) return { code: 'NOT_WAITING' }
  const isOwn = person.id === proposal.proposedBy.id
  if (act === 'WITHDRAW') return isOwn && person.isActive ? null : { code: 'NOT_YOURS' }
  if (isOwn) return { code: 'OWN_PROPOSAL' }
  if (isAbout(proposal, person)) return { code: 'ABOUT_YOU' }
  if (act === 'REJECT')
    return mayApprove(person, proposal) || mayPropose(person, proposal) ? null : { code: 'NOT_YOURS' }
  if (!mayApprove(person, proposal)) return { code: 'NOT_YOURS' }
  return mayPropose(proposal.proposedBy, proposal) ? null : { code: 'PROPOSER_GONE' }
}

const isAbout = ({ staffId, email }: Proposal, person: Party): boolean =>
  person.id === staffId || person.email === email

const acts = ['APPROVE', 'REJECT', 'WITHDRAW'] as const

export const actsOf = (proposal: Proposal, person: Party): ProposalAct[] =>
  acts.filter((act) => refusalOf(proposal, act, person) === null)

/** What a proposal waits for, as things stand with everyone who can sign in. */
export function waitsFor(proposal: Proposal, everyone: readonly Party[]): WaitsFor {
  if (!mayPropose(proposal.proposedBy, proposal)) return 'OTHER_PROPOSER'
  if (everyone.some((person) => refusalOf(proposal, 'APPROVE', person) === null)) return 'DECISION'
  if (approvals[proposal.role].by === 'ADMINISTRATOR') return 'ADMINISTRATOR'
  return everyone.some((person) => mayApprove(person, proposal))
    ? 'OTHER_BANK_ADMINISTRATOR'
    : 'BANK_ADMINISTRATOR'
}
