import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { expectSoundBooks } from '#tests/database/books.ts'
import { refuseRepairs } from '#tests/factories/claims.ts'
import {
  awaitingOtp,
  cardOrder,
  codeLost,
  type OwnAttempt,
  openPayment,
  paymentWorld,
  seen,
  times,
} from '#tests/factories/payment.ts'
import { rightOtp, wrongOtp } from '#tests/fakes/scripted-bank.ts'
import {
  askBank,
  cancelAtBank,
  cancelAttempt,
  expireAttempt,
  expirePayment,
  sendNewOtp,
  startCardAttempt,
  submitOtp,
} from '../index.ts'

const world = await paymentWorld()
await refuseRepairs(world)
const { deps, script, sql, clock, callsOf, jobsWith } = world
afterAll(world.close)
afterEach(() => expectSoundBooks(world))

describe('letting go and code at the same moment', () => {
  test.each([1, 2, 3, 4, 5, 6])('one of them wins (round %i)', async () => {
    const attempt = await awaitingOtp(world)
    const [cancelled, submitted] = await Promise.all([
      cancelAttempt(deps, attempt),
      submitOtp(deps, { ...attempt, otp: rightOtp }),
    ])
    expect(cancelled.ok).not.toBe(submitted.ok)
    const { state } = await seen(world, attempt)
    expect(state).toBe(submitted.ok ? 'PAID' : 'DECLINED')
    expect(callsOf('debit', attempt.reference)).toBe(submitted.ok ? 1 : 0)
  })

  test.each([1, 2, 3, 4, 5, 6])('the end of the lease and a code: one of them wins (round %i)', async () => {
    const attempt = await awaitingOtp(world)
    clock.forward(deps.cardLeaseMs)
    const [, submitted] = await Promise.all([
      expireAttempt(deps, attempt.attemptId),
      submitOtp(deps, { ...attempt, otp: rightOtp }),
    ])
    expect(await seen(world, attempt)).toMatchObject({ state: submitted.ok ? 'PAID' : 'DECLINED' })
    expect(callsOf('debit', attempt.reference)).toBe(submitted.ok ? 1 : 0)
  })

  test('a lease ends while its code is with the bank: the bank’s answer stands', async () => {
    const attempt = await awaitingOtp(world)
    script.during('debit', async () => {
      clock.forward(deps.cardLeaseMs)
      await expireAttempt(deps, attempt.attemptId)
      expect(await cancelAttempt(deps, attempt)).toMatchObject({ error: { code: 'NOT_AWAITING_OTP' } })
    })
    expect(await submitOtp(deps, { ...attempt, otp: rightOtp })).toEqual({
      ok: true,
      value: { state: 'PAID' },
    })
  })

  test.each([
    ['the payer lets go', (attempt: OwnAttempt) => cancelAttempt(deps, attempt), 'CANCELLED_BY_PAYER'],
    ['the lease ends', (attempt: OwnAttempt) => endLease(attempt), 'LEASE_ENDED'],
  ])(
    '%s after a code that the bank may still get: it promises first, then the charges are free',
    async (_, letGo, reason) => {
      const attempt = await codeLost(world)
      await letGo(attempt)
      const stopping = { state: 'WAITING_FOR_BANK', attempt: { stopping: true, reason } }
      expect(await seen(world, attempt)).toMatchObject(stopping)
      await askBank(deps, attempt.attemptId, 1)
      expect(script.payment(attempt.reference)?.status).toBe('CANCELLED')
      const rows = await sql('SELECT state, reason FROM attempt WHERE id = $1', [attempt.attemptId])
      expect(rows).toEqual([{ state: 'CANCELLED', reason }])
    },
  )

  test.each([
    ['the payer lets go', (attempt: OwnAttempt) => cancelAttempt(deps, attempt), 'CANCELLED'],
    ['its time ends', (attempt: OwnAttempt) => endLease(attempt), 'EXPIRED'],
  ])(
    '%s after a code that the bank called wrong: ended at once, and at the bank',
    async (_, letGo, state) => {
      const attempt = await awaitingOtp(world)
      await submitOtp(deps, { ...attempt, otp: wrongOtp })
      await letGo(attempt)
      expect(await sql('SELECT state FROM attempt WHERE id = $1', [attempt.attemptId])).toEqual([{ state }])
      expect(await jobsWith(`cancel-at-bank:${attempt.attemptId}`)).toHaveLength(1)
      await cancelAtBank(deps, attempt.attemptId)
      expect(script.payment(attempt.reference)?.status).toBe('CANCELLED')
    },
  )

  async function endLease({ attemptId }: OwnAttempt): Promise<void> {
    clock.forward(deps.cardLeaseMs)
    await expireAttempt(deps, attemptId)
  }

  test('a lease that has not ended is looked at again when it does', async () => {
    const attempt = await awaitingOtp(world)
    await expireAttempt(deps, attempt.attemptId)
    expect(await seen(world, attempt)).toMatchObject({ state: 'AWAITING_OTP' })
    const [job] = await jobsWith(`expire-attempt:${attempt.attemptId}`)
    expect(job?.run_at).toEqual(new Date(clock().getTime() + deps.cardLeaseMs))
  })

  test('letting go ten times at once lets go once; a stranger cannot', async () => {
    const attempt = await awaitingOtp(world)
    const stranger = { publicId: attempt.publicId, visitorId: await world.visitor() }
    expect(await cancelAttempt(deps, stranger)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    const all = await times(10, () => cancelAttempt(deps, attempt))
    expect(all.filter(({ ok }) => ok)).toHaveLength(1)
    expect(
      await sql(`SELECT 1 FROM payment_event WHERE payment_id = $1 AND kind = 'ATTEMPT_CANCELLED'`, [
        attempt.paymentId,
      ]),
    ).toHaveLength(1)
  })
})

describe('sendNewOtp', () => {
  test('only after 30 s; then the new code has tries of its own', async () => {
    const attempt = await awaitingOtp(world)
    await submitOtp(deps, { ...attempt, otp: wrongOtp })
    expect(await sendNewOtp(deps, attempt)).toEqual({
      ok: false,
      error: { code: 'OTP_TOO_SOON', retryAfterSeconds: 30 },
    })
    clock.forward(30_000)
    expect(await sendNewOtp(deps, attempt)).toEqual({ ok: true, value: { state: 'AWAITING_OTP' } })
    expect(await seen(world, attempt)).toMatchObject({ attempt: { otp: { triesLeft: 3, error: null } } })
  })

  test('the bank refuses or is silent: the code that was sent stays good', async () => {
    const attempt = await awaitingOtp(world)
    clock.forward(30_000)
    script.next('sendOtp', { refused: 'OTP_TOO_SOON' })
    expect(await sendNewOtp(deps, attempt)).toEqual({
      ok: false,
      error: { code: 'OTP_TOO_SOON', retryAfterSeconds: 17 },
    })
    script.next('sendOtp', 'BEFORE')
    expect(await sendNewOtp(deps, attempt)).toEqual({ ok: false, error: { code: 'BANK_SILENT' } })
    expect(await submitOtp(deps, { ...attempt, otp: rightOtp })).toEqual({
      ok: true,
      value: { state: 'PAID' },
    })
  })

  test('too many codes, nothing was sent on: declined, and cancelled at the bank', async () => {
    const attempt = await awaitingOtp(world)
    clock.forward(30_000)
    script.next('sendOtp', { declined: 'OTP_TOO_MANY' })
    expect(await sendNewOtp(deps, attempt)).toEqual({ ok: true, value: { state: 'DECLINED' } })
    expect(await jobsWith(`cancel-at-bank:${attempt.attemptId}`)).toHaveLength(1)
  })

  test('too many codes while an older one may still arrive: held until the bank has promised', async () => {
    const attempt = await codeLost(world)
    clock.forward(30_000)
    script.next('sendOtp', { declined: 'OTP_TOO_MANY' })
    expect(await sendNewOtp(deps, attempt)).toEqual({ ok: true, value: { state: 'WAITING_FOR_BANK' } })
    await askBank(deps, attempt.attemptId, 1)
    expect(await seen(world, attempt)).toMatchObject({
      state: 'DECLINED',
      attempt: { reason: 'OTP_TOO_MANY' },
    })
  })

  test('a code submitted while a new one is asked for: what came first stands', async () => {
    const attempt = await awaitingOtp(world)
    clock.forward(30_000)
    script.during('sendOtp', () => submitOtp(deps, { ...attempt, otp: rightOtp }))
    expect(await sendNewOtp(deps, attempt)).toEqual({ ok: true, value: { state: 'PAID' } })
  })
})

describe('expirePayment', () => {
  test('before its end it is looked at again at its end; at its end it expires, once', async () => {
    const own = await openPayment(world)
    const { id } = await world.database.prisma.payment.findUniqueOrThrow({
      where: { publicId: own.publicId },
    })
    await expirePayment(deps, id)
    expect(await seen(world, own)).toMatchObject({ state: 'OPEN' })
    clock.forward(deps.paymentOpenMs)
    await times(5, () => expirePayment(deps, id))
    expect(await seen(world, own)).toMatchObject({ state: 'EXPIRED' })
    expect(
      await sql(`SELECT 1 FROM payment_event WHERE payment_id = $1 AND kind = 'EXPIRED'`, [id]),
    ).toHaveLength(1)
    expect(await startCardAttempt(deps, cardOrder(own))).toMatchObject({ error: { code: 'NOT_PAYABLE' } })
  })

  test('an attempt that lives may finish first, and is paid in time', async () => {
    const own = await openPayment(world)
    clock.forward(deps.paymentOpenMs - 1_000)
    const attempt = await awaitingOtp(world, own)
    clock.forward(1_000)
    await expirePayment(deps, attempt.paymentId)
    const [job] = await jobsWith(`expire-payment:${attempt.paymentId}`)
    expect(job?.run_at).toEqual(new Date(clock().getTime() + 60_000))
    expect(await submitOtp(deps, { ...attempt, otp: rightOtp })).toEqual({
      ok: true,
      value: { state: 'PAID' },
    })
    await expirePayment(deps, attempt.paymentId)
    expect(await seen(world, attempt)).toMatchObject({ state: 'PAID', exception: null })
  })
})
