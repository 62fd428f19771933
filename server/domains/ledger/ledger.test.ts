import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyCapture, assignSuspense, type MoneyName, suspendCapture } from './ledger.ts'

const money = (changes: Partial<MoneyName> = {}): MoneyName => ({
  connector: 'bank-a',
  bankReference: 'FT1',
  apart: null,
  ...changes,
})
const dong = fc.bigInt({ min: 1n, max: 10n ** 13n })
const shares = fc.array(
  fc.record({ agencyId: fc.constantFrom('H47.01', 'H47.02', 'H47.03'), amount: dong }),
  {
    minLength: 1,
    maxLength: 40,
  },
)
const sum = (lines: readonly { amount: bigint }[]) => lines.reduce((total, { amount }) => total + amount, 0n)

test('money applied balances: one line for the bank, one for each agency, with all that is its', () => {
  fc.assert(
    fc.property(shares, (all) => {
      const { lines } = applyCapture(money(), all)
      expect(sum(lines)).toBe(0n)
      expect(lines[0]).toEqual({ account: 'bank:bank-a', amount: sum(all) })
      const agencies = new Set(all.map(({ agencyId }) => agencyId))
      expect(lines.slice(1).map(({ account }) => account)).toEqual([...agencies].map((id) => `agency:${id}`))
      for (const id of agencies) {
        const own = all.filter(({ agencyId }) => agencyId === id)
        expect(lines.find(({ account }) => account === `agency:${id}`)?.amount).toBe(-sum(own))
      }
    }),
  )
})

test('money in suspense balances', () => {
  fc.assert(
    fc.property(dong, (amount) => {
      const { lines } = suspendCapture(money(), amount)
      expect(lines).toEqual([
        { account: 'bank:bank-a', amount },
        { account: 'suspense:bank-a', amount: -amount },
      ])
    }),
  )
})

test('the same money has the same cause, applied or not: it is posted once', () => {
  const applied = applyCapture(money(), [{ agencyId: 'H47.01', amount: 5n }])
  expect(applied.cause).toBe(suspendCapture(money(), 5n).cause)
  expect(applied.cause).not.toBe(suspendCapture(money({ connector: 'bank-b' }), 5n).cause)
})

test('other money under the same number has a cause of its own, which no number can spell', () => {
  const second = suspendCapture(money({ apart: 'REF2#5' }), 5n)
  expect(second.cause).toBe('capture#REF2#5:bank-a:FT1')
  expect(assignSuspense(money({ apart: 'REF2#5' }), []).cause).toBe('assign#REF2#5:bank-a:FT1')
  expect(suspendCapture(money({ bankReference: '#REF2#5:bank-a:FT1' }), 5n).cause).not.toBe(second.cause)
})
