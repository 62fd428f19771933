import { afterAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { expectSoundBooks } from '#tests/database/books.ts'
import { printed } from '#tests/factories/instruction.ts'
import { awaitingOtp, lastAttempt, openPayment, paymentWorld, seen } from '#tests/factories/payment.ts'
import { registeredAccount } from '#tests/factories/registered-account.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { askBank, printInstruction, showPaymentToVisitor, startAccountDebit, submitOtp } from '../index.ts'

const world = await paymentWorld()
const { deps, script, sql } = world
afterAll(world.close)

/** What a debit of an account must leave as it is in a payment of somebody else. */
const rowsOf = ({ publicId }: { readonly publicId: string }) =>
  sql(
    `SELECT p.holder_id, p.state, coalesce(json_agg(a ORDER BY a.id) FILTER (WHERE a.id IS NOT NULL), '[]') AS attempts
     FROM payment p LEFT JOIN attempt a ON a.payment_id = p.id WHERE p.public_id = $1 GROUP BY p.id`,
    [publicId],
  )
const notFound = { ok: false, error: { code: 'NOT_FOUND' } }

test.each([
  ['a public fact', false],
  ['all that there is to know', true],
])(
  'a debit never touches a guest’s payment that its holder opened by %s: an own one is paid',
  async (_, full) => {
    const account = await registeredAccount(world)
    const chargeIds = await world.charges(150_000)
    const own = await printed(world, await openPayment(world, chargeIds))
    await awaitingOtp(world, own)
    await showPaymentToVisitor(world.database, own.publicId, account.visitorId)
    if (full)
      await sql(
        `INSERT INTO known_source (visitor_id, source_kind, source_id, known_since)
       SELECT $1, source_kind, source_id, now() FROM charge WHERE id = ANY ($2)`,
        [account.visitorId, chargeIds],
      )
    const may = full ? ['PAY', 'PRINT', 'CANCEL_NUMBER'] : ['PAY']
    expect(await seen(world, { ...own, visitorId: account.visitorId })).toMatchObject({ may })
    const before = await rowsOf(own)
    expect(before).toMatchObject([{ holder_id: null, attempts: [{ state: 'AWAITING_OTP' }] }])
    const order = { ...account, othersDossiers: [], confirmation: { by: 'SESSION' as const } }
    const here = { ...order, publicId: own.publicId, requestId: newUuid() }
    expect(await startAccountDebit(deps, here)).toEqual(notFound)
    expect(await rowsOf(own)).toEqual(before)
    const { publicId } = await openPayment(world, chargeIds, account.visitorId)
    expect(publicId).not.toBe(own.publicId)
    const paid = await startAccountDebit(deps, { ...order, publicId, requestId: newUuid() })
    expect(paid).toEqual({ ok: true, value: { state: 'PAID' } })
    expect(await rowsOf(own)).toEqual(before)
    expect(await submitOtp(deps, { ...own, otp: rightOtp })).toEqual({
      ok: true,
      value: { state: 'DECLINED' },
    })
    await expectSoundBooks(world)
  },
)

test('what a guest made is paid by the holder that they sign in for, and after a declined debit it is still theirs', async () => {
  const [account, another] = [await registeredAccount(world), await registeredAccount(world)]
  const guests = await printed(world, await openPayment(world))
  for (const { visitorId } of [account, another])
    await sql(
      `INSERT INTO visitor_payment (visitor_id, payment_id, made, formerly)
       SELECT $1, payment_id, made, visitor_id FROM visitor_payment WHERE visitor_id = $2`,
      [visitorId, guests.visitorId],
    )
  const order = { publicId: guests.publicId, othersDossiers: [], confirmation: { by: 'SESSION' as const } }
  script.next('debitAccount', 'BEFORE')
  expect(await startAccountDebit(deps, { ...account, ...order, requestId: newUuid() })).toEqual({
    ok: true,
    value: { state: 'WAITING_FOR_BANK' },
  })
  await askBank(deps, (await lastAttempt(world, guests)).attemptId, 1)
  const may = ['PAY', 'PRINT', 'CANCEL_NUMBER']
  expect(await seen(world, guests)).toMatchObject({ state: 'DECLINED', may })
  expect(await seen(world, { ...guests, visitorId: another.visitorId })).toMatchObject({ may })
  expect(await printInstruction(deps, { ...guests, requestId: newUuid() })).toMatchObject({ ok: true })
  expect(await startAccountDebit(deps, { ...another, ...order, requestId: newUuid() })).toEqual(notFound)
  expect(await startAccountDebit(deps, { ...account, ...order, requestId: newUuid() })).toEqual({
    ok: true,
    value: { state: 'PAID' },
  })
})

test('the database gives a guest’s payment to no holder who did not make it, and a holder’s to no other', async () => {
  const [account, another] = [await registeredAccount(world), await registeredAccount(world)]
  const own = await openPayment(world)
  await showPaymentToVisitor(world.database, own.publicId, account.visitorId)
  const give = (publicId: string, holderId: string | null) =>
    sql('UPDATE payment SET holder_id = $2 WHERE public_id = $1', [publicId, holderId])
  await expect(give(own.publicId, account.holderId)).rejects.toThrow(/not of that holder/)
  const { publicId } = await openPayment(world, await world.charges(150_000), account.visitorId)
  for (const holderId of [another.holderId, null])
    await expect(give(publicId, holderId)).rejects.toThrow(/not of that holder/)
})
