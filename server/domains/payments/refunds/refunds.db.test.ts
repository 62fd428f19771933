import { afterAll, describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import type { Staff } from '#server/domains/identity/contract.ts'
import { freshStaff } from '#tests/factories/desk.ts'
import { paymentWorld, times } from '#tests/factories/payment.ts'
import { refundDesk } from '#tests/factories/refund-desk.ts'
import { refundingBank } from '#tests/fakes/refunding-bank.ts'
import { approveRefund, rejectRefund, sendRefund } from '../index.ts'

const world = await paymentWorld()
const { deps, sql } = world
const {
  operator,
  another,
  administrator,
  accountantOf,
  paidCharge,
  ask,
  requested,
  refund,
  refundsOf,
  auditOf,
} = await refundDesk(world)
afterAll(world.close)

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

  test('has the bank told whose fee goes back', async () => {
    const { chargeId, agencyId } = await paidCharge()
    const asked = await requested(chargeId)
    await approveRefund(deps, { ...asked, staff: another })
    const bank = refundingBank(world.script.bank, world.clock)
    await sendRefund({ ...deps, banks: new Map([['collecting-bank', bank.bank]]) }, asked.refundId, 1)
    expect(bank.calls).toMatchObject([{ amount: 150_000n, agencyId }])
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
