import { defineMachine, type MachineState } from '#lib/state-machine.ts'

/**
 * One number in a teller's hands. While the portal's answer to the activation is not known (ACTIVATING) the money may
 * have been taken all the same, and may be told. What is TAKEN is never taken again, and never untaken.
 */
export const counterItem = defineMachine({
  initial: 'ACTIVATING',
  states: {
    ACTIVATING: { HELD: 'ACTIVATED', REFUSED: 'REFUSED', TOOK: 'TAKEN', TOOK_NOTHING: 'NOT_TAKEN' },
    ACTIVATED: { TOOK: 'TAKEN', TOOK_NOTHING: 'NOT_TAKEN' },
    REFUSED: {},
    TAKEN: {},
    NOT_TAKEN: {},
  },
})

export type CounterState = MachineState<typeof counterItem>
