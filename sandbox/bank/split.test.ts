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
  [151n, undefined, ['A100', 'B50', 'C1']],
  [30n, undefined, ['A30']],
  [130n, undefined, ['A100', 'B30']],
  [50n, 'B', ['B50']],
  [60n, 'B', ['B50', 'A10']],
  [1n, 'C', ['C1']],
  [20n, 'stranger', ['A20']],
])('%d đồng of the fee of %s come from %j', (amount, first, expected) => {
  const shares = nextToGiveBack(split, amount, first)
  expect(shares.map((share) => share.agencyId + share.amount)).toEqual(expected)
})

test('who has nothing left gives nothing', () => {
  const left = [
    { agencyId: 'A', amount: 0n },
    { agencyId: 'B', amount: 50n },
  ]
  expect(nextToGiveBack(left, 50n, 'A')).toEqual([{ agencyId: 'B', amount: 50n }])
})
