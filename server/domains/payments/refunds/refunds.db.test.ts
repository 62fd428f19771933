import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import type { Staff } from '#server/domains/identity/contract.ts'
import { agencyOf, freshStaff, moneyInSuspense, paymentIdOf, printedNumber } from '#tests/factories/desk.ts'
import { awaitingOtp, openPayment, paymentWorld, times } from '#tests/factories/payment.ts'
import { refundingBank } from '#tests/fakes/refunding-bank.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import {
  approveRefund,
  approveResolution,
  countRefunds,
  findRefundable,
  listRefunds,
  proposeResolution,
  rejectRefund,
  requestFeeRefund,
  requestRefund,
  retryRefused,
  sendRefund,
  submitOtp,
  viewRefund,
} from '../index.ts'

const world = await paymentWorld()
const { deps, sql } = world
afterAll(world.close)

const operator = await freshStaff(world, 'OPERATOR')
const another = await freshStaff(world, 'OPERATOR')
const administrator = await freshStaff(world, 'ADMINISTRATOR')
const accountantOf = (agencyId: string) => freshStaff(world, 'ACCOUNTANT', agencyId)

/** A charge of 150.000 đồng that was paid by card, with its agency. */
async function paidCharge() {
  const [chargeId = ''] = await world.charges(150_000)
  const own = await awaitingOtp(world, await openPayment(world, [chargeId]))
  const paid = await submitOtp(deps, { ...own, otp: rightOtp })
  expect(paid).toEqual({ ok: true, value: { state: 'PAID' } })
  return { ...own, chargeId, agencyId: await agencyOf(world, chargeId) }
}

type Wanted = {
  readonly amount?: bigint
  readonly staff?: Staff
  readonly requestId?: string
  readonly reason?: string
}
const ask = (chargeId: string, wanted: Wanted = {}) =>
  requestRefund(deps, {
    staff: operator,
    chargeId,
    amount: 150_000n,
    reason: 'Nộp nhầm',
    requestId: newUuid(),
    ...wanted,
  })

async function requested(chargeId: string, wanted: Wanted = {}) {
  const made = await ask(chargeId, wanted)
  if (!made.ok) throw new Error(`Not requested: ${made.error.code}`)
  return { refundId: made.value.refundId, version: 0 }
}

const refund = async (refundId: string) => {
  const [row] = await sql<Record<string, unknown>>('SELECT * FROM refund WHERE id = $1', [refundId])
  return row
}
const refundsOf = (chargeId: string) => sql('SELECT id, state FROM refund WHERE charge_id = $1', [chargeId])
const auditOf = async (refundId: string) =>
  (
    await sql<{ action: string }>('SELECT action FROM audit_entry WHERE subject = $1 ORDER BY id', [
      `refund:${refundId}`,
    ])
  ).map(({ action }) => action)

/** The bank's final no, as the job that sends refunds writes it. */
const bankRefuses = (refundId: string) =>
  sql(
    `UPDATE refund SET state = 'REFUSED', version = version + 1, bank_reason = 'ORIGINAL_UNKNOWN', finished_at = now() WHERE id = $1`,
    [refundId],
  )

describe('a request', () => {
  test('moves nothing, is audited and told, and waits for a second person', async () => {
    const { chargeId, paymentId } = await paidCharge()
    const { refundId } = await requested(chargeId, { amount: 50_000n })
    expect(await refund(refundId)).toMatchObject({
      state: 'REQUESTED',
      kind: 'REFUND',
      reason: 'REQUESTED',
      amount: '50000',
      note: 'Nộp nhầm',
      requested_by: `staff:${operator.id}`,
      decided_by: null,
      promised_by: null,
    })
    expect(await auditOf(refundId)).toEqual(['REFUND_REQUESTED'])
    const story = await sql('SELECT cause FROM payment_event WHERE payment_id = $1 AND kind = $2', [
      paymentId,
      'REFUND_REQUESTED',
    ])
    expect(story).toEqual([{ cause: `staff:${operator.id}` }])
    expect(await world.jobsWith(`send-refund:${refundId}`)).toEqual([])
  })

  test('sent many times at once is made once', async () => {
    const { chargeId } = await paidCharge()
    const requestId = newUuid()
    const answers = await times(6, () => ask(chargeId, { amount: 10_000n, requestId }))
    expect(answers).toEqual(Array(6).fill({ ok: true, value: { refundId: requestId } }))
    expect(await refundsOf(chargeId)).toHaveLength(1)
  })

  test('several at once never ask for more than the charge was settled with', async () => {
    const { chargeId } = await paidCharge()
    const answers = await times(6, () => ask(chargeId, { amount: 60_000n }))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
    expect(answers).toContainEqual({ ok: false, error: { code: 'TOO_MUCH', left: '30000' } })
  })

  test.each([
    ['0 đồng', { amount: 0n }, { code: 'AMOUNT_FORM' }],
    ['less than nothing', { amount: -1n }, { code: 'AMOUNT_FORM' }],
    ['1 đồng too much', { amount: 150_001n }, { code: 'TOO_MUCH', left: '150000' }],
    ['no reason', { reason: ' ' }, { code: 'REASON_EMPTY' }],
  ])('is refused for %s', async (_, wanted, error) => {
    const { chargeId } = await paidCharge()
    expect(await ask(chargeId, wanted)).toEqual({ ok: false, error })
  })

  test('is refused for a charge that is not settled, and for one that does not exist', async () => {
    const [open = ''] = await world.charges(150_000)
    const notFound = { ok: false, error: { code: 'NOT_FOUND' } }
    expect(await ask(open)).toEqual(notFound)
    expect(await ask(newUuid())).toEqual(notFound)
  })

  test("is made by an accountant of the charge's agency, and by no other and no administrator", async () => {
    const [here, there] = [await paidCharge(), await paidCharge()]
    const accountant = await accountantOf(here.agencyId)
    expect(await ask(here.chargeId, { staff: accountant })).toMatchObject({ ok: true })
    const notFound = { ok: false, error: { code: 'NOT_FOUND' } }
    expect(await ask(there.chargeId, { staff: accountant })).toEqual(notFound)
    expect(await ask(there.chargeId, { staff: administrator })).toEqual(notFound)
  })
})

describe('approval', () => {
  test('orders the refund and says by when', async () => {
    const { chargeId } = await paidCharge()
    const asked = await requested(chargeId)
    const approved = await approveRefund(deps, { ...asked, staff: another })
    expect(approved).toEqual({ ok: true, value: { state: 'APPROVED' } })
    expect(await refund(asked.refundId)).toMatchObject({
      state: 'APPROVED',
      version: 1,
      decided_by: `staff:${another.id}`,
      promised_by: new Date(world.clock().getTime() + deps.money.returnWithinMs),
    })
    expect(await world.jobsWith(`send-refund:${asked.refundId}`)).toHaveLength(1)
    expect(await auditOf(asked.refundId)).toEqual(['REFUND_REQUESTED', 'REFUND_APPROVED'])
  })

  test('of many at once happens once', async () => {
    const asked = await requested((await paidCharge()).chargeId)
    const third = await freshStaff(world, 'OPERATOR')
    const answers = await Promise.all(
      [another, third, another, third].map((staff) => approveRefund(deps, { ...asked, staff })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
    expect(answers).toContainEqual({ ok: false, error: { code: 'CHANGED' } })
    expect(await refund(asked.refundId)).toMatchObject({ version: 1 })
    expect(await auditOf(asked.refundId)).toHaveLength(2)
  })

  test('and rejection at once: one of the two', async () => {
    const asked = await requested((await paidCharge()).chargeId)
    const third = await freshStaff(world, 'OPERATOR')
    const answers = await Promise.all([
      approveRefund(deps, { ...asked, staff: another }),
      rejectRefund(deps, { ...asked, staff: third, note: 'Không đủ căn cứ' }),
    ])
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('is refused for whoever asked, by the code and by the database', async () => {
    const asked = await requested((await paidCharge()).chargeId)
    expect(await approveRefund(deps, { ...asked, staff: operator })).toEqual({
      ok: false,
      error: { code: 'SAME_PERSON' },
    })
    await expect(
      sql(
        `UPDATE refund SET version = 1, state = 'APPROVED', decided_by = requested_by, promised_by = now() WHERE id = $1`,
        [asked.refundId],
      ),
    ).rejects.toThrow('refund_second_person')
  })

  test('of what an agency asked for is given by any of its accountants', async () => {
    const { chargeId, agencyId } = await paidCharge()
    const refundId = newUuid()
    await sql(
      `INSERT INTO refund (id, reference, connector, capture_id, charge_id, kind, reason, amount, state, requested_by, requested_at)
       SELECT $1::uuid, $1::text, k.connector, k.id, s.charge_id, 'REFUND', 'FEE_REDUCED', s.amount, 'REQUESTED', $2, now()
       FROM charge_settlement s JOIN capture k ON k.id = s.capture_id WHERE s.charge_id = $3`,
      [refundId, `agency:${agencyId}`, chargeId],
    )
    const accountant = await accountantOf(agencyId)
    expect(await approveRefund(deps, { refundId, version: 0, staff: accountant })).toMatchObject({
      ok: true,
    })
  })
})

describe('rejection', () => {
  test('under the id of another request is refused, and the first stands', async () => {
    const [one, two] = [await paidCharge(), await paidCharge()]
    const requestId = newUuid()
    const used = { ok: false, error: { code: 'REQUEST_USED' } }
    const both = await Promise.all([ask(one.chargeId, { requestId }), ask(two.chargeId, { requestId })])
    expect(both).toContainEqual({ ok: true, value: { refundId: requestId } })
    expect(both).toContainEqual(used)
    const first = both[0]?.ok ? one : two
    expect(await ask(first.chargeId, { requestId })).toEqual({ ok: true, value: { refundId: requestId } })
    expect(await ask(first.chargeId, { requestId, staff: another })).toMatchObject({ ok: false })
    expect(await sql('SELECT charge_id FROM refund WHERE id = $1', [requestId])).toEqual([
      { charge_id: first.chargeId },
    ])
  })

  test('ends the request, also twice, and leaves the charge to be asked for again', async () => {
    const { chargeId } = await paidCharge()
    const asked = await requested(chargeId)
    const order = { ...asked, staff: another, note: 'Không đủ căn cứ' }
    const done = { ok: true, value: { state: 'REJECTED' } }
    expect(await times(3, () => rejectRefund(deps, order))).toEqual([done, done, done])
    expect(await auditOf(asked.refundId)).toEqual(['REFUND_REQUESTED', 'REFUND_REJECTED'])
    expect(await ask(chargeId)).toMatchObject({ ok: true })
  })

  test('needs a note and a second person', async () => {
    const asked = await requested((await paidCharge()).chargeId)
    const refusedWith = async (staff: Staff, note: string) => rejectRefund(deps, { ...asked, staff, note })
    expect(await refusedWith(another, ' ')).toEqual({ ok: false, error: { code: 'REASON_EMPTY' } })
    expect(await refusedWith(operator, 'x')).toEqual({ ok: false, error: { code: 'SAME_PERSON' } })
  })
})

describe('a refund that the bank refused', () => {
  test('of a charge is asked for once more, under a new reference, and needs a second person again', async () => {
    const { chargeId } = await paidCharge()
    const asked = await requested(chargeId)
    await approveRefund(deps, { ...asked, staff: another })
    await bankRefuses(asked.refundId)
    const order = { refundId: asked.refundId, version: 2, reason: 'Ngân hàng đã sửa' }
    const answers = await Promise.all(
      [operator, another, operator, another].map((staff) => retryRefused(deps, { ...order, staff })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
    expect(answers).toContainEqual({ ok: false, error: { code: 'CHANGED' } })
    expect((await refundsOf(chargeId)).map(({ state }) => state).sort()).toEqual(['REFUSED', 'REQUESTED'])
  })

  test('is asked for again after the second person said no to that', async () => {
    const { chargeId } = await paidCharge()
    const asked = await requested(chargeId)
    await approveRefund(deps, { ...asked, staff: another })
    await bankRefuses(asked.refundId)
    const order = { staff: operator, refundId: asked.refundId, version: 2, reason: 'Ngân hàng đã sửa' }
    const again = await retryRefused(deps, order)
    const refundId = again.ok ? again.value.refundId : ''
    await rejectRefund(deps, { refundId, version: 0, staff: another, note: 'Chưa sửa' })
    expect((await viewRefund(deps, operator, asked.refundId))?.undecided).toBe(true)
    expect(await retryRefused(deps, order)).toMatchObject({ ok: true })
    expect((await viewRefund(deps, operator, asked.refundId))?.undecided).toBe(false)
  })

  test('of money in suspense is not asked for here', async () => {
    const captureId = await moneyInSuspense(world, { amount: 70_000n })
    const wanted = { kind: 'RETURN', reason: 'Không rõ người gửi' } as const
    await proposeResolution(deps, { staff: operator, captureId, version: 0, wanted })
    await approveResolution(deps, { staff: another, captureId, version: 1 })
    const [{ id = '' } = {}] = await sql<{ id: string }>('SELECT id FROM refund WHERE capture_id = $1', [
      captureId,
    ])
    await bankRefuses(id)
    expect((await viewRefund(deps, operator, id))?.undecided).toBe(false)
    const order = { staff: operator, refundId: id, version: 1, reason: 'Tài khoản đã đóng' }
    expect(await retryRefused(deps, order)).toEqual({ ok: false, error: { code: 'CHANGED' } })
  })

  test('is not asked for again once the money was assigned: it is nobody’s work any more', async () => {
    const captureId = await moneyInSuspense(world, { amount: 150_000n })
    const wanted = { kind: 'RETURN', reason: 'Không rõ người gửi' } as const
    await proposeResolution(deps, { staff: operator, captureId, version: 0, wanted })
    await approveResolution(deps, { staff: another, captureId, version: 1 })
    const [{ id = '' } = {}] = await sql<{ id: string }>('SELECT id FROM refund WHERE capture_id = $1', [
      captureId,
    ])
    const desk = refundingBank(world.script.bank, world.clock)
    desk.next({ refused: 'ORIGINAL_UNKNOWN' })
    await sendRefund({ ...deps, banks: new Map([['collecting-bank', desk.bank]]) }, id, 1)

    const [chargeId = ''] = await world.charges(100_000)
    const own = await openPayment(world, [chargeId])
    const number = await printedNumber(world, await paymentIdOf(world, own.publicId))
    const assign = { kind: 'ASSIGN', reason: 'Đúng chỉ dẫn', number } as const
    await proposeResolution(deps, { staff: operator, captureId, version: 3, wanted: assign })
    const assigned = await approveResolution(deps, { staff: another, captureId, version: 4 })
    expect(assigned).toEqual({ ok: true, value: { state: 'ASSIGNED' } })

    expect((await viewRefund(deps, operator, id))?.undecided).toBe(false)
    const order = { staff: operator, refundId: id, version: 2, reason: 'Ngân hàng đã sửa' }
    expect(await retryRefused(deps, order)).toEqual({ ok: false, error: { code: 'CHANGED' } })
  })

  test('is not asked for again where its money goes back otherwise by now', async () => {
    const { chargeId } = await paidCharge()
    const asked = await requested(chargeId, { amount: 100_000n })
    await approveRefund(deps, { ...asked, staff: another })
    await bankRefuses(asked.refundId)
    const order = { staff: operator, refundId: asked.refundId, version: 2, reason: 'Ngân hàng đã sửa' }
    await requested(chargeId, { amount: 60_000n })
    expect((await viewRefund(deps, operator, asked.refundId))?.undecided).toBe(false)
    expect(await retryRefused(deps, order)).toEqual({ ok: false, error: { code: 'CHANGED' } })
  })

  test('and was asked for because a fee fell, is covered by what the agency asks for since', async () => {
    const { chargeId } = await paidCharge()
    const fallen = (owed: bigint) =>
      world.database.prisma.$transaction((tx) => requestFeeRefund(tx, { chargeId, owed, now: world.clock() }))
    await fallen(100_000n)
    const [{ id = '' } = {}] = await sql<{ id: string }>('SELECT id FROM refund WHERE charge_id = $1', [
      chargeId,
    ])
    await approveRefund(deps, { refundId: id, version: 0, staff: another })
    await bankRefuses(id)
    world.clock.forward(1_000)
    await fallen(90_000n)
    const order = { staff: operator, refundId: id, version: 2, reason: 'Ngân hàng đã sửa' }
    expect(await retryRefused(deps, order)).toEqual({ ok: false, error: { code: 'CHANGED' } })
    expect(
      await sql('SELECT amount FROM refund WHERE charge_id = $1 AND state = $2', [chargeId, 'REQUESTED']),
    ).toEqual([{ amount: '60000' }])
  })

  test('is not decided anew while the bank has not refused', async () => {
    const asked = await requested((await paidCharge()).chargeId)
    expect(await retryRefused(deps, { ...asked, staff: operator, reason: 'x' })).toEqual({
      ok: false,
      error: { code: 'CHANGED' },
    })
  })
})

const work = (changes: { search?: string; after?: string | null } = {}) =>
  ({ tab: 'WORK', reason: null, search: '', after: null, ...changes }) as const

describe('who sees and decides which refund', () => {
  let here: Awaited<ReturnType<typeof paidCharge>>
  let asked: { refundId: string; version: number }
  let people: Record<string, Staff>
  beforeAll(async () => {
    here = await paidCharge()
    asked = await requested(here.chargeId, { amount: 1_234n })
    people = {
      own: await accountantOf(here.agencyId),
      other: await accountantOf((await paidCharge()).agencyId),
      operator,
      administrator,
    }
  })

  test.each([
    ['own', true],
    ['other', false],
    ['operator', true],
    ['administrator', false],
  ])('%s: %s', async (name, sees) => {
    const staff = people[name] ?? operator
    const listed = (await listRefunds(deps, staff, work({ search: '1.234' }))).rows
    expect(listed.map(({ id }) => id)).toEqual(sees ? [asked.refundId] : [])
    expect((await viewRefund(deps, staff, asked.refundId))?.id ?? null).toBe(sees ? asked.refundId : null)
    const counted = (await countRefunds(deps.database, staff)).WORK
    expect(sees ? counted > 0 : counted === 0).toBe(true)
    const found = await findRefundable(deps, staff, here.publicId)
    expect(found).toMatchObject(sees ? [{ chargeId: here.chargeId, settled: '150000', left: '148766' }] : [])
  })

  test.each(['other', 'administrator'])('%s decides nothing', async (name) => {
    const staff = people[name] ?? operator
    const notFound = { ok: false, error: { code: 'NOT_FOUND' } }
    const before = await refund(asked.refundId)
    expect(await approveRefund(deps, { ...asked, staff })).toEqual(notFound)
    expect(await rejectRefund(deps, { ...asked, staff, note: 'x' })).toEqual(notFound)
    expect(await retryRefused(deps, { ...asked, staff, reason: 'x' })).toEqual(notFound)
    expect(await refund(asked.refundId)).toEqual(before)
  })
})

test('settled charges are found by dossier, payment and nothing else', async () => {
  const { chargeId, publicId } = await paidCharge()
  const [charge] = await sql<{ source_label: string }>('SELECT source_label FROM charge WHERE id = $1', [
    chargeId,
  ])
  const found = async (typed: string) =>
    (await findRefundable(deps, operator, typed)).map((one) => one.chargeId)
  expect(await found(charge?.source_label ?? '')).toEqual([chargeId])
  expect(await found(publicId.toLowerCase())).toEqual([chargeId])
  expect(await found('')).toEqual([])
  expect(await found('Nguyễn Văn A')).toEqual([])
})
