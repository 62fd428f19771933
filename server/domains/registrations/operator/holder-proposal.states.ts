import { defineMachine, type MachineState } from '#lib/state-machine.ts'

/**
 * What one operator proposes about a holder and another decides, as proposals about people of the staff, but for the time that it
 * waits at most, and that one which cannot be approved any more gives way to a new one. The same table is in the database as holder_proposal_guard.
 */
export const holderProposalMachine = defineMachine({
  initial: 'WAITING',
  states: {
    WAITING: {
      APPROVE: 'APPROVED',
      REJECT: 'REJECTED',
      WITHDRAW: 'WITHDRAWN',
      EXPIRE: 'EXPIRED',
      GIVE_WAY: 'REPLACED',
    },
    APPROVED: {},
    REJECTED: {},
    WITHDRAWN: {},
    EXPIRED: {},
    REPLACED: {},
  },
})

export type HolderProposalState = MachineState<typeof holderProposalMachine>
