import { defineMachine, type MachineState } from '#lib/state-machine.ts'

/**
 * What one person asks for and another decides. Whoever asked may take it back; an approval is carried out in the transaction
 * that writes it. The same table is in the database as staff_proposal_guard.
 */
export const proposalMachine = defineMachine({
  initial: 'WAITING',
  states: {
    WAITING: { APPROVE: 'APPROVED', REJECT: 'REJECTED', WITHDRAW: 'WITHDRAWN' },
    APPROVED: {},
    REJECTED: {},
    WITHDRAWN: {},
  },
})

export type ProposalState = MachineState<typeof proposalMachine>
