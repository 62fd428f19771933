import { defineMachine, type MachineState } from '#lib/state-machine.ts'

/**
 * A message on its way. SENT: the provider has accepted it, which is not yet delivered. What the provider says of the
 * delivery may overtake its own acceptance, and may come after we have given up on a provider that was silent.
 * The same table is in the database as message_guard.
 */
export const messageMachine = defineMachine({
  initial: 'QUEUED',
  states: {
    QUEUED: { ACCEPT: 'SENT', DELIVER: 'DELIVERED', FAIL: 'FAILED', GIVE_UP: 'GIVEN_UP' },
    SENT: { DELIVER: 'DELIVERED', FAIL: 'FAILED' },
    GIVEN_UP: { DELIVER: 'DELIVERED' },
    DELIVERED: {},
    FAILED: {},
  },
})

export type MessageState = MachineState<typeof messageMachine>
