import { expect, test } from 'vitest'
import { percentile } from './signed-load.ts'

test.each([
  [[7], 0.99, 7],
  [Array.from({ length: 100 }, (_, index) => 100 - index), 0.99, 99],
  [Array.from({ length: 1_000 }, (_, index) => index), 0.99, 989],
  [[3, 1, 2], 1, 3],
])('of %j a part of %d is within %d', (values, part, expected) => {
  expect(percentile(values, part)).toBe(expected)
})

test('nothing measured has no percentile', () => {
  expect(() => percentile([], 0.99)).toThrow('Nothing was measured')
})
