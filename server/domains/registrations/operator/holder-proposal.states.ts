import { defineMachine, type MachineState } from '#lib/state-machine.ts'

/**
 * What one operator proposes about a holder and another decides, as proposals about people of the staff, but for the time that it
 * waits at most. The same table is in the database as holder_proposal_guard.
 */
export const holderProposalMachine = defineMachine({
  initial: 'WAITING',
  states: {
    WAITING: { APPROVE: 'APPROVED', REJECT: 'REJECTED', WITHDRAW: 'WITHDRAWN', EXPIRE: 'EXPIRED' },
    APPROVED: {},
    REJECTED: {},
    WITHDRAWN: {},
    EXPIRED: {},
  },
})

export type HolderProposalState = MachineState<typeof holderProposalMachine>
