import { defineMachine, type MachineState } from '#lib/state-machine.ts'

/**
 * Money on its way back. REQUESTED: a second person decides. APPROVED: it will be sent. SENT: it was, and the bank is asked
 * until it says REFUNDED or REFUSED. What is REFUSED is a person's work again, and may be sent anew.
 */
export const refundMachine = defineMachine({
  initial: 'REQUESTED',
  states: {
    REQUESTED: { APPROVE: 'APPROVED', REJECT: 'REJECTED' },
    APPROVED: { SEND: 'SENT' },
    SENT: { BANK_REFUNDED: 'REFUNDED', BANK_REFUSED: 'REFUSED' },
    REJECTED: {},
    REFUNDED: {},
    REFUSED: {},
  },
})

export type RefundState = MachineState<typeof refundMachine>
