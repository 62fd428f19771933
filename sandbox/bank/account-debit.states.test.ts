import { expect, test } from 'vitest'
import { allEvents, allStates, next, unreachableStates } from '#lib/state-machine.ts'
import { type AccountDebitEvent, type AccountDebitStatus, accountDebit } from './account-debit.states.ts'
import { type MandateState, mandate } from './mandate.states.ts'

/** The whole table, written down a second time: a dash changes nothing. */
const debits: Record<AccountDebitEvent, Record<AccountDebitStatus, string>> = {
  MONEY_TAKEN: row('SUCCEEDED', 'SUCCEEDED'),
  MONEY_REFUSED: row('DECLINED', 'DECLINED'),
  OUTCOME_DELAYED: row('PROCESSING', '-'),
  CANCELLED_BY_CALLER: row('CANCELLED', '-'),
}

function row(RECEIVED: string, PROCESSING: string) {
  return { RECEIVED, PROCESSING, SUCCEEDED: '-', DECLINED: '-', CANCELLED: '-' }
}

test.each(allEvents(accountDebit))('%s of a debit in every state', (event) => {
  for (const state of allStates(accountDebit)) {
    const led = next(accountDebit, state, event)
    expect([state, led.ok ? led.value : '-']).toEqual([state, debits[event][state]])
  }
})

const mandates: Record<'ACTIVATE' | 'SUSPEND' | 'END' | 'REFUSE', MandateState> = {
  ACTIVATE: 'ACTIVE',
  SUSPEND: 'SUSPENDED',
  END: 'ENDED',
  REFUSE: 'REFUSED',
}

test.each(allEvents(mandate))('%s of a mandate in every state', (event) => {
  for (const state of allStates(mandate)) {
    const led = next(mandate, state, event)
    const expected = state === 'ENDED' ? '-' : mandates[event]
    expect([state, led.ok ? led.value : '-']).toEqual([state, expected])
  }
})

test('every state can be reached', () => {
  expect(unreachableStates(accountDebit)).toEqual([])
  expect(unreachableStates(mandate)).toEqual([])
})
