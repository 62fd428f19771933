import { afterAll, describe, expect, test } from 'vitest'
import { newReference } from '#lib/ids.ts'
import { balances } from '#server/domains/ledger/index.ts'
import { expectSoundBooks } from '#tests/database/books.ts'
import { declined, success, told } from '#tests/factories/bank-words.ts'
import {
  awaitingOtp,
  codeUnanswered,
  type OwnAttempt,
  openPayment,
  paymentWorld,
  seen,
  testMoneyPolicy,
} from '#tests/factories/payment.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { bankStatusRecorder, cancelAttempt, expireAttempt, expirePayment, submitOtp } from '../index.ts'
import type { BankWord } from './record-bank-status.ts'

const world = await paymentWorld()
const { deps, sql, clock } = world
afterAll(world.close)

const tell = (word: BankWord) => deps.recordBankStatus(word)

const capturesOf = (reference: string) =>
  sql<{ amount: string; disposition: string; reason: string | null }>(
    'SELECT amount, disposition, reason FROM capture WHERE reference = $1 ORDER BY captured_at, id',
    [reference],
  )
const applied = [{ disposition: 'APPLIED', reason: null }]
const suspense = (reason: string) => [{ disposition: 'SUSPENSE', reason }]

/** An attempt whose code went to a bank that then fell silent. */
async function unknownAttempt(chargeIds?: readonly string[]): Promise<OwnAttempt> {
  const attempt = await awaitingOtp(world, await openPayment(world, chargeIds))
  world.script.next('debit', 'BEFORE')
  await submitOtp(deps, { ...attempt, otp: rightOtp })
  return attempt
}

describe('the same result', () => {
  test('50 times at once: one payment paid, one capture, one journal, 50 good answers', async () => {
    const attempt = await unknownAttempt()
    const word = told(success(attempt.reference, attempt.amount, 'FIFTY'))
    const answers = await Promise.all(Array.from({ length: 50 }, () => tell(word)))
    expect(answers).toEqual(Array(50).fill('ACCEPTED'))
    expect(await capturesOf(attempt.reference)).toMatchObject(applied)
    expect(await sql(`SELECT 1 FROM journal WHERE cause LIKE '%:FIFTY'`)).toHaveLength(1)
    expect(await sql('SELECT 1 FROM bank_inbox WHERE message_id = $1', [word.messageId])).toHaveLength(1)
    expect(await seen(world, attempt)).toMatchObject({ state: 'PAID', exception: null })
    await expectSoundBooks(world)
  })

  test('from several processes at once, under one id and under many: booked once', async () => {
    const attempt = await unknownAttempt()
    const status = success(attempt.reference, attempt.amount)
    const processes = Array.from({ length: 5 }, () =>
      bankStatusRecorder(world.database, clock, testMoneyPolicy),
    )
    const same = told(status)
    const words = Array.from({ length: 30 }, (_, n) => (n % 2 === 0 ? same : told(status)))
    const answers = await Promise.all(words.map((word, n) => processes[n % 5]?.(word)))
    expect(new Set(answers)).toEqual(new Set(['ACCEPTED']))
    expect(await capturesOf(attempt.reference)).toMatchObject(applied)
    await expectSoundBooks(world)
  })

  test('with another body: conflict; the first stands, the second is kept', async () => {
    const attempt = await unknownAttempt()
    const word = told(declined(attempt.reference))
    expect(await tell(word)).toBe('ACCEPTED')
    const other = told(success(attempt.reference, attempt.amount), word.messageId)
    expect(await tell(other)).toBe('CONFLICT')
    expect(await capturesOf(attempt.reference)).toEqual([])
    const kept = await sql<{ body: { status: string } }>(
      'SELECT body FROM bank_inbox_conflict WHERE message_id = $1',
      [word.messageId],
    )
    expect(kept).toMatchObject([{ body: { status: 'SUCCEEDED' } }])
  })

  test('and another body at once: exactly one of them stands', async () => {
    const attempt = await unknownAttempt()
    const word = told(success(attempt.reference, attempt.amount))
    const answers = await Promise.all([tell(word), tell(told(declined(attempt.reference), word.messageId))])
    expect(answers).toEqual(['ACCEPTED', 'CONFLICT'])
  })
})

describe('late money', () => {
  test.each<[string, (attempt: OwnAttempt) => Promise<unknown>]>([
    ['DECLINED', ({ reference }) => tell(told(declined(reference)))],
    ['CANCELLED', (attempt) => cancelAttempt(deps, attempt)],
    ['EXPIRED', ({ attemptId }) => expireAtLeaseEnd(attemptId)],
  ])('after %s, nobody else pays: applied, and marked as late', async (state, end) => {
    const attempt = await awaitingOtp(world)
    await end(attempt)
    expect(await sql('SELECT state FROM attempt WHERE id = $1', [attempt.attemptId])).toEqual([{ state }])
    await tell(told(success(attempt.reference, attempt.amount)))
    expect(await capturesOf(attempt.reference)).toMatchObject(applied)
    expect(await seen(world, attempt)).toMatchObject({ state: 'PAID', exception: 'LATE' })
    await expectSoundBooks(world)
  })

  function expireAtLeaseEnd(attemptId: string): Promise<void> {
    clock.forward(deps.cardLeaseMs)
    return expireAttempt(deps, attemptId)
  }

  test('after the payment itself expired: applied, and marked as late', async () => {
    const attempt = await awaitingOtp(world)
    await tell(told(declined(attempt.reference)))
    clock.forward(deps.paymentOpenMs)
    await expirePayment(deps, attempt.paymentId)
    expect(await seen(world, attempt)).toMatchObject({ state: 'EXPIRED' })
    await tell(told(success(attempt.reference, attempt.amount)))
    expect(await seen(world, attempt)).toMatchObject({ state: 'PAID', exception: 'LATE' })
    await expectSoundBooks(world)
  })

  test('for a payment that another attempt has paid: waits as a duplicate, and the confirmation names what paid', async () => {
    const first = await awaitingOtp(world)
    await tell(told(declined(first.reference)))
    clock.forward(1)
    const second = await awaitingOtp(world, first)
    await tell(told(declined(second.reference)))
    await tell(told(success(first.reference, first.amount, 'THEPAYING')))
    await tell(told(success(second.reference, second.amount, 'THEDOUBLE')))
    expect(await capturesOf(second.reference)).toMatchObject(suspense('DUPLICATE'))
    const view = await seen(world, first)
    expect(view).toMatchObject({
      state: 'PAID',
      exception: 'DUPLICATE',
      attempt: { bankReference: 'THEPAYING' },
    })
    await expectSoundBooks(world)
  })

  test('for charges that another payment has paid: waits as a duplicate', async () => {
    const charges = await world.charges(150_000)
    const first = await awaitingOtp(world, await openPayment(world, charges))
    await tell(told(declined(first.reference)))
    const second = await awaitingOtp(world, await openPayment(world, charges))
    await submitOtp(deps, { ...second, otp: rightOtp })
    await tell(told(success(first.reference, first.amount)))
    expect(await capturesOf(first.reference)).toMatchObject(suspense('DUPLICATE'))
    expect(await seen(world, first)).toMatchObject({ state: 'HELD', exception: 'DUPLICATE' })
    expect(await seen(world, second)).toMatchObject({ state: 'PAID', exception: null })
    await expectSoundBooks(world)
  })

  test('while another attempt holds the charges: waits, and the holder may finish', async () => {
    const charges = await world.charges(100_000, 50_000)
    const first = await awaitingOtp(world, await openPayment(world, charges))
    await tell(told(declined(first.reference)))
    const second = await codeUnanswered(world, await openPayment(world, charges.slice(0, 1)))
    await tell(told(success(first.reference, first.amount)))
    expect(await capturesOf(first.reference)).toMatchObject(suspense('HELD_BY_OTHER'))
    await expectSoundBooks(world)
    await tell(told(success(second.reference, second.amount)))
    expect(await seen(world, second)).toMatchObject({ state: 'PAID' })
    await expectSoundBooks(world)
  })

  test('and the holder at the same moment: one of them settles, both are booked', async () => {
    const charges = await world.charges(150_000)
    const first = await awaitingOtp(world, await openPayment(world, charges))
    await tell(told(declined(first.reference)))
    const second = await unknownAttempt(charges)
    const processes = [
      bankStatusRecorder(world.database, clock, testMoneyPolicy),
      bankStatusRecorder(world.database, clock, testMoneyPolicy),
    ]
    await Promise.all(
      [first, second].map(({ reference, amount }, n) => processes[n]?.(told(success(reference, amount)))),
    )
    const all = [...(await capturesOf(first.reference)), ...(await capturesOf(second.reference))]
    expect(all.map(({ disposition }) => disposition).sort()).toEqual(['APPLIED', 'SUSPENSE'])
    await expectSoundBooks(world)
  })

  test('for a fee that the agency changed meanwhile: waits, and the charge is owed in its new amount', async () => {
    const charges = await world.charges(150_000)
    const attempt = await awaitingOtp(world, await openPayment(world, charges))
    await tell(told(declined(attempt.reference)))
    await sql('UPDATE charge SET amount = 200000 WHERE id = $1', [charges[0]])
    await tell(told(success(attempt.reference, attempt.amount)))
    expect(await capturesOf(attempt.reference)).toMatchObject(suspense('SHORT'))
    await expectSoundBooks(world)
  })
})

describe('money of another amount', () => {
  test.each([
    ['SHORT', -1_000n],
    ['OVER', 1_000n],
  ])(
    '%s: all of it is booked to suspense, nothing is settled, the payer reads that it is held',
    async (reason, by) => {
      const attempt = await unknownAttempt()
      await tell(told(success(attempt.reference, attempt.amount + by)))
      const [capture] = await capturesOf(attempt.reference)
      expect(capture).toEqual({ amount: String(attempt.amount + by), disposition: 'SUSPENSE', reason })
      expect(await seen(world, attempt)).toMatchObject({ state: 'HELD', exception: reason, paidAt: null })
      await expectSoundBooks(world)
    },
  )

  test('told after the right amount was booked under the same bank reference: booked, and waits for people', async () => {
    const attempt = await unknownAttempt()
    await tell(told(success(attempt.reference, attempt.amount, 'SAMEMONEY')))
    for (let n = 0; n < 3; n++)
      await tell(told(success(attempt.reference, attempt.amount + 1_000n, 'SAMEMONEY')))
    const captures = await capturesOf(attempt.reference)
    expect(captures).toHaveLength(2)
    expect(captures).toEqual(expect.arrayContaining([expect.objectContaining(applied[0])]))
    expect(captures).toEqual(
      expect.arrayContaining([expect.objectContaining(suspense('REFERENCE_REUSED')[0])]),
    )
  })
})

describe('money for a reference that does not exist', () => {
  test('is booked to suspense, once for the same money, however often it is told', async () => {
    const reference = newReference()
    const before = (await balances(world.database)).find(({ kind }) => kind === 'suspense')?.balance ?? 0n
    const words = Array.from({ length: 20 }, () => told(success(reference, 70_000n, 'STRANGE')))
    expect(new Set(await Promise.all(words.map(tell)))).toEqual(new Set(['ACCEPTED']))
    expect(await capturesOf(reference)).toMatchObject(suspense('UNKNOWN_REFERENCE'))
    const after = (await balances(world.database)).find(({ kind }) => kind === 'suspense')?.balance ?? 0n
    expect(after - before).toBe(-70_000n)
    await expectSoundBooks(world)
  })

  test('that is not money is noted and changes nothing', async () => {
    const word = told(declined(newReference()))
    expect(await tell(word)).toBe('ACCEPTED')
    expect(await sql('SELECT result FROM bank_inbox WHERE message_id = $1', [word.messageId])).toEqual([
      { result: 'NOTED' },
    ])
  })

  test('two references told under one bank reference: the money of both is booked, each once', async () => {
    const words = [newReference(), newReference()].map((reference) =>
      told(success(reference, 9_000n, 'TWICE')),
    )
    expect(await Promise.all(words.map(tell))).toEqual(['ACCEPTED', 'ACCEPTED'])
    expect(await Promise.all(words.map(tell))).toEqual(['ACCEPTED', 'ACCEPTED'])
    const reasons = await sql(`SELECT reason FROM capture WHERE bank_reference = 'TWICE' ORDER BY reason`)
    expect(reasons).toEqual([{ reason: 'REFERENCE_REUSED' }, { reason: 'UNKNOWN_REFERENCE' }])
  })
})

test('a word that cannot be written is refused alone, and the words beside it are written', async () => {
  const attempt = await unknownAttempt()
  const bad = { ...told(success(newReference(), 1_000n)), body: 'not JSON' }
  const results = await Promise.allSettled([
    tell(bad),
    tell(told(success(attempt.reference, attempt.amount))),
  ])
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled'])
  expect(await seen(world, attempt)).toMatchObject({ state: 'PAID' })
})
