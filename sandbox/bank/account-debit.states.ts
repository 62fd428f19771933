import { defineMachine, type MachineEvent, type MachineState } from '#lib/state-machine.ts'

/**
 * A debit of a registered account, from the moment when the bank first hears its reference. An event that a state does
 * not take changes nothing: the bank answers the state as it is, so that a message may come late, twice or out of order.
 */
export const accountDebit = defineMachine({
  initial: 'RECEIVED',
  states: {
    RECEIVED: {
      MONEY_TAKEN: 'SUCCEEDED',
      MONEY_REFUSED: 'DECLINED',
      OUTCOME_DELAYED: 'PROCESSING',
      CANCELLED_BY_CALLER: 'CANCELLED',
    },
    PROCESSING: { MONEY_TAKEN: 'SUCCEEDED', MONEY_REFUSED: 'DECLINED' },
    SUCCEEDED: {},
    DECLINED: {},
    CANCELLED: {},
  },
})

export type AccountDebitStatus = MachineState<typeof accountDebit>
export type AccountDebitEvent = MachineEvent<typeof accountDebit>
