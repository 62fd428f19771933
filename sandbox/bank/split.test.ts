import { expect, test } from 'vitest'
import { inOrder, nextToGiveBack, splitFits } from './split.ts'

const split = [
  { agencyId: 'A', amount: 100n },
  { agencyId: 'B', amount: 50n },
  { agencyId: 'C', amount: 1n },
]

test('the parts sum to the whole, each beneficiary once', () => {
  expect(splitFits(split, 151n)).toBe(true)
  expect(splitFits(split, 150n)).toBe(false)
  expect(splitFits([...split, { agencyId: 'A', amount: 1n }], 152n)).toBe(false)
  expect(inOrder(split.toReversed())).toEqual(split)
})

test.each([
  [0n, 151n, ['A100', 'B50', 'C1']],
  [0n, 30n, ['A30']],
  [30n, 100n, ['A70', 'B30']],
  [130n, 21n, ['B20', 'C1']],
  [150n, 1n, ['C1']],
  [100n, 50n, ['B50']],
])('after %d đồng, %d đồng come from %j', (before, amount, expected) => {
  const shares = nextToGiveBack(split, before, amount)
  expect(shares.map((share) => share.agencyId + share.amount)).toEqual(expected)
})

test('in any steps everything goes back where it came from', () => {
  for (const step of [1n, 7n, 49n, 151n]) {
    const back = new Map<string, bigint>()
    for (let before = 0n; before < 151n; before += step) {
      const amount = before + step > 151n ? 151n - before : step
      for (const share of nextToGiveBack(split, before, amount)) {
        back.set(share.agencyId, (back.get(share.agencyId) ?? 0n) + share.amount)
      }
    }
    expect([...back]).toEqual(split.map(({ agencyId, amount }) => [agencyId, amount]))
  }
})
