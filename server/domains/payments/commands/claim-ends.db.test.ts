import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { addMs } from '#lib/dates.ts'
import { expectSoundBooks } from '#tests/database/books.ts'
import { busy, claims, notSentOn, paid, refuseRepairs } from '#tests/factories/claims.ts'
import { atCounter, printed } from '#tests/factories/instruction.ts'
import { credited } from '#tests/factories/money-words.ts'
import {
  awaitingOtp,
  cardOrder,
  codeLost,
  codeUnanswered,
  openPayment,
  paymentWorld,
  seen,
} from '#tests/factories/payment.ts'
import { rightOtp, wrongOtp } from '#tests/fakes/scripted-bank.ts'
import { askBank, cancelAtBank, cancelAttempt, expireAttempt, startCardAttempt, submitOtp } from '../index.ts'

/** Codes that do not go on, codes that may have, and cards that give way. PRODUCT S1.4. */
const world = await paymentWorld()
await refuseRepairs(world)
const { deps, script, sql, clock, jobsWith } = world
afterAll(world.close)
afterEach(() => expectSoundBooks(world))

const { codeOf, atCode, leasesOf, expectGivenWay, verdictOf } = claims(world)

describe('a claim that is refused for good', () => {
  test.each<[string, (charges: string[]) => Promise<unknown>, string]>([
    [
      'the other is unknown',
      async (charges) => codeUnanswered(world, await openPayment(world, charges)),
      'HELD_ELSEWHERE',
    ],
    [
      'the other’s code may still arrive',
      async (charges) => codeLost(world, await openPayment(world, charges)),
      'HELD_ELSEWHERE',
    ],
    [
      'the other’s end is not promised yet',
      async (charges) => cancelAttempt(deps, await codeLost(world, await openPayment(world, charges))),
      'HELD_ELSEWHERE',
    ],
    [
      'a teller holds it',
      async (charges) => atCounter(world, await printed(world, await openPayment(world, charges))),
      'HELD_ELSEWHERE',
    ],
    [
      'a fee was changed',
      (charges) => sql('UPDATE charge SET amount = 90000 WHERE id = $1', [charges[1]]),
      'CHARGES_CHANGED',
    ],
    [
      'a fee was withdrawn',
      (charges) => sql(`UPDATE charge SET state = 'WITHDRAWN' WHERE id = $1`, [charges[0]]),
      'CHARGES_CHANGED',
    ],
    [
      'it was paid at the agency',
      (charges) => sql(`UPDATE charge SET state = 'PAID_AT_AGENCY' WHERE id = $1`, [charges[0]]),
      'PAID_ELSEWHERE',
    ],
  ])('%s: ended here and at the bank, nothing sent on', async (_, hinder, reason) => {
    const charges = await world.charges(100_000, 50_000)
    const own = await atCode(charges)
    await hinder(charges)
    expect(await codeOf(own)).toEqual(notSentOn)
    await expectGivenWay(own, reason)
    expect(await codeOf(own)).toMatchObject({ error: { code: 'NOT_AWAITING_OTP' } })
  })

  test('a fee that changes after the claim is honoured as it was', async () => {
    const charges = await world.charges(150_000)
    const own = await codeLost(world, await openPayment(world, charges))
    await sql('UPDATE charge SET amount = 90000 WHERE id = $1', [charges[0]])
    expect(await codeOf(own)).toEqual(paid)
    expect(await seen(world, own)).toMatchObject({ paidAmount: '150000' })
  })
})

describe('a code of which nobody knows whether it arrived', () => {
  test('killed between the claim and the call: the job asks, and the charges stay held until the bank has promised', async () => {
    const charges = await world.charges(150_000)
    const [own, other] = [await atCode(charges), await atCode(charges)]
    const dies = { ...deps, bank: { ...deps.bank, debit: () => Promise.reject(new Error('killed')) } }
    await expect(submitOtp(dies, { ...own, otp: rightOtp })).rejects.toThrow('killed')
    expect(await leasesOf(own)).toHaveLength(1)
    const [job] = await jobsWith(`ask-bank:${own.attemptId}`)
    expect(job?.run_at).toEqual(addMs(clock(), deps.bankTimeoutMs + 3_000 + 2_000))
    expect(await codeOf(other)).toEqual(busy)
    await askBank(deps, own.attemptId, 1)
    expect(await seen(world, own)).toMatchObject({
      state: 'AWAITING_OTP',
      attempt: { otp: { error: 'NOT_RECEIVED' } },
    })
    expect(await leasesOf(own)).toHaveLength(1)
    clock.forward(deps.cardLeaseMs)
    await expireAttempt(deps, own.attemptId)
    expect(await leasesOf(own)).toHaveLength(1)
    await askBank(deps, own.attemptId, 1)
    expect(script.payment(own.reference)?.status).toBe('CANCELLED')
    expect(await leasesOf(own)).toEqual([])
  })

  test('stays in doubt though a later code was wrong', async () => {
    const own = await codeLost(world)
    await codeOf(own, wrongOtp)
    expect(await leasesOf(own)).toHaveLength(1)
    await cancelAttempt(deps, own)
    expect(await seen(world, own)).toMatchObject({ state: 'WAITING_FOR_BANK' })
    await askBank(deps, own.attemptId, 1)
    expect(await seen(world, own)).toMatchObject({
      state: 'DECLINED',
      attempt: { reason: 'CANCELLED_BY_PAYER' },
    })
  })
})

describe('a card of the payment that is paid in another way', () => {
  test('gives way to a teller, also while the bank looks at it', async () => {
    const paper = await printed(world)
    script.during('verifyCard', () => atCounter(world, paper))
    expect(await startCardAttempt(deps, cardOrder(paper))).toMatchObject({ ok: true })
    expect(await seen(world, paper)).toMatchObject({ state: 'AT_COUNTER' })
    const [card] = await sql<{ id: string; reference: string; state: string; reason: string }>(
      `SELECT a.id, a.reference, a.state, a.reason FROM attempt a JOIN payment p ON p.id = a.payment_id
       WHERE p.public_id = $1 AND a.method = 'CARD'`,
      [paper.publicId],
    )
    expect(card).toMatchObject({ state: 'CANCELLED', reason: 'HELD_ELSEWHERE' })
    await cancelAtBank(deps, card?.id ?? '')
    expect(script.payment(card?.reference ?? '')?.status).toBe('CANCELLED')
  })

  test('gives way to money that arrived, in the same transaction, and its story says so', async () => {
    const paper = await printed(world)
    const own = await awaitingOtp(world, paper)
    expect(await verdictOf(credited([paper.number], paper.amount))).toBe('SETTLED')
    expect(await codeOf(own)).toMatchObject({ error: { code: 'NOT_AWAITING_OTP', state: 'PAID' } })
    await expectGivenWay(own, 'PAID_ELSEWHERE')
    const told = await sql(
      `SELECT detail FROM payment_event WHERE payment_id = $1 AND kind = 'ATTEMPT_CANCELLED'`,
      [own.paymentId],
    )
    expect(told).toEqual([{ detail: { reference: own.reference, reason: 'PAID_ELSEWHERE' } }])
  })

  test('does not while its code may be on its way: the money waits', async () => {
    const paper = await printed(world)
    const own = await codeLost(world, paper)
    expect(await verdictOf(credited([paper.number], paper.amount))).toBe('WAITS')
    expect(await codeOf(own)).toEqual(paid)
  })
})
