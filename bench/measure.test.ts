import { expect, test } from 'vitest'
import { alternate, isMet, median, rounds } from './measure.ts'

test.each([
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 3, 2], 2.5],
])('the median of %j is %d', (values, expected) => {
  expect(median(values)).toBe(expected)
})

test('nothing measured has no median', () => {
  expect(() => median([])).toThrow('Nothing was measured')
})

test('a target is met at its own figure', () => {
  expect(isMet(0.35, { atLeast: 0.35 })).toBe(true)
  expect(isMet(0.349, { atLeast: 0.35 })).toBe(false)
  expect(isMet(1.5, { atMost: 1.5 })).toBe(true)
  expect(isMet(1.51, { atMost: 1.5 })).toBe(false)
})

test('both sides run once per round, the first of them by turns, and neighbours are compared', async () => {
  const order: string[] = []
  const side = (name: string, figure: number) => async (round: number) => {
    order.push(`${name}${round}`)
    return figure * (round + 1)
  }
  const figures = await alternate(side('ours', 1), side('reference', 2))
  expect(order.slice(0, 4)).toEqual(['ours0', 'reference0', 'reference1', 'ours1'])
  expect(order).toHaveLength(2 * rounds)
  expect(figures.ratio).toBe(0.5)
})
