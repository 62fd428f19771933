import { describe, expect, test } from 'vitest'
import { type DebitFacts, decideDebit, hindranceOf, leftToday, needsCode } from './decide-debit.ts'

const facts: DebitFacts = {
  amount: 300_000n,
  dailyLimit: 1_000_000n,
  usedToday: 700_000n,
  ready: true,
  scope: 'ANY',
  othersDossiers: [],
}

describe('hindranceOf', () => {
  test.each<[string, Partial<DebitFacts>, ReturnType<typeof hindranceOf>]>([
    ['the last đồng of the day', {}, null],
    ['one đồng more than is left', { amount: 300_001n }, 'OVER_LIMIT'],
    ['a bank that has not confirmed', { ready: false }, 'BANK_NOT_READY'],
    ['others’ dossiers within the scope', { othersDossiers: ['H47.20-260101-0001'] }, null],
    [
      'others’ dossiers out of scope',
      { scope: 'OWN', othersDossiers: ['H47.20-260101-0001'] },
      'OUT_OF_SCOPE',
    ],
    ['own dossiers', { scope: 'OWN' }, null],
    [
      'a bank that has not confirmed, before anything else',
      { ready: false, amount: 300_001n },
      'BANK_NOT_READY',
    ],
  ])('%s', (_, change, hindrance) => {
    expect(hindranceOf({ ...facts, ...change })).toBe(hindrance)
  })
})

test('a limit that is passed already leaves nothing', () => {
  expect(leftToday({ dailyLimit: 5n, usedToday: 7n })).toBe(0n)
})

test.each([
  [300_000n, 700_000n, false],
  [300_001n, 700_000n, true],
  [1_000_001n, 0n, true],
])('%d after %d today asks for a code: %s', (amount, usedByHolder, asked) => {
  expect(needsCode({ amount, usedByHolder }, 1_000_000n)).toBe(asked)
})

test('a refusal says what the payer needs to know', () => {
  expect(decideDebit({ ...facts, amount: 300_001n })).toEqual({
    ok: false,
    error: { code: 'OVER_LIMIT', leftToday: '300000' },
  })
  expect(decideDebit({ ...facts, scope: 'OWN', othersDossiers: ['A', 'B'] })).toEqual({
    ok: false,
    error: { code: 'OUT_OF_SCOPE', dossierCodes: ['A', 'B'] },
  })
})
