import { afterAll, expect, test } from 'vitest'
import { printed } from '#tests/factories/instruction.ts'
import { awaitingOtp, cardOrder, openPayment, paymentWorld, seen } from '#tests/factories/payment.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { printInstruction, showPaymentToVisitor, startCardAttempt, submitOtp } from './index.ts'

const world = await paymentWorld()
const { deps, sql } = world
afterAll(world.close)

/** A reader who has found the payment by a public fact. */
async function finderOf({ publicId }: { readonly publicId: string }) {
  const visitorId = await world.visitor()
  await showPaymentToVisitor(world.database, publicId, visitorId)
  return { publicId, visitorId }
}

test('somebody who stops halfway keeps the maker from nothing: the same fees are paid in another payment', async () => {
  const chargeIds = await world.charges(150_000)
  const own = await openPayment(world, chargeIds)
  const finder = await finderOf(own)
  await awaitingOtp(world, finder)
  expect(await seen(world, own)).toMatchObject({
    state: 'AWAITING_OTP',
    attempt: { yours: false, cardMask: null, issuerBin: null, otp: null },
  })
  const again = await openPayment(world, chargeIds, own.visitorId)
  expect(again.publicId).not.toBe(own.publicId)
  await awaitingOtp(world, again)
  expect(await submitOtp(deps, { ...again, otp: rightOtp })).toEqual({ ok: true, value: { state: 'PAID' } })
})

test('an own payment is gone back to, and one that was only found is not', async () => {
  const chargeIds = await world.charges(150_000)
  const own = await openPayment(world, chargeIds)
  const finder = await finderOf(own)
  expect((await openPayment(world, chargeIds, own.visitorId)).publicId).toBe(own.publicId)
  expect((await openPayment(world, chargeIds, finder.visitorId)).publicId).not.toBe(own.publicId)
})

test('cards that others tried do not count as the maker’s', async () => {
  const own = await openPayment(world)
  const { paymentId } = await awaitingOtp(world, own)
  const other = await world.visitor()
  await sql(
    `UPDATE attempt SET state = 'DECLINED', finished_at = now(), version = version + 1 WHERE payment_id = $1`,
    [paymentId],
  )
  await sql(
    `INSERT INTO attempt (id, payment_id, reference, connector, method, state, amount, lease_until, created_at, finished_at,
       request_id, begun_by, issuer_bin, card_mask)
     SELECT gen_random_uuid(), payment_id, left(md5(n::text), 20), connector, method, state, amount, lease_until, created_at,
       finished_at, md5(n::text), $2, issuer_bin, card_mask
     FROM attempt, generate_series(1, 12) n WHERE payment_id = $1`,
    [paymentId, other],
  )
  expect(await startCardAttempt(deps, cardOrder(own))).toMatchObject({ ok: true })
})

test('why a bank refused a card is read by whose card it is', async () => {
  const own = await openPayment(world)
  const finder = await finderOf(own)
  const { paymentId } = await awaitingOtp(world, own)
  await sql(
    `UPDATE attempt SET state = 'DECLINED', reason = 'INSUFFICIENT_BALANCE', finished_at = now(), version = version + 1
     WHERE payment_id = $1`,
    [paymentId],
  )
  expect((await seen(world, own)).attempt).toMatchObject({ yours: true, reason: 'INSUFFICIENT_BALANCE' })
  expect((await seen(world, finder)).attempt).toMatchObject({
    yours: false,
    reason: 'DECLINED',
    cardMask: null,
  })
})

test('a public fact prints no number, and replaces none whose fees have changed', async () => {
  const own = await printed(world, await openPayment(world))
  const finder = await finderOf(own)
  const order = { ...finder, requestId: 'r' }
  await sql(
    `UPDATE charge SET amount = amount + 1000 WHERE id IN (
       SELECT charge_id FROM payment_charge pc JOIN payment p ON p.id = pc.payment_id WHERE p.public_id = $1)`,
    [own.publicId],
  )
  expect(await printInstruction(deps, order)).toEqual({ ok: true, value: { number: own.number } })
  const bare = await openPayment(world)
  const other = await finderOf(bare)
  expect(await printInstruction(deps, { ...other, requestId: 'r' })).toEqual({
    ok: false,
    error: { code: 'NOT_YOURS' },
  })
})

test('what processes of the release before write has its maker: who makes a payment, and nobody who finds it', async () => {
  const own = await openPayment(world)
  const [maker, finder] = [await world.visitor(), await world.visitor()]
  await sql(
    `INSERT INTO payment (id, public_id, state, amount, created_at, expires_at, request_id)
     SELECT gen_random_uuid(), 'RELEASEBEFOR1', state, amount, created_at, expires_at, 'before' FROM payment
     WHERE public_id = $1`,
    [own.publicId],
  )
  const insert = `INSERT INTO visitor_payment (visitor_id, payment_id)
    SELECT $1, id FROM payment WHERE public_id = 'RELEASEBEFOR1' RETURNING made`
  expect(await sql(insert, [maker])).toEqual([{ made: true }])
  await sql(
    `INSERT INTO payment_event (payment_id, at, kind, cause, detail)
     SELECT id, now(), 'CREATED', 'visitor:' || $1, '{}' FROM payment WHERE public_id = 'RELEASEBEFOR1'`,
    [maker],
  )
  expect(await sql(insert, [finder])).toEqual([{ made: false }])
})

test('who began an attempt is never changed', async () => {
  const { attemptId } = await awaitingOtp(world)
  await expect(
    sql('UPDATE attempt SET begun_by = $2, version = version + 1 WHERE id = $1', [
      attemptId,
      await world.visitor(),
    ]),
  ).rejects.toThrow(/begun by another/)
})
