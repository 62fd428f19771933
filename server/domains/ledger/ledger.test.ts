import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyCapture, suspendCapture } from './ledger.ts'

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
      const { lines } = applyCapture('bank-a', 'FT1', all)
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
      const { lines } = suspendCapture('bank-a', 'FT1', amount)
      expect(lines).toEqual([
        { account: 'bank:bank-a', amount },
        { account: 'suspense:bank-a', amount: -amount },
      ])
    }),
  )
})

test('the same money has the same cause, applied or not: it is posted once', () => {
  const applied = applyCapture('bank-a', 'FT1', [{ agencyId: 'H47.01', amount: 5n }])
  expect(applied.cause).toBe(suspendCapture('bank-a', 'FT1', 5n).cause)
  expect(applied.cause).not.toBe(suspendCapture('bank-b', 'FT1', 5n).cause)
})
