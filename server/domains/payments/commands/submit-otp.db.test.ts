import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { expectSoundBooks } from '#tests/database/books.ts'
import { refuseRepairs } from '#tests/factories/claims.ts'
import { awaitingOtp, paymentWorld, seen, times } from '#tests/factories/payment.ts'
import { rightOtp, wrongOtp } from '#tests/fakes/scripted-bank.ts'
import { askBank, submitOtp } from '../index.ts'

const world = await paymentWorld()
await refuseRepairs(world)
const { deps, script, sql, clock, callsOf, jobsWith } = world
afterAll(world.close)
afterEach(() => expectSoundBooks(world))

describe('submitOtp', () => {
  test('10 times at once: the bank is asked for the money once, and it is paid', async () => {
    const attempt = await awaitingOtp(world)
    const submitted = await times(10, () => submitOtp(deps, { ...attempt, otp: rightOtp }))
    expect(submitted.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { state: 'PAID' } }])
    const refused = submitted.flatMap((one) => (one.ok ? [] : [one.error.code]))
    expect(refused).toEqual(Array(9).fill('NOT_AWAITING_OTP'))
    expect(callsOf('debit', attempt.reference)).toBe(1)
  })

  test.each([
    ['', { code: 'OTP_EMPTY' }],
    ['   ', { code: 'OTP_EMPTY' }],
    ['12345', { code: 'OTP_FORM', digits: 6 }],
    ['1234567', { code: 'OTP_FORM', digits: 6 }],
    ['12a456', { code: 'OTP_FORM', digits: 6 }],
    ['💳💳💳', { code: 'OTP_FORM', digits: 6 }],
    ['<b>123</b>', { code: 'OTP_FORM', digits: 6 }],
    ['1'.repeat(10_000), { code: 'OTP_FORM', digits: 6 }],
  ])('a code of the wrong form (%#) never leaves the house', async (otp, error) => {
    const attempt = await awaitingOtp(world)
    expect(await submitOtp(deps, { ...attempt, otp })).toEqual({ ok: false, error })
    expect(callsOf('debit', attempt.reference)).toBe(0)
    expect(await seen(world, attempt)).toMatchObject({ state: 'AWAITING_OTP' })
  })

  test('wrong twice, then right: paid; the tries left are told', async () => {
    const attempt = await awaitingOtp(world)
    for (const triesLeft of [2, 1]) {
      await submitOtp(deps, { ...attempt, otp: wrongOtp })
      expect(await seen(world, attempt)).toMatchObject({
        state: 'AWAITING_OTP',
        attempt: { otp: { triesLeft, error: 'WRONG' } },
      })
    }
    expect(await submitOtp(deps, { ...attempt, otp: rightOtp })).toEqual({
      ok: true,
      value: { state: 'PAID' },
    })
  })

  test('wrong three times: declined, and the payment is open for another attempt', async () => {
    const attempt = await awaitingOtp(world)
    for (const state of ['AWAITING_OTP', 'AWAITING_OTP', 'DECLINED']) {
      expect(await submitOtp(deps, { ...attempt, otp: wrongOtp })).toEqual({ ok: true, value: { state } })
    }
    expect(await seen(world, attempt)).toMatchObject({ attempt: { reason: 'OTP_TRIES_EXCEEDED' } })
    expect(await submitOtp(deps, { ...attempt, otp: rightOtp })).toMatchObject({
      error: { code: 'NOT_AWAITING_OTP' },
    })
    clock.forward(1)
    await awaitingOtp(world, attempt)
  })

  test('the code never reached the bank: the payer may send it again', async () => {
    const attempt = await awaitingOtp(world)
    script.next('debit', 'BEFORE')
    expect(await submitOtp(deps, { ...attempt, otp: rightOtp })).toEqual({
      ok: true,
      value: { state: 'WAITING_FOR_BANK' },
    })
    await askBank(deps, attempt.attemptId, 1)
    expect(await seen(world, attempt)).toMatchObject({
      attempt: { otp: { error: 'NOT_RECEIVED', triesLeft: 3 } },
    })
    expect(await submitOtp(deps, { ...attempt, otp: rightOtp })).toEqual({
      ok: true,
      value: { state: 'PAID' },
    })
  })

  test('the bank takes the money and falls silent: waiting, with a promise; asked, it is paid', async () => {
    const attempt = await awaitingOtp(world)
    script.next('debit', 'AFTER')
    await submitOtp(deps, { ...attempt, otp: rightOtp })
    const promised = new Date(clock().getTime() + 15 * 60_000).toISOString()
    const waiting = await seen(world, attempt)
    expect(waiting.state).toBe('WAITING_FOR_BANK')
    expect(new Date(waiting.attempt?.knownBy ?? 0).toISOString()).toBe(promised)
    await askBank(deps, attempt.attemptId, 1)
    expect(await seen(world, attempt)).toMatchObject({ state: 'PAID', exception: null })
  })

  test.each(['SUCCEEDED', 'DECLINED'] as const)('the bank takes its time, then %s', async (end) => {
    const attempt = await awaitingOtp(world)
    script.next('debit', 'PROCESSING')
    await submitOtp(deps, { ...attempt, otp: rightOtp })
    await askBank(deps, attempt.attemptId, 1)
    expect(await seen(world, attempt)).toMatchObject({ state: 'WAITING_FOR_BANK' })
    const [job] = await jobsWith(`ask-bank:${attempt.attemptId}`)
    expect(job?.payload).toEqual({ attemptId: attempt.attemptId, round: 2 })
    script.settle(attempt.reference, end)
    await askBank(deps, attempt.attemptId, 2)
    expect(await seen(world, attempt)).toMatchObject({ state: end === 'SUCCEEDED' ? 'PAID' : 'DECLINED' })
    await askBank(deps, attempt.attemptId, 3)
    expect(callsOf('query', attempt.reference)).toBe(2)
  })

  test('a bank that stays silent is asked on and on', async () => {
    const attempt = await awaitingOtp(world)
    script.next('debit', 'BEFORE')
    await submitOtp(deps, { ...attempt, otp: rightOtp })
    script.next('query', 'BEFORE')
    await askBank(deps, attempt.attemptId, 7)
    const [job] = await jobsWith(`ask-bank:${attempt.attemptId}`)
    expect(job).toEqual({
      run_at: new Date(clock().getTime() + 30_000),
      payload: { attemptId: attempt.attemptId, round: 8 },
    })
    expect(await seen(world, attempt)).toMatchObject({ state: 'WAITING_FOR_BANK' })
  })

  test('a bank that never saw the reference is made to promise that it never will', async () => {
    const attempt = await awaitingOtp(world)
    script.next('debit', 'BEFORE')
    await submitOtp(deps, { ...attempt, otp: rightOtp })
    script.next('query', { refused: 'REFERENCE_UNKNOWN' })
    await askBank(deps, attempt.attemptId, 1)
    expect(script.payment(attempt.reference)?.status).toBe('CANCELLED')
    expect(await seen(world, attempt)).toMatchObject({
      state: 'DECLINED',
      attempt: { reason: 'CANCELLED_BY_BANK' },
    })
  })

  test('the pushed result overtakes the answer: paid once', async () => {
    const attempt = await awaitingOtp(world)
    const status = {
      status: 'SUCCEEDED',
      reference: attempt.reference,
      amount: attempt.amount,
      bankReference: 'FT00000900',
      at: clock().toISOString(),
    } as const
    script.during('debit', () =>
      deps.recordBankStatus({
        source: 'RESULT',
        connector: deps.bank.name,
        status,
        askedAtVersion: null,
        messageId: 'overtaking-1',
        body: JSON.stringify({ ...status, amount: String(status.amount) }),
      }),
    )
    script.next('debit', 'BEFORE')
    expect(await submitOtp(deps, { ...attempt, otp: rightOtp })).toEqual({
      ok: true,
      value: { state: 'PAID' },
    })
    expect(await sql('SELECT 1 FROM capture WHERE attempt_id = $1', [attempt.attemptId])).toHaveLength(1)
  })
})
