import { expect, test } from 'vitest'
import { seededRandom } from '#tests/chaos/random.ts'
import { receiptsUnderKills } from './receipts.ts'

test('receipts have no gap and no double in any series, whoever is killed while payments come in', {
  timeout: 120_000,
}, async () => {
  const random = seededRandom(20_261_122)
  const report = await receiptsUnderKills({ payments: 400, kills: 3, random, say: () => undefined })
  expect(report.faults).toEqual([])
  expect(report).toMatchObject({ payments: 400, kills: 3 })
})
