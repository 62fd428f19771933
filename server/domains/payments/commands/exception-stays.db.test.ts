import { afterAll, expect, test, vi } from 'vitest'
import { expectSoundBooks } from '#tests/database/books.ts'
import { declined, success, told } from '#tests/factories/bank-words.ts'
import { awaitingOtp, openPayment, paymentWorld, seen, testMoneyPolicy } from '#tests/factories/payment.ts'
import { bankStatusRecorder } from '../index.ts'

const world = await paymentWorld()
afterAll(world.close)

test('short money of an older attempt and the right money of the next, heard at once by two processes: paid, and the short money is still told of', async () => {
  const own = await openPayment(world)
  const older = await awaitingOtp(world, own)
  await world.deps.recordBankStatus(told(declined(older.reference)))
  world.clock.forward(1_000)
  const newer = await awaitingOtp(world, own)
  const [short, right] = [1, 2].map(() => bankStatusRecorder(world.database, world.clock, testMoneyPolicy))

  const hold = await world.scratch.pool.connect()
  await hold.query('BEGIN')
  await hold.query('SELECT 1 FROM payment WHERE id = $1 FOR UPDATE', [newer.paymentId])
  const first = short?.(told(success(older.reference, older.amount - 1n, 'SHORT-MONEY')))
  const second = untilWaiting(1).then(() =>
    right?.(told(success(newer.reference, newer.amount, 'RIGHT-MONEY'))),
  )
  await untilWaiting(2).finally(() => hold.query('COMMIT').finally(() => hold.release()))

  expect(await Promise.all([first, second])).toEqual(['ACCEPTED', 'ACCEPTED'])
  expect(await seen(world, own)).toMatchObject({ state: 'PAID', exception: 'SHORT' })
  await expectSoundBooks(world)
})

/** Both have read what they decide on, and wait to write it. */
function untilWaiting(count: number): Promise<void> {
  return vi.waitFor(
    async () => {
      const waiting = await world.sql(
        `SELECT DISTINCT pid FROM pg_locks JOIN pg_stat_activity a USING (pid)
         WHERE a.datname = current_database() AND NOT granted`,
      )
      expect(waiting.length).toBeGreaterThanOrEqual(count)
    },
    { timeout: 5_000, interval: 20 },
  )
}
