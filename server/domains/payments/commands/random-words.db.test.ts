import { afterAll, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { expectSoundBooks } from '#tests/database/books.ts'
import { cancelled, declined, processing, success, told } from '#tests/factories/bank-words.ts'
import {
  awaitingOtp,
  type OwnAttempt,
  openPayment,
  paymentWorld,
  testMoneyPolicy,
} from '#tests/factories/payment.ts'
import { bankStatusRecorder } from '../index.ts'
import type { BankWord } from './record-bank-status.ts'

const world = await paymentWorld()
afterAll(world.close)

describe('200 words in any order', () => {
  test.each([1, 2, 3, 4, 5])('seed %i: the books are sound after them', async (seed) => {
    const random = seeded(seed)
    const shared = await world.charges(10_000, 20_000, 30_000, 40_000)
    const attempts: OwnAttempt[] = []
    for (let n = 0; n < 20; n++) {
      const own = await world.charges(5_000)
      const chosen = [...(n < 15 ? shared.filter(() => random() < 0.5) : []), ...own]
      const attempt = await awaitingOtp(world, await openPayment(world, chosen))
      attempts.push(attempt)
      // Those that share charges have let them go, so that the next could hold them: their money comes late.
      if (n < 14) await world.deps.recordBankStatus(told(declined(attempt.reference)))
    }
    const processes = Array.from({ length: 3 }, () =>
      bankStatusRecorder(world.database, world.clock, testMoneyPolicy),
    )
    const words = Array.from({ length: 200 }, () => randomWord(random, attempts, seed))
    const answers = await Promise.all(words.map((word) => processes[Math.floor(random() * 3)]?.(word)))
    expect(new Set(answers)).toEqual(new Set(['ACCEPTED']))
    await expectSoundBooks(world)
    const money = new Set(
      words.flatMap((word) =>
        'status' in word && word.status.status === 'SUCCEEDED'
          ? [`${word.status.bankReference} ${word.status.amount}`]
          : [],
      ),
    )
    const booked = await world.sql<{ said: string }>(
      `SELECT bank_reference || ' ' || amount::BIGINT AS said FROM capture WHERE bank_reference || ' ' || amount::BIGINT = ANY ($1)`,
      [[...money]],
    )
    // Another amount under the same number is other money that the bank says it took.
    expect(booked.map(({ said }) => said).toSorted()).toEqual([...money].toSorted())
  })
})

/** The bank names each attempt's money by its reference, sometimes as other money, sometimes by another amount. */
function randomWord(random: () => number, attempts: readonly OwnAttempt[], seed: number): BankWord {
  const attempt = attempts[Math.floor(random() * attempts.length)]
  const reference =
    attempt === undefined || random() < 0.05
      ? `NOBODY${seed}X${newUuid().slice(-8).toUpperCase()}`
      : attempt.reference
  const roll = random()
  if (roll < 0.2) return told(declined(reference))
  if (roll < 0.25) return told(cancelled(reference))
  if (roll < 0.3) return told(processing(reference))
  const amount = (attempt?.amount ?? 1_000n) + (roll < 0.4 ? 1n : roll < 0.5 ? -1n : 0n)
  const other = random() < 0.1 ? 'B' : 'A'
  return told(success(reference, amount, `${reference}${other}`))
}

/** Mulberry32: the same seed gives the same run. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
