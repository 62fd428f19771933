import { afterAll, describe, expect, test } from 'vitest'
import { freshStaff } from '#tests/factories/desk.ts'
import { seen } from '#tests/factories/payment.ts'
import { suspenseWorld } from '#tests/factories/suspense-world.ts'
import { approveResolution } from '../index.ts'

const setting = await suspenseWorld()
const { world, operator, another, money, owing, proposed, itemOf, refundsOf, auditOf } = setting
const { deps, sql } = world
afterAll(world.close)

describe('approval of a return', () => {
  test('orders the refund, once, and tells by when the money is back', async () => {
    const item = await proposed(await money())
    const approved = await approveResolution(deps, { ...item, staff: another })
    expect(approved).toEqual({ ok: true, value: { state: 'RETURNING' } })
    const [refund, ...more] = await refundsOf(item.captureId)
    expect(more).toEqual([])
    expect(refund).toMatchObject({
      state: 'APPROVED',
      amount: '150000',
      reason: 'NOT_FITTING',
      requested_by: `staff:${operator.id}`,
      decided_by: `staff:${another.id}`,
      promised_by: new Date(world.clock().getTime() + deps.money.returnWithinMs),
    })
    expect(await world.jobsWith(`send-refund:${refund?.id}`)).toHaveLength(1)
    expect(await auditOf(item.captureId)).toEqual(['SUSPENSE_PROPOSED', 'SUSPENSE_RETURN_APPROVED'])
  })

  test('of many at once happens once; the one who did it may ask again', async () => {
    const item = await proposed(await money())
    const third = await freshStaff(world, 'OPERATOR')
    const answers = await Promise.all(
      [another, third, another, third].map((staff) => approveResolution(deps, { ...item, staff: staff })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
    expect(answers.filter(({ ok }) => !ok)).toEqual(Array(2).fill({ ok: false, error: { code: 'CHANGED' } }))
    expect(await refundsOf(item.captureId)).toHaveLength(1)
  })

  test.each(['WAITING', 'OPEN', 'RETURNING', 'RETURNED'] as const)(
    'is refused where nothing was proposed: %s',
    async (state) => {
      const captureId = await money({ state })
      const approved = await approveResolution(deps, { staff: another, captureId, version: 0 })
      expect(approved).toEqual({ ok: false, error: { code: 'CHANGED' } })
      expect(await refundsOf(captureId)).toEqual([])
    },
  )

  test('is refused for whoever proposed, by the code', async () => {
    const item = await proposed(await money())
    expect(await approveResolution(deps, { ...item, staff: operator })).toEqual({
      ok: false,
      error: { code: 'SAME_PERSON' },
    })
    expect(await itemOf(item.captureId)).toMatchObject({ state: 'PROPOSED' })
  })

  test('and by the database, whatever the code says', async () => {
    const { captureId } = await proposed(await money())
    await expect(
      sql(
        `UPDATE suspense_item SET version = 2, state = 'RETURNING', decided_by = proposed_by WHERE capture_id = $1`,
        [captureId],
      ),
    ).rejects.toThrow('suspense_second_person')
    await expect(
      sql(
        `INSERT INTO refund (id, reference, connector, capture_id, kind, reason, amount, state, requested_by, requested_at,
           decided_by, promised_by)
         VALUES (gen_random_uuid(), gen_random_uuid(), 'collecting-bank', $1, 'RETURN', 'NOT_FITTING', 1, 'APPROVED', 'staff:a', now(), 'staff:a', now())`,
        [captureId],
      ),
    ).rejects.toThrow('refund_second_person')
  })
})

describe('approval of an assignment', () => {
  async function assigned(amount: bigint) {
    const target = await owing()
    const wanted = { kind: 'ASSIGN', reason: 'Đúng hồ sơ này', number: target.number } as const
    return { target, item: await proposed(await money({ amount }), wanted) }
  }

  test('pays the payment', async () => {
    const { target, item } = await assigned(150_000n)
    const approved = await approveResolution(deps, { ...item, staff: another })
    expect(approved).toEqual({ ok: true, value: { state: 'ASSIGNED' } })
    expect(await seen(world, target.own)).toMatchObject({ state: 'PAID', paidAmount: '150000' })
    expect(await itemOf(item.captureId)).toMatchObject({
      state: 'ASSIGNED',
      decided_by: `staff:${another.id}`,
    })
    expect(await auditOf(item.captureId)).toContain('SUSPENSE_ASSIGNMENT_APPROVED')
  })

  test('sends the rest back', async () => {
    const { target, item } = await assigned(200_000n)
    expect(await approveResolution(deps, { ...item, staff: another })).toMatchObject({ ok: true })
    expect(await seen(world, target.own)).toMatchObject({ state: 'PAID', paidAmount: '150000' })
    expect(await refundsOf(item.captureId)).toMatchObject([{ amount: '50000', reason: 'EXCESS' }])
  })

  test('of two people at once pays once', async () => {
    const { target, item } = await assigned(150_000n)
    const third = await freshStaff(world, 'OPERATOR')
    const answers = await Promise.all(
      [another, third].map((staff) => approveResolution(deps, { ...item, staff: staff })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers).toContainEqual({ ok: false, error: { code: 'CHANGED' } })
    const settled = await sql('SELECT FROM charge_settlement WHERE capture_id = $1', [item.captureId])
    expect(settled).toHaveLength(1)
    expect(await seen(world, target.own)).toMatchObject({ state: 'PAID' })
  })

  test('is refused for whoever proposed', async () => {
    const { target, item } = await assigned(150_000n)
    expect(await approveResolution(deps, { ...item, staff: operator })).toEqual({
      ok: false,
      error: { code: 'SAME_PERSON' },
    })
    expect(await seen(world, target.own)).toMatchObject({ state: 'OPEN' })
  })

  test('is refused when the fee has grown beyond the money since', async () => {
    const { target, item } = await assigned(150_000n)
    await sql('UPDATE charge SET amount = 160000 WHERE id = ANY ($1)', [target.chargeIds])
    expect(await approveResolution(deps, { ...item, staff: another })).toEqual({
      ok: false,
      error: { code: 'TOO_LITTLE', owed: '160000' },
    })
    expect(await itemOf(item.captureId)).toMatchObject({ state: 'PROPOSED', version: 1 })
  })

  test('is refused for an accountant of an agency that the payment does not pay', async () => {
    const { item } = await assigned(150_000n)
    const accountant = await freshStaff(world, 'ACCOUNTANT', (await owing()).agencyId)
    expect(await approveResolution(deps, { ...item, staff: accountant })).toEqual({
      ok: false,
      error: { code: 'OTHER_AGENCY' },
    })
  })
})
