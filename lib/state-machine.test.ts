import fc from 'fast-check'
import { describe, expect, expectTypeOf, test } from 'vitest'
import {
  allEvents,
  allStates,
  defineMachine,
  eventsFrom,
  isTerminal,
  type MachineEvent,
  type MachineState,
  next,
  reachable,
  terminalStates,
  unreachableStates,
} from './state-machine.ts'

const door = defineMachine({
  initial: 'CLOSED',
  states: {
    CLOSED: { OPEN: 'OPENED', LOCK: 'LOCKED' },
    OPENED: { CLOSE: 'CLOSED', BREAK: 'BROKEN' },
    LOCKED: { UNLOCK: 'CLOSED', BREAK: 'BROKEN' },
    BROKEN: {},
  },
})

const isle = defineMachine({
  initial: 'SHORE',
  states: { SHORE: { WAIT: 'SHORE' }, ISLE: { SWIM: 'SHORE' }, REEF: {} },
})

describe('next', () => {
  test('follows the table', () => {
    expect(next(door, 'CLOSED', 'OPEN')).toEqual({ ok: true, value: 'OPENED' })
    expect(next(isle, 'SHORE', 'WAIT')).toEqual({ ok: true, value: 'SHORE' })
  })

  test('refuses what is not in it, and says what', () => {
    expect(next(door, 'BROKEN', 'OPEN')).toEqual({
      ok: false,
      error: { code: 'ILLEGAL_TRANSITION', from: 'BROKEN', event: 'OPEN' },
    })
  })

  test('an event named like a property of every object is no event', () => {
    expect(next(door, 'CLOSED', 'toString' as 'OPEN').ok).toBe(false)
  })

  test('names are types', () => {
    expectTypeOf<MachineState<typeof door>>().toEqualTypeOf<'CLOSED' | 'OPENED' | 'LOCKED' | 'BROKEN'>()
    expectTypeOf<MachineEvent<typeof door>>().toEqualTypeOf<'OPEN' | 'LOCK' | 'CLOSE' | 'BREAK' | 'UNLOCK'>()
    // @ts-expect-error a target that is no state does not compile
    defineMachine({ initial: 'A', states: { A: { GO: 'NOWHERE' } } })
    // @ts-expect-error nor does an initial state that is none
    defineMachine({ initial: 'B', states: { A: {} } })
    // @ts-expect-error nor an unknown event
    expect(next(door, 'CLOSED', 'PAINT').ok).toBe(false)
  })
})

test('states, events and ends are listed', () => {
  expect(allStates(door)).toEqual(['CLOSED', 'OPENED', 'LOCKED', 'BROKEN'])
  expect(allEvents(door)).toEqual(['OPEN', 'LOCK', 'CLOSE', 'BREAK', 'UNLOCK'])
  expect(eventsFrom(door, 'LOCKED')).toEqual(['UNLOCK', 'BREAK'])
  expect(terminalStates(door)).toEqual(['BROKEN'])
  expect(isTerminal(door, 'CLOSED')).toBe(false)
})

describe('reachability', () => {
  test('finds a shortest row of events to each state', () => {
    expect([...reachable(door)]).toEqual([
      ['CLOSED', []],
      ['OPENED', ['OPEN']],
      ['LOCKED', ['LOCK']],
      ['BROKEN', ['OPEN', 'BREAK']],
    ])
    expect(unreachableStates(door)).toEqual([])
  })

  test('names the states that nothing leads to', () => {
    expect(unreachableStates(isle)).toEqual(['ISLE', 'REEF'])
  })

  test('any walk stays inside what is reachable', () => {
    const paths = reachable(door)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...allEvents(door))), (events) => {
        const end = events.reduce<MachineState<typeof door>>((state, event) => {
          const step = next(door, state, event)
          return step.ok ? step.value : state
        }, door.initial)
        expect(paths.has(end)).toBe(true)
      }),
    )
  })
})
