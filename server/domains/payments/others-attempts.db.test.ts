import { afterAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { expectSoundBooks } from '#tests/database/books.ts'
import { printed } from '#tests/factories/instruction.ts'
import {
  awaitingOtp,
  cardOrder,
  codeLost,
  codeUnanswered,
  openPayment,
  paymentWorld,
  seen,
} from '#tests/factories/payment.ts'
import { registeredAccount } from '#tests/factories/registered-account.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import {
  cancelAttempt,
  cancelInstruction,
  listOwnPayments,
  printInstruction,
  reissueInstruction,
  showPaymentToVisitor,
  startAccountDebit,
  startCardAttempt,
  submitOtp,
} from './index.ts'

const world = await paymentWorld()
const { deps, sql } = world
afterAll(world.close)

/** A reader who has found the payment by a public fact. */
async function finderOf({ publicId }: { readonly publicId: string }) {
  const visitorId = await world.visitor()
  await showPaymentToVisitor(world.database, publicId, visitorId)
  return { publicId, visitorId }
}

/** What the maker has open, with a number on paper, and somebody else's card on it whose code is awaited. */
async function withOthersCard() {
  const own = await printed(world, await openPayment(world))
  const finder = await finderOf(own)
  await awaitingOtp(world, finder)
  return { own, finder }
}

test('a card that another has begun and that holds nothing leaves the payment to its maker as it was', async () => {
  const { own, finder } = await withOthersCard()
  const order = { ...own, requestId: newUuid() }
  expect(await seen(world, own)).toMatchObject({ state: 'OPEN', attempt: null, othersCard: true })
  expect(await listOwnPayments(world.database, own.visitorId)).toMatchObject([{ state: 'OPEN' }])
  expect(await seen(world, finder)).toMatchObject({ state: 'AWAITING_OTP', othersCard: false })
  expect(await listOwnPayments(world.database, finder.visitorId)).toMatchObject([{ state: 'AWAITING_OTP' }])
  expect(await printInstruction(deps, order)).toEqual({ ok: true, value: { number: own.number } })
  const anew = await reissueInstruction(deps, { ...order, requestId: newUuid() })
  expect(anew).toMatchObject({ ok: true, value: { publicId: own.publicId } })
  expect(await cancelInstruction(deps, own)).toMatchObject({ ok: true })
  expect(await submitOtp(deps, { ...finder, otp: rightOtp })).toEqual({ ok: true, value: { state: 'PAID' } })
  expect(await seen(world, own)).toMatchObject({
    state: 'PAID',
    othersCard: false,
    attempt: { yours: false },
  })
})

test('what the maker’s last attempt came to is read beside the card of another', async () => {
  const own = await openPayment(world)
  await awaitingOtp(world, own)
  await cancelAttempt(deps, own)
  await awaitingOtp(world, await finderOf(own))
  expect(await seen(world, own)).toMatchObject({
    state: 'DECLINED',
    attempt: { yours: true, reason: 'CANCELLED_BY_PAYER' },
    othersCard: true,
  })
})

test('an own card beside another’s is a payment of its own, sent twice it is one, and one of both is debited', async () => {
  const { own, finder } = await withOthersCard()
  const order = cardOrder(own)
  const started = await startCardAttempt(deps, order)
  if (!started.ok) throw new Error(started.error.code)
  const { publicId, state } = started.value
  expect(publicId).not.toBe(own.publicId)
  expect(state).toBe('AWAITING_OTP')
  expect(await startCardAttempt(deps, order)).toMatchObject({ ok: true, value: { publicId, heard: null } })
  expect(await startCardAttempt(deps, cardOrder(own))).toMatchObject({ ok: true, value: { publicId } })
  const beside = { publicId, visitorId: own.visitorId }
  const sent = await Promise.all([beside, finder].map((one) => submitOtp(deps, { ...one, otp: rightOtp })))
  expect(sent.filter((one) => one.ok && one.value.state === 'PAID')).toHaveLength(1)
  const captures = await sql(
    `SELECT k.id FROM capture k JOIN payment p ON p.id = k.payment_id WHERE p.public_id = ANY ($1)`,
    [[own.publicId, publicId]],
  )
  expect(captures).toHaveLength(1)
})

test('an own card beside another’s pays what the page showed, and not a fee that changed meanwhile', async () => {
  const { own } = await withOthersCard()
  await sql(
    `UPDATE charge SET amount = amount + 1000 WHERE id IN (
       SELECT charge_id FROM payment_charge pc JOIN payment p ON p.id = pc.payment_id WHERE p.public_id = $1)`,
    [own.publicId],
  )
  expect(await startCardAttempt(deps, cardOrder(own))).toEqual({
    ok: false,
    error: { code: 'CHARGES_CHANGED' },
  })
})

test('a card of another gives way to a debit of the maker’s account', async () => {
  const account = await registeredAccount(world)
  const own = await openPayment(world, await world.charges(150_000), account.visitorId)
  const finder = await finderOf(own)
  await awaitingOtp(world, finder)
  const order = { ...account, publicId: own.publicId, othersDossiers: [], requestId: newUuid() }
  expect(await startAccountDebit(deps, { ...order, confirmation: { by: 'SESSION' } })).toEqual({
    ok: true,
    value: { state: 'PAID' },
  })
  expect(await submitOtp(deps, { ...finder, otp: rightOtp })).toMatchObject({ ok: false })
  await expectSoundBooks(world)
})

test.each([
  ['the bank has not answered', codeUnanswered],
  ['nobody knows whether it arrived', codeLost],
])('a code of another holds where %s, and the maker reads that it is being paid', async (_, held) => {
  const own = await printed(world, await openPayment(world))
  await held(world, await finderOf(own))
  expect(await seen(world, own)).toMatchObject({
    state: 'WAITING_FOR_BANK',
    attempt: { yours: false, cardMask: null, issuerBin: null, otp: null },
    othersCard: false,
  })
  const mine = await listOwnPayments(world.database, own.visitorId)
  expect(mine).toMatchObject([{ state: 'WAITING_FOR_BANK' }])
  const refused = { ok: false, error: { code: 'NOT_PAYABLE', state: 'WAITING_FOR_BANK' } }
  expect(await startCardAttempt(deps, cardOrder(own))).toEqual(refused)
  expect(await printInstruction(deps, { ...own, requestId: newUuid() })).toEqual(refused)
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
