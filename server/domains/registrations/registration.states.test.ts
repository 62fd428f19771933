import { describe, expect, test } from 'vitest'
import { allEvents, allStates, next, terminalStates, unreachableStates } from '#lib/state-machine.ts'
import { stateNames } from './contract.ts'
import { registrationMachine } from './registration.states.ts'

/** Every transition that there is; every other pair of state and event is refused. */
const transitions = [
  'DRAFT EDIT DRAFT',
  'DRAFT PRINT AWAITING_FORM',
  'DRAFT WITHDRAW CLOSED',
  'DRAFT HOLDER_ENDS CLOSED',
  'AWAITING_FORM EDIT DRAFT',
  'AWAITING_FORM PRINT AWAITING_FORM',
  'AWAITING_FORM RECEIVE RECEIVED',
  'AWAITING_FORM RETURN RETURNED',
  'AWAITING_FORM WITHDRAW CLOSED',
  'AWAITING_FORM EXPIRE EXPIRED',
  'AWAITING_FORM BANK_APPROVES APPROVED',
  'AWAITING_FORM BANK_REJECTS REJECTED',
  'AWAITING_FORM HOLDER_ENDS CLOSED',
  'RECEIVED RETURN RETURNED',
  'RECEIVED APPROVE APPROVED',
  'RECEIVED REJECT REJECTED',
  'RECEIVED BANK_APPROVES APPROVED',
  'RECEIVED BANK_REJECTS REJECTED',
  'RECEIVED HOLDER_ENDS CLOSED',
  'RETURNED EDIT RETURNED',
  'RETURNED PRINT AWAITING_FORM',
  'RETURNED WITHDRAW CLOSED',
  'RETURNED HOLDER_ENDS CLOSED',
  'APPROVED SUSPEND SUSPENDED',
  'APPROVED BANK_REFUSES SUSPENDED',
  'APPROVED CLOSE CLOSED',
  'APPROVED REPLACE REPLACED',
  'APPROVED HOLDER_ENDS CLOSED',
  'SUSPENDED SUSPEND_OVER SUSPENDED',
  'SUSPENDED RESUME APPROVED',
  'SUSPENDED CLOSE CLOSED',
  'SUSPENDED REPLACE REPLACED',
  'SUSPENDED HOLDER_ENDS CLOSED',
]

describe.each(allStates(registrationMachine))('%s', (state) => {
  test.each(allEvents(registrationMachine))('and %s', (event) => {
    const row = transitions.find((line) => line.startsWith(`${state} ${event} `))
    expect(next(registrationMachine, state, event)).toEqual(
      row === undefined
        ? { ok: false, error: { code: 'ILLEGAL_TRANSITION', from: state, event } }
        : { ok: true, value: row.split(' ')[2] },
    )
  })
})

test('every state is reached, has a name, and four are ends', () => {
  expect(unreachableStates(registrationMachine)).toEqual([])
  expect(Object.keys(stateNames)).toEqual(expect.arrayContaining([...allStates(registrationMachine)]))
  expect(terminalStates(registrationMachine)).toEqual(['REJECTED', 'EXPIRED', 'CLOSED', 'REPLACED'])
})
