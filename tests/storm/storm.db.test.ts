import { expect, test } from 'vitest'
import { seededRandom } from '#tests/chaos/random.ts'
import { storm } from './storm.ts'

test('100 calls of banks at once on one instruction, in random order: one lease at a time, settled once', {
  timeout: 120_000,
}, async () => {
  const report = await storm({
    rounds: 8,
    processes: 2,
    random: seededRandom(20_261_122),
    say: () => undefined,
  })
  expect(report.faults).toEqual([])
  expect(report.calls).toBe(8 * 106)
  expect(report.looks).toBeGreaterThan(8)
})
