import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { expectSoundBooks } from '#tests/database/books.ts'
import { success, told } from '#tests/factories/bank-words.ts'
import {
  atCounter,
  attemptOfKey,
  newKey,
  type OwnInstruction,
  printed,
} from '#tests/factories/instruction.ts'
import { credited, notTaken, taken } from '#tests/factories/money-words.ts'
import { awaitingOtp, openPayment, paymentWorld, seen, times } from '#tests/factories/payment.ts'
import { refundingBank } from '#tests/fakes/refunding-bank.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { clearException, expireAttempt, resolveLateMoney, sendRefund, submitOtp } from '../index.ts'
import type { BankWord } from './record-bank-status.ts'

const world = await paymentWorld()
const { sql, clock, jobsWith } = world
const desk = refundingBank(world.script.bank, clock)
const deps = {
  ...world.deps,
  banks: new Map(['collecting-bank', 'hoi-an-bank'].map((name) => [name, { ...desk.bank, name }] as const)),
}
afterAll(world.close)
afterEach(() => expectSoundBooks(world))

const tell = (word: BankWord) => deps.recordBankStatus(word)
const refundsOf = ({ publicId }: { readonly publicId: string }) =>
  sql<{ id: string; state: string; reference: string; item: string; payment_id: string; capture_id: string }>(
    `SELECT r.id, r.state, r.reference, i.state AS item, k.payment_id, k.id AS capture_id
     FROM capture k JOIN payment p ON p.id = k.payment_id
     LEFT JOIN refund r ON r.capture_id = k.id JOIN suspense_item i ON i.capture_id = k.id
     WHERE p.public_id = $1 ORDER BY k.captured_at, k.id`,
    [publicId],
  )
const postingsOf = (reference: string | undefined) =>
  sql('SELECT 1 FROM journal WHERE cause LIKE $1', [`refund:%:${reference}`])

/** A paid payment with a second transfer that goes back. */
async function doubleMoney() {
  const own = await printed(world)
  await tell(credited([own.number], own.amount))
  await tell(credited([own.number], own.amount))
  const [refund] = await refundsOf(own)
  if (refund === undefined) throw new Error('Nothing goes back')
  return { own, ...refund }
}

describe('money that came twice', () => {
  test('goes back, is posted and told to the payer, and the exception ends', async () => {
    const { own, id, reference, payment_id } = await doubleMoney()
    expect(await jobsWith(`send-refund:${id}`)).toMatchObject([{ payload: { refundId: id, round: 1 } }])
    await sendRefund(deps, id, 1)
    expect(desk.moved.get(reference)).toMatchObject({
      amount: own.amount,
      reason: 'DUPLICATE',
      original: {
        reference: null,
        key: null,
        content: expect.stringContaining(own.number),
        amount: own.amount,
      },
    })
    expect(await refundsOf(own)).toMatchObject([{ state: 'REFUNDED', item: 'RETURNED' }])
    expect(await postingsOf(reference)).toHaveLength(1)
    expect((await seen(world, own)).moneyBack).toMatchObject([
      { state: 'RETURNED', reason: 'DUPLICATE', refundBankReference: desk.moved.get(reference)?.number },
    ])
    expect(await jobsWith(`clear-exception:${payment_id}`)).toHaveLength(1)
    await clearException(deps, payment_id)
    expect(await seen(world, own)).toMatchObject({ state: 'PAID', exception: null })
  })

  test.each(['BEFORE', 'AFTER', 'ACCEPTED', 'NUMBERLESS', 'OTHER_AMOUNT', 'BUSY'] as const)(
    'is asked for again after %s, under the same reference: it moves once, is posted once',
    async (fault) => {
      const { own, id, reference } = await doubleMoney()
      desk.next(fault, fault)
      await sendRefund(deps, id, 1)
      expect(await refundsOf(own)).toMatchObject([{ state: 'SENT', item: 'RETURNING' }])
      expect(await jobsWith(`send-refund:${id}`)).toMatchObject([{ payload: { round: 2 } }])
      await sendRefund(deps, id, 2)
      await sendRefund(deps, id, 3)
      await sendRefund(deps, id, 4)
      expect(await refundsOf(own)).toMatchObject([{ state: 'REFUNDED', item: 'RETURNED' }])
      expect(desk.calls.filter((call) => call.refundReference === reference)).toHaveLength(3)
      expect(await postingsOf(reference)).toHaveLength(1)
    },
  )

  test('survives a process that dies between its claim and the bank’s answer', async () => {
    const { own, id, reference } = await doubleMoney()
    const dying = { ...desk.bank, refund: () => Promise.reject(new Error('killed')) }
    await expect(
      sendRefund({ ...deps, banks: new Map([['collecting-bank', dying]]) }, id, 1),
    ).rejects.toThrow('killed')
    expect(await refundsOf(own)).toMatchObject([{ state: 'SENT' }])
    expect(await jobsWith(`send-refund:${id}`)).toMatchObject([{ payload: { round: 2 } }])
    await sendRefund(deps, id, 2)
    expect(await postingsOf(reference)).toHaveLength(1)
  })

  test('sent by ten processes at once moves once and is posted once', async () => {
    const { own, id, reference } = await doubleMoney()
    await times(10, () => sendRefund(deps, id, 1))
    expect(await refundsOf(own)).toMatchObject([{ state: 'REFUNDED', item: 'RETURNED' }])
    expect(await postingsOf(reference)).toHaveLength(1)
    expect([...desk.moved.values()].filter((order) => order.refundReference === reference)).toHaveLength(1)
  })

  test.each([
    ['refuses it', { refused: 'ORIGINAL_UNKNOWN' }],
    ['refuses the call', { code: 'REFERENCE_REUSED' }],
  ])('that the bank %s is a person’s work again, and the exception stays', async (_, fault) => {
    const { own, id, reference, payment_id } = await doubleMoney()
    desk.next(fault)
    await sendRefund(deps, id, 1)
    expect(await refundsOf(own)).toMatchObject([{ state: 'REFUSED', item: 'OPEN' }])
    expect(await postingsOf(reference)).toEqual([])
    await clearException(deps, payment_id)
    expect(await seen(world, own)).toMatchObject({
      exception: 'DUPLICATE',
      moneyBack: [{ state: 'BEING_LOOKED_AT' }],
    })
    // A late job does not send it once more.
    const calls = desk.calls.length
    await sendRefund(deps, id, 2)
    expect(desk.calls).toHaveLength(calls)
  })

  test('three times: the exception ends with the last of it', async () => {
    const { own, payment_id } = await doubleMoney()
    await tell(credited([own.number], own.amount))
    for (const [n, { id }] of (await refundsOf(own)).entries()) {
      await sendRefund(deps, id, 1)
      await clearException(deps, payment_id)
      expect((await seen(world, own)).exception).toBe(n === 0 ? 'DUPLICATE' : null)
    }
  })
})

describe('money that waits for another attempt', () => {
  async function waiting() {
    const own = await printed(world)
    const held = await atCounter(world, own)
    await tell(credited([own.number], own.amount))
    const [item] = await refundsOf(own)
    if (item === undefined) throw new Error('Nothing waits')
    const resolve = (round = 1) => resolveLateMoney(deps, item.capture_id, round)
    return { own, held, ...item, resolve }
  }

  test('is looked at again while the other is there', async () => {
    const { own, capture_id, resolve } = await waiting()
    expect(await seen(world, own)).toMatchObject({ state: 'HELD', moneyBack: [{ state: 'WAITING' }] })
    await resolve()
    expect(await jobsWith(`resolve-late-money:${capture_id}`)).toMatchObject([{ payload: { round: 2 } }])
    expect(await refundsOf(own)).toMatchObject([{ item: 'WAITING', state: null }])
  })

  test('pays when the other ends without money', async () => {
    const { own, held, resolve } = await waiting()
    await tell(notTaken(held))
    await resolve()
    expect(await seen(world, own)).toMatchObject({
      state: 'PAID',
      exception: 'LATE',
      receipts: [{ amount: '150000' }],
      moneyBack: [],
    })
    await resolve(2)
  })

  test('pays when the other’s time ends by itself', async () => {
    const { own, held, resolve } = await waiting()
    clock.forward(held.minutes * 60_000)
    await expireAttempt(deps, await attemptOfKey(world, held.key))
    await resolve()
    expect(await seen(world, own)).toMatchObject({ state: 'PAID', exception: 'LATE' })
  })

  test('goes back when the other pays, and the payment ends without an exception of it', async () => {
    const { own, held, payment_id, resolve } = await waiting()
    await tell(taken(held, own.amount))
    await resolve()
    const [refund] = await refundsOf(own)
    expect(refund).toMatchObject({ item: 'RETURNING', state: 'APPROVED' })
    await sendRefund(deps, refund?.id ?? '', 1)
    await clearException(deps, payment_id)
    expect(await seen(world, own)).toMatchObject({
      state: 'PAID',
      paidAmount: '150000',
      moneyBack: [{ state: 'RETURNED' }],
    })
  })

  test('by ten jobs at once and a teller who takes at the same moment: settled once', async () => {
    for (let round = 0; round < 5; round++) {
      const { own, held, resolve } = await waiting()
      await Promise.all([times(10, () => resolve()), tell(taken(held, own.amount))])
      await resolve()
      const view = await seen(world, own)
      expect([view.state, view.paidAmount]).toEqual(['PAID', '150000'])
      expect(await refundsOf(own)).toMatchObject([{ item: 'RETURNING', state: 'APPROVED' }])
    }
  })

  test('of a card is decided when the teller has ended', async () => {
    const charges = await world.charges(150_000)
    const card = await awaitingOtp(world, await openPayment(world, charges))
    clock.forward(deps.cardLeaseMs)
    await expireAttempt(deps, card.attemptId)
    const other = await printed(world, await openPayment(world, charges))
    const held = await atCounter(world, other)
    await tell(told(success(card.reference, card.amount)))
    await tell(taken(held, other.amount))
    const [item] = await refundsOf(card)
    await resolveLateMoney(deps, item?.capture_id ?? '', 1)
    expect(await seen(world, card)).toMatchObject({ moneyBack: [{ state: 'RETURNING' }] })
    expect(await seen(world, other)).toMatchObject({ state: 'PAID', exception: null })
  })
})

test('a payment whose money went back can be tried again, by card and at the counter', async () => {
  for (const again of [byCard, byCounter]) {
    const charges = await world.charges(150_000)
    const own = await printed(world, await openPayment(world, charges))
    await sql(`UPDATE charge SET state = 'PAID_AT_AGENCY' WHERE id = $1`, [charges[0]])
    await tell(credited([own.number], own.amount))
    await sql(`UPDATE charge SET state = 'OPEN' WHERE id = $1`, [charges[0]])
    const [refund] = await refundsOf(own)
    await sendRefund(deps, refund?.id ?? '', 1)
    await clearException(deps, refund?.payment_id ?? '')
    expect(await seen(world, own)).toMatchObject({ state: 'RETURNED', moneyBack: [{ state: 'RETURNED' }] })
    await again(own)
    expect(await seen(world, own)).toMatchObject({ state: 'PAID', moneyBack: [{ state: 'RETURNED' }] })
  }
})

async function byCard(own: OwnInstruction) {
  const attempt = await awaitingOtp(world, own)
  expect(await seen(world, own)).toMatchObject({ state: 'AWAITING_OTP', attempt: { method: 'CARD' } })
  await submitOtp(deps, { ...attempt, otp: rightOtp })
}
async function byCounter(own: OwnInstruction) {
  await tell(taken(await atCounter(world, await printed(world, own), { key: newKey() }), own.amount))
}
