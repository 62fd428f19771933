import { expect, test } from 'vitest'
import { allStates, next, reachable, terminalStates } from '#lib/state-machine.ts'
import { counterItem } from './item.states.ts'

test('every state can be reached', () => {
  expect([...reachable(counterItem).keys()].sort()).toEqual([...allStates(counterItem)].sort())
})

test('what has ended stays ended: money is taken once under a key', () => {
  expect([...terminalStates(counterItem)].sort()).toEqual(['NOT_TAKEN', 'REFUSED', 'TAKEN'])
  for (const state of terminalStates(counterItem)) expect(next(counterItem, state, 'TOOK').ok).toBe(false)
})
