import { expect, test } from 'vitest'
import { seededRandom } from '#tests/chaos/random.ts'
import { storm } from './storm.ts'

test('100 calls of banks at once on one instruction, in random order, and four cards’ codes: one lease at a time, settled once', {
  timeout: 240_000,
}, async () => {
  const report = await storm({
    rounds: 8,
    processes: 2,
    random: seededRandom(20_261_122),
    say: () => undefined,
  })
  expect(report.faults).toEqual([])
  expect(report.calls).toBe(8 * 106)
  const codes = Object.entries(report.answers).filter(([answer]) => answer.startsWith('code '))
  expect(codes.reduce((sum, [, count]) => sum + count, 0)).toBe(8 * 4)
  expect(report.looks).toBeGreaterThan(8)
})
