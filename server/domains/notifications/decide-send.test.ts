import { describe, expect, test } from 'vitest'
import { addMs } from '#lib/dates.ts'
import { someTime as now } from '#tests/factories/facts.ts'
import { decideSend } from './decide-send.ts'
import { expiryOf } from './new-message.ts'

const message = (template: 'SIGN_UP' | 'INVITATION', changes: object = {}) => ({
  state: 'QUEUED' as const,
  template,
  tries: 0,
  lastError: null,
  withheld: false,
  expiresAt: expiryOf(template, now),
  ...changes,
})

/** Runs every round of a message that nobody ever answers: when each try falls, in seconds, and how it ends. */
function run(template: 'SIGN_UP' | 'INVITATION', lastError: string | null) {
  const tries: number[] = []
  let at = now
  for (let round = 1; ; round++) {
    const decision = decideSend(message(template, { tries: round - 1, lastError }), round, at)
    if (decision.kind !== 'SEND')
      return { tries, end: decision, after: (at.getTime() - now.getTime()) / 1000 }
    tries.push((at.getTime() - now.getTime()) / 1000)
    at = decision.nextAt
  }
}

test('a code is tried five times within its two minutes, then given up', () => {
  const { tries, end, after } = run('SIGN_UP', 'TIMEOUT')
  expect(tries).toEqual([0, 10, 25, 50, 80])
  expect(end).toEqual({ kind: 'GIVE_UP', why: 'TIMEOUT' })
  expect(after).toBeLessThanOrEqual(120)
})

test('news is tried with growing pauses for a day, then given up', () => {
  const { tries, end, after } = run('INVITATION', null)
  expect(tries).toHaveLength(8)
  const pauses = tries.slice(1).map((at, n) => at - (tries[n] ?? 0))
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
  expect(end).toEqual({ kind: 'GIVE_UP', why: 'NO_ANSWER' })
  expect(after).toBeLessThanOrEqual(24 * 3600)
})

describe('a round is one call', () => {
  test.each([
    ['the same round again', message('SIGN_UP', { tries: 1 }), 1],
    ['a round that was never arranged', message('SIGN_UP'), 2],
    ['a message that left', message('SIGN_UP', { state: 'SENT' }), 1],
    ['a message that was given up', message('SIGN_UP', { state: 'GIVEN_UP' }), 1],
  ])('%s does nothing', (_, facts, round) => {
    expect(decideSend(facts, round, now)).toEqual({ kind: 'NOTHING' })
  })
})

test('a code is sent until it expires, and not from then on', () => {
  const { expiresAt } = message('SIGN_UP')
  expect(decideSend(message('SIGN_UP'), 1, addMs(expiresAt, -1)).kind).toBe('SEND')
  expect(decideSend(message('SIGN_UP'), 1, expiresAt)).toEqual({ kind: 'GIVE_UP', why: 'EXPIRED' })
})

test('the next round is never later than the expiry, so that the text does not stay longer', () => {
  const facts = message('SIGN_UP')
  expect(decideSend(facts, 1, addMs(facts.expiresAt, -1))).toEqual({ kind: 'SEND', nextAt: facts.expiresAt })
})

test('a message that is withheld is given up at its first round, and handed over in none', () => {
  expect(decideSend(message('SIGN_UP', { withheld: true }), 1, now)).toEqual({
    kind: 'GIVE_UP',
    why: 'WITHHELD',
  })
  expect(decideSend(message('SIGN_UP', { withheld: true, state: 'GIVEN_UP' }), 1, now)).toEqual({
    kind: 'NOTHING',
  })
})
