import { describe, expect, test } from 'vitest'
import { allStates } from '#lib/state-machine.ts'
import { someTime } from '#tests/factories/facts.ts'
import { type AttemptState, attemptMachine, holdsNothing } from './attempt.states.ts'
import { type ClaimedCharge, decideClaim } from './claim.ts'

const asked = new Map([
  ['c1', 100_000n],
  ['c2', 50_000n],
])
const charge = (id: string, more: Partial<ClaimedCharge> = {}): ClaimedCharge => ({
  id,
  state: 'OPEN',
  amount: asked.get(id) ?? 0n,
  heldUntil: null,
  holder: null,
  ...more,
})
const claim = (...charges: ClaimedCharge[]) => decideClaim(asked, charges)

describe('the claim of a code', () => {
  test('free charges, for what the payment asks', () => {
    expect(claim(charge('c1'), charge('c2'))).toEqual({ verdict: 'FREE' })
  })

  test.each(allStates(attemptMachine))('held by an attempt in %s', (holder) => {
    const verdict = claim(charge('c1', { holder }), charge('c2'))
    expect(verdict).toEqual(holder === 'SENT' ? { verdict: 'BUSY' } : { verdict: 'HELD', until: null })
  })

  test('held by two: the one whose end is not near decides, and the later end is told', () => {
    const late = new Date(someTime.getTime() + 1_000)
    const teller = (heldUntil: Date): Partial<ClaimedCharge> => ({ holder: 'AT_COUNTER', heldUntil })
    expect(claim(charge('c1', { holder: 'SENT' }), charge('c2', { holder: 'SENT' }))).toEqual({
      verdict: 'BUSY',
    })
    expect(claim(charge('c1', { holder: 'SENT' }), charge('c2', teller(late)))).toEqual({
      verdict: 'HELD',
      until: null,
    })
    expect(claim(charge('c1', teller(someTime)), charge('c2', teller(late)))).toEqual({
      verdict: 'HELD',
      until: late,
    })
  })

  test.each<[string, Partial<ClaimedCharge>, boolean]>([
    ['paid', { state: 'PAID' }, true],
    ['paid at the agency', { state: 'PAID_AT_AGENCY' }, true],
    ['withdrawn', { state: 'WITHDRAWN' }, false],
    ['of another amount', { amount: 50_001n }, false],
    ['of another amount, and held', { amount: 49_999n, holder: 'SENT' }, false],
  ])('a charge %s: nothing is sent on', (_, more, paid) => {
    expect(claim(charge('c1'), charge('c2', more))).toEqual({ verdict: 'CHANGED', paid })
  })
})

test('what holds nothing and gives way: a card before its code, unless one may be on its way', () => {
  const giving = allStates(attemptMachine).flatMap((state: AttemptState) =>
    [false, true].flatMap((codeUnsure) =>
      holdsNothing({ state, codeUnsure }) ? [`${state} ${codeUnsure}`] : [],
    ),
  )
  expect(giving).toEqual(['VERIFYING false', 'AWAITING_OTP false'])
})
