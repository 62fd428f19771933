import { expect, test } from 'vitest'
import { allEvents, allStates, next, terminalStates, unreachableStates } from '#lib/state-machine.ts'
import { proposalMachine } from './proposal.states.ts'

const table: Record<string, string> = {
  'WAITING APPROVE': 'APPROVED',
  'WAITING REJECT': 'REJECTED',
  'WAITING WITHDRAW': 'WITHDRAWN',
}
const cells = allStates(proposalMachine).flatMap((state) =>
  allEvents(proposalMachine).map((event) => [state, event] as const),
)

test.each(cells)('%s on %s', (state, event) => {
  const moved = next(proposalMachine, state, event)
  expect(moved.ok ? moved.value : undefined).toBe(table[`${state} ${event}`])
})

test('what was decided stays decided', () => {
  expect(unreachableStates(proposalMachine)).toEqual([])
  expect(terminalStates(proposalMachine)).toEqual(['APPROVED', 'REJECTED', 'WITHDRAWN'])
})
