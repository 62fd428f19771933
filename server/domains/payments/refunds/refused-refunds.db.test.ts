import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#server/domains/identity/contract.ts'
import { moneyInSuspense, paymentIdOf, printedNumber } from '#tests/factories/desk.ts'
import { openPayment, paymentWorld } from '#tests/factories/payment.ts'
import { refundDesk } from '#tests/factories/refund-desk.ts'
import { refundingBank } from '#tests/fakes/refunding-bank.ts'
import {
  approveRefund,
  approveResolution,
  countRefunds,
  findRefundable,
  listRefunds,
  proposeResolution,
  rejectRefund,
  requestFeeRefund,
  retryRefused,
  sendRefund,
  viewRefund,
} from '../index.ts'

const world = await paymentWorld()
const { deps, sql } = world
const {
  operator,
  another,
  administrator,
  accountantOf,
  paidCharge,
  requested,
  refund,
  refundsOf,
  bankRefuses,
} = await refundDesk(world)
afterAll(world.close)

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
