import { expect, test } from 'vitest'
import { allEvents, allStates, next, terminalStates, unreachableStates } from '#lib/state-machine.ts'
import { messageMachine } from './message.states.ts'

const table: Record<string, string> = {
  'QUEUED ACCEPT': 'SENT',
  'QUEUED DELIVER': 'DELIVERED',
  'QUEUED FAIL': 'FAILED',
  'QUEUED GIVE_UP': 'GIVEN_UP',
  'SENT DELIVER': 'DELIVERED',
  'SENT FAIL': 'FAILED',
  'GIVEN_UP DELIVER': 'DELIVERED',
}
const cells = allStates(messageMachine).flatMap((state) =>
  allEvents(messageMachine).map((event) => [state, event] as const),
)

test.each(cells)('%s on %s', (state, event) => {
  const moved = next(messageMachine, state, event)
  expect(moved.ok ? moved.value : undefined).toBe(table[`${state} ${event}`])
})

test('every state is reached, and only what became of it ends it', () => {
  expect(unreachableStates(messageMachine)).toEqual([])
  expect(terminalStates(messageMachine)).toEqual(['DELIVERED', 'FAILED'])
})
