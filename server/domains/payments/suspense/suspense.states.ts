import { defineMachine } from '#lib/state-machine.ts'

/**
 * Money in suspense. WAITING: another attempt must end first. OPEN and PROPOSED are people's; a proposal becomes true
 * by a second person. RETURNING ends with the bank's word, and a bank that refuses brings it back to people.
 */
export const suspenseMachine = defineMachine({
  initial: 'WAITING',
  states: {
    WAITING: { HAND_TO_PEOPLE: 'OPEN', RETURN: 'RETURNING', ASSIGN: 'ASSIGNED' },
    OPEN: { PROPOSE: 'PROPOSED' },
    PROPOSED: { WITHDRAW: 'OPEN', REJECT: 'OPEN', RETURN: 'RETURNING', ASSIGN: 'ASSIGNED' },
    RETURNING: { BANK_RETURNED: 'RETURNED', BANK_REFUSED: 'OPEN' },
    RETURNED: {},
    ASSIGNED: {},
  },
})
