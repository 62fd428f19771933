import { defineMachine, type MachineState } from '#lib/state-machine.ts'

const told = { ACTIVATE: 'ACTIVE', SUSPEND: 'SUSPENDED', END: 'ENDED', REFUSE: 'REFUSED' } as const

/** What a bank keeps of a registration. Each newer version decides anew, except that what has ended stays ended. */
export const mandate = defineMachine({
  initial: 'NEW',
  states: { NEW: told, ACTIVE: told, SUSPENDED: told, REFUSED: told, ENDED: {} },
})

export type MandateState = MachineState<typeof mandate>
