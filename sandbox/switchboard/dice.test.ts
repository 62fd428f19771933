import { expect, test } from 'vitest'
import { seededDice } from './dice.ts'

const throws = (seed: number, probability: number) => {
  const dice = seededDice(seed)
  return Array.from({ length: 10_000 }, () => dice(probability))
}

test('the same seed falls the same way, another one does not', () => {
  expect(throws(7, 0.3)).toEqual(throws(7, 0.3))
  expect(throws(7, 0.3)).not.toEqual(throws(8, 0.3))
})

test.each([0, 0.02, 0.5, 0.98, 1])('probability %s is kept', (probability) => {
  const hits = throws(1, probability).filter(Boolean).length / 10_000
  expect(Math.abs(hits - probability)).toBeLessThan(0.02)
  if (probability === 0 || probability === 1) expect(hits).toBe(probability)
})
