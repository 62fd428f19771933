import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { expectSoundBooks } from '#tests/database/books.ts'
import {
  awaitingOtp,
  cardOrder,
  codeUnanswered,
  lastAttempt,
  openPayment,
  paymentWorld,
  seen,
  times,
} from '#tests/factories/payment.ts'
import { rightOtp, wrongOtp } from '#tests/fakes/scripted-bank.ts'
import { askBank, cancelAtBank, createPayment, expireAttempt, startCardAttempt, submitOtp } from '../index.ts'

const world = await paymentWorld()
const { deps, script, sql, clock, callsOf, jobsWith } = world
afterAll(world.close)
afterEach(() => expectSoundBooks(world))

describe('createPayment', () => {
  test('20 times at once with one form: one payment', async () => {
    const visitorId = await world.visitor()
    const order = { visitorId, chargeIds: await world.charges(75_000, 25_000), requestId: newUuid() }
    const created = await times(20, () => createPayment(deps, order))
    expect(new Set(created.map((one) => (one.ok ? one.value.publicId : 'refused'))).size).toBe(1)
    expect(await sql('SELECT 1 FROM visitor_payment WHERE visitor_id = $1', [visitorId])).toHaveLength(1)
  })

  test('the same choice again, on a new form: the open payment is gone back to', async () => {
    const visitorId = await world.visitor()
    const chargeIds = await world.charges(75_000, 25_000)
    const first = await createPayment(deps, { visitorId, chargeIds, requestId: newUuid() })
    expect(await createPayment(deps, { visitorId, chargeIds, requestId: newUuid() })).toEqual(first)
  })

  test('the same choice after a fee changed: another payment, which can be paid', async () => {
    const visitorId = await world.visitor()
    const chargeIds = await world.charges(75_000, 25_000)
    const first = await createPayment(deps, { visitorId, chargeIds, requestId: newUuid() })
    await sql('UPDATE charge SET amount = 80000 WHERE id = $1', [chargeIds[0]])
    const second = await createPayment(deps, { visitorId, chargeIds, requestId: newUuid() })
    if (!first.ok || !second.ok) throw new Error('No payment')
    const { publicId } = second.value
    expect(publicId).not.toBe(first.value.publicId)
    expect(await startCardAttempt(deps, cardOrder({ publicId, visitorId }))).toMatchObject({ ok: true })
    const attempt = await lastAttempt(world, { publicId, visitorId })
    expect(await submitOtp(deps, { publicId, visitorId, otp: rightOtp })).toMatchObject({ ok: true })
    expect(attempt.amount).toBe(105_000n)
  })

  test('the same form with another choice, as after the back button: another payment', async () => {
    const visitorId = await world.visitor()
    const [one = '', two = ''] = await world.charges(75_000, 25_000)
    const requestId = newUuid()
    const first = await createPayment(deps, { visitorId, chargeIds: [one], requestId })
    const second = await createPayment(deps, { visitorId, chargeIds: [one, two], requestId })
    expect(second.ok && first.ok && second.value.publicId !== first.value.publicId).toBe(true)
    expect(await createPayment(deps, { visitorId, chargeIds: [one], requestId })).toEqual(first)
  })

  test('the form of another visitor makes a payment of their own', async () => {
    const chargeIds = await world.charges(75_000)
    const requestId = newUuid()
    const first = await createPayment(deps, { visitorId: await world.visitor(), chargeIds, requestId })
    const second = await createPayment(deps, { visitorId: await world.visitor(), chargeIds, requestId })
    expect(second.ok && first.ok && second.value.publicId !== first.value.publicId).toBe(true)
  })

  test('nothing is owed any more', async () => {
    const chargeIds = await world.charges(75_000)
    const attempt = await awaitingOtp(world, await openPayment(world, chargeIds))
    await submitOtp(deps, { ...attempt, otp: rightOtp })
    const again = { visitorId: await world.visitor(), chargeIds, requestId: newUuid() }
    expect(await createPayment(deps, again)).toEqual({ ok: false, error: { code: 'NOTHING_OWED' } })
  })

  test('someone is paying: held, and until when', async () => {
    const chargeIds = await world.charges(75_000)
    const { attemptId } = await codeUnanswered(world, await openPayment(world, chargeIds))
    const other = { visitorId: await world.visitor(), chargeIds, requestId: newUuid() }
    const held = (until: Date | null) => ({ ok: false, error: { code: 'HELD', chargeIds, until } })
    expect(await createPayment(deps, other)).toEqual(held(null))
    const until = new Date(clock().getTime() + deps.cardLeaseMs)
    await askBank(deps, attemptId, 1)
    expect(await createPayment(deps, other)).toEqual(held(until))
  })
})

describe('startCardAttempt', () => {
  test('10 times at once with one form: one attempt, the bank is asked once', async () => {
    const order = cardOrder(await openPayment(world))
    const started = await times(10, () => startCardAttempt(deps, order))
    expect(started.every(({ ok }) => ok)).toBe(true)
    const { reference } = await lastAttempt(world, order)
    expect(callsOf('verifyCard', reference)).toBe(1)
    expect(started.filter((one) => one.ok && one.value.heard !== null)).toHaveLength(1)
    const repeated = { ok: true, value: { publicId: order.publicId, state: 'AWAITING_OTP', heard: null } }
    expect(await startCardAttempt(deps, order)).toEqual(repeated)
  })

  test('10 different forms at once for one payment: one attempt, the others are told where it stands', async () => {
    const own = await openPayment(world)
    const started = await times(10, () => startCardAttempt(deps, cardOrder(own)))
    expect(started.filter(({ ok }) => ok)).toHaveLength(1)
    const refused = started.flatMap((one) => (one.ok ? [] : [one.error.code]))
    expect(new Set(refused)).toEqual(new Set(['NOT_PAYABLE']))
  })

  test('two visitors on one dossier at once: both come to the code, and neither holds anything', async () => {
    const charges = await world.charges(80_000, 20_000)
    const owns = await Promise.all([openPayment(world, charges), openPayment(world, charges)])
    const started = await Promise.all(owns.map((own) => startCardAttempt(deps, cardOrder(own))))
    expect(started).toMatchObject(
      owns.map(({ publicId }) => ({ value: { publicId, state: 'AWAITING_OTP', heard: 'ACCEPTED' } })),
    )
    const leases = await sql('SELECT 1 FROM charge_lease WHERE charge_id = ANY ($1)', [charges])
    expect(leases).toEqual([])
  })

  test('while nobody knows what became of another’s code: refused before the bank is asked about a card', async () => {
    const charges = await world.charges(80_000)
    const own = await openPayment(world, charges)
    await codeUnanswered(world, await openPayment(world, charges))
    const asked = script.countOf('verifyCard')
    const held = { ok: false, error: { code: 'HELD', until: null } }
    expect(await startCardAttempt(deps, cardOrder(own))).toEqual(held)
    expect(script.countOf('verifyCard')).toBe(asked)
  })

  test('while another’s code is with the bank: the card may be checked meanwhile', async () => {
    const charges = await world.charges(80_000)
    const own = await openPayment(world, charges)
    const other = await awaitingOtp(world, await openPayment(world, charges))
    script.during('debit', async () =>
      expect(await startCardAttempt(deps, cardOrder(own))).toMatchObject({ ok: true }),
    )
    await submitOtp(deps, { ...other, otp: wrongOtp })
    expect(await seen(world, own)).toMatchObject({ state: 'AWAITING_OTP' })
  })

  test('the fee was changed by its agency since the payment was made: choose again', async () => {
    const charges = await world.charges(80_000)
    const own = await openPayment(world, charges)
    await sql('UPDATE charge SET amount = 90000 WHERE id = $1', [charges[0]])
    expect(await startCardAttempt(deps, cardOrder(own))).toEqual({
      ok: false,
      error: { code: 'CHARGES_CHANGED' },
    })
  })

  test('something of it was paid elsewhere: choose again', async () => {
    const charges = await world.charges(80_000, 20_000)
    const both = await openPayment(world, charges)
    const one = await awaitingOtp(world, await openPayment(world, charges.slice(0, 1)))
    await submitOtp(deps, { ...one, otp: rightOtp })
    expect(await startCardAttempt(deps, cardOrder(both))).toEqual({
      ok: false,
      error: { code: 'CHARGES_CHANGED' },
    })
  })

  test('ten cards refused within 15 minutes, over all of a visitor’s payments: no other is tried before they are over', async () => {
    const visitorId = await world.visitor()
    const first = await openPayment(world, undefined, visitorId)
    const second = await openPayment(world, undefined, visitorId)
    const tryOnce = (n: number) => {
      clock.forward(1_000)
      return startCardAttempt(deps, cardOrder(n % 2 === 0 ? first : second))
    }
    script.next('verifyCard', 'AFTER')
    expect(await tryOnce(0)).toMatchObject({ ok: true, value: { state: 'DECLINED', heard: 'SILENT' } })
    for (let n = 0; n < 10; n++) {
      script.next('verifyCard', { declined: 'CARD_UNKNOWN' })
      expect(await tryOnce(n)).toMatchObject({ ok: true, value: { state: 'DECLINED', heard: 'REFUSED' } })
    }
    const asked = script.calls.length
    expect(await tryOnce(0)).toEqual({ ok: false, error: { code: 'TOO_MANY', retryAfterSeconds: 890 } })
    expect(script.calls).toHaveLength(asked)
    clock.forward(890_000)
    expect(await tryOnce(1)).toMatchObject({ ok: true, value: { state: 'AWAITING_OTP', heard: 'ACCEPTED' } })
  })

  test('another portal, whose clock is behind, makes the next attempt: it is the one that counts', async () => {
    const own = await openPayment(world)
    script.next('verifyCard', { declined: 'CARD_UNKNOWN' })
    expect(await startCardAttempt(deps, cardOrder(own))).toEqual({
      ok: true,
      value: { publicId: own.publicId, state: 'DECLINED', heard: 'REFUSED' },
    })
    clock.forward(-1_500)
    const next = await awaitingOtp(world, own)
    expect(await seen(world, own)).toMatchObject({ state: 'AWAITING_OTP', attempt: { reason: null } })
    clock.forward(deps.cardLeaseMs)
    await expireAttempt(deps, next.attemptId)
    expect(await seen(world, own)).toMatchObject({ state: 'DECLINED', attempt: { reason: 'LEASE_ENDED' } })
  })

  test('someone else’s payment is not found', async () => {
    const own = await openPayment(world)
    const other = cardOrder({ ...own, visitorId: await world.visitor() })
    expect(await startCardAttempt(deps, other)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
  })

  test('the bank is silent: declined, charges free, cancelled at the bank by a job', async () => {
    const own = await openPayment(world)
    script.next('verifyCard', 'AFTER')
    expect(await startCardAttempt(deps, cardOrder(own))).toEqual({
      ok: true,
      value: { publicId: own.publicId, state: 'DECLINED', heard: 'SILENT' },
    })
    const { attemptId, reference } = await lastAttempt(world, own)
    expect(await seen(world, own)).toMatchObject({ attempt: { reason: 'BANK_SILENT' } })
    expect(await jobsWith(`cancel-at-bank:${attemptId}`)).toHaveLength(1)
    await cancelAtBank(deps, attemptId)
    expect(script.payment(reference)?.status).toBe('CANCELLED')
    clock.forward(1)
    await awaitingOtp(world, own)
  })

  test('the process dies while the bank looks at the card: the job ends the attempt, a late answer changes nothing', async () => {
    const own = await openPayment(world)
    script.during('verifyCard', async () => {
      const { attemptId } = await lastAttempt(world, own)
      clock.forward(deps.bankTimeoutMs + 3_000)
      await expireAttempt(deps, attemptId)
    })
    expect(await startCardAttempt(deps, cardOrder(own))).toEqual({
      ok: true,
      value: { publicId: own.publicId, state: 'DECLINED', heard: 'ACCEPTED' },
    })
    const { attemptId, reference } = await lastAttempt(world, own)
    await cancelAtBank(deps, attemptId)
    expect(script.payment(reference)?.status).toBe('CANCELLED')
  })
})
