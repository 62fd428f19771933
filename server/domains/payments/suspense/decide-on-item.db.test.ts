import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '#server/domains/identity/contract.ts'
import {
  agencyOf,
  freshStaff,
  type MoneyInSuspense,
  moneyInSuspense,
  paymentIdOf,
  printedNumber,
} from '#tests/factories/desk.ts'
import { openPayment, paymentWorld, seen, times } from '#tests/factories/payment.ts'
import { approveResolution, proposeResolution, rejectProposal, withdrawProposal } from '../index.ts'

const world = await paymentWorld()
const { deps, sql } = world
afterAll(world.close)

let [operator, another, administrator]: Staff[] = []
beforeAll(async () => {
  operator = await freshStaff(world, 'OPERATOR')
  another = await freshStaff(world, 'OPERATOR')
  administrator = await freshStaff(world, 'ADMINISTRATOR')
})

const who = (staff: Staff | undefined): Staff => {
  if (staff === undefined) throw new Error('Nobody is there yet')
  return staff
}
const back = { kind: 'RETURN', reason: 'Không rõ người gửi' } as const
const itemOf = async (captureId: string) => {
  const [item] = await sql<Record<string, unknown>>('SELECT * FROM suspense_item WHERE capture_id = $1', [
    captureId,
  ])
  return item
}
const refundsOf = (captureId: string) =>
  sql<{
    id: string
    state: string
    amount: string
    reason: string
    requested_by: string
    decided_by: string
    promised_by: Date
  }>('SELECT * FROM refund WHERE capture_id = $1 ORDER BY id', [captureId])
const auditOf = async (captureId: string) =>
  (
    await sql<{ action: string }>('SELECT action FROM audit_entry WHERE subject = $1 ORDER BY id', [
      `capture:${captureId}`,
    ])
  ).map(({ action }) => action)

/** A payment of a new dossier that owes 150.000 đồng, its number and an accountant of its agency. */
async function owing() {
  const charges = await world.charges(150_000)
  const own = await openPayment(world, charges)
  const paymentId = await paymentIdOf(world, own.publicId)
  const agencyId = await agencyOf(world, charges[0] ?? '')
  const number = await printedNumber(world, paymentId)
  return { own, paymentId, agencyId, number, chargeIds: charges }
}

/** Money of 150.000 đồng that names nobody, unless said otherwise. */
const money = (changes: Partial<MoneyInSuspense> = {}) =>
  moneyInSuspense(world, { amount: 150_000n, ...changes })

async function proposed(captureId: string, wanted: Parameters<typeof proposeResolution>[1]['wanted'] = back) {
  const made = await proposeResolution(deps, { staff: who(operator), captureId, version: 0, wanted })
  expect(made).toEqual({ ok: true, value: { state: 'PROPOSED' } })
  return { captureId, version: 1 }
}

describe('a proposal', () => {
  test('moves nothing, and waits for a second person with its reason', async () => {
    const captureId = await money()
    await proposed(captureId)
    expect(await itemOf(captureId)).toMatchObject({
      state: 'PROPOSED',
      version: 1,
      proposal_kind: 'RETURN',
      proposal_reason: back.reason,
      proposed_by: `staff:${operator?.id}`,
      decided_by: null,
    })
    expect(await refundsOf(captureId)).toEqual([])
    expect(await auditOf(captureId)).toEqual(['SUSPENSE_PROPOSED'])
  })

  test('sent twice is made once', async () => {
    const captureId = await money()
    const order = { staff: who(operator), captureId, version: 0, wanted: back }
    const answers = await times(5, () => proposeResolution(deps, order))
    expect(answers).toEqual(Array(5).fill({ ok: true, value: { state: 'PROPOSED' } }))
    expect(await itemOf(captureId)).toMatchObject({ version: 1 })
    expect(await auditOf(captureId)).toHaveLength(1)
  })

  test('of two people at once, one is made and the other looks again', async () => {
    const captureId = await money()
    const answers = await Promise.all(
      [operator, another].map((staff) =>
        proposeResolution(deps, { staff: who(staff), captureId, version: 0, wanted: back }),
      ),
    )
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(answers).toContainEqual({ ok: false, error: { code: 'CHANGED' } })
  })

  test.each(['WAITING', 'RETURNING', 'RETURNED', 'ASSIGNED'] as const)(
    'is not made of an item that is %s',
    async (state) => {
      const captureId = await money({ state })
      const order = { staff: who(operator), captureId, version: 0, wanted: back }
      expect(await proposeResolution(deps, order)).toEqual({ ok: false, error: { code: 'CHANGED' } })
    },
  )

  test('needs a reason', async () => {
    const captureId = await money()
    const wanted = { ...back, reason: '  ' }
    const order = { staff: who(operator), captureId, version: 0, wanted }
    expect(await proposeResolution(deps, order)).toEqual({ ok: false, error: { code: 'REASON_EMPTY' } })
  })

  test('is told in the story of the payment that the money names', async () => {
    const { paymentId } = await owing()
    await proposed(await money({ paymentId, reason: 'SHORT' }))
    const story = await sql('SELECT kind, cause FROM payment_event WHERE payment_id = $1 ORDER BY id', [
      paymentId,
    ])
    expect(story).toContainEqual({ kind: 'SUSPENSE_PROPOSED', cause: `staff:${operator?.id}` })
  })
})

describe('a proposal to assign', () => {
  const refusedWith = async (number: string, changes: Partial<MoneyInSuspense> = {}, staff = operator) => {
    const captureId = await money(changes)
    const wanted = { kind: 'ASSIGN', reason: 'Nội dung ghi sai số', number } as const
    const made = await proposeResolution(deps, { staff: who(staff), captureId, version: 0, wanted })
    expect(await itemOf(captureId)).toMatchObject({ state: made.ok ? 'PROPOSED' : 'OPEN' })
    return made.ok ? 'MADE' : made.error
  }

  test('takes the number as people type it', async () => {
    const { number } = await owing()
    expect(await refusedWith(`DVC ${number.slice(0, 4)}-${number.slice(4, 8)} ${number.slice(8)}`)).toBe(
      'MADE',
    )
  })

  test.each([
    ['', 'NUMBER_EMPTY'],
    ['49ABC', 'NUMBER_LETTERS'],
    ['4912', 'NUMBER_LENGTH'],
    ['4912345678901234', 'NUMBER_CHECK'],
    ['4900000000000023', 'NUMBER_UNKNOWN'],
  ])('refuses the number "%s" with %s', async (number, code) => {
    expect(await refusedWith(number)).toMatchObject({ code })
  })

  test('refuses money that does not cover what is owed now, and says how much that is', async () => {
    const { number } = await owing()
    expect(await refusedWith(number, { amount: 149_999n })).toEqual({ code: 'TOO_LITTLE', owed: '150000' })
  })

  test('takes more than is owed', async () => {
    const { number } = await owing()
    expect(await refusedWith(number, { amount: 150_001n })).toBe('MADE')
  })

  test('refuses a payment that owes nothing', async () => {
    const { number, chargeIds } = await owing()
    await sql(`UPDATE charge SET state = 'WITHDRAWN' WHERE id = ANY ($1)`, [chargeIds])
    expect(await refusedWith(number)).toEqual({ code: 'NOTHING_OWED' })
  })

  test("refuses an accountant another agency's payment", async () => {
    const [there, elsewhere] = [await owing(), await owing()]
    const accountant = await freshStaff(world, 'ACCOUNTANT', elsewhere.agencyId)
    expect(await refusedWith(there.number, {}, accountant)).toEqual({ code: 'OTHER_AGENCY' })
    expect(await refusedWith(elsewhere.number, {}, accountant)).toBe('MADE')
  })
})

describe('approval of a return', () => {
  test('orders the refund, once, and tells by when the money is back', async () => {
    const item = await proposed(await money())
    const approved = await approveResolution(deps, { ...item, staff: who(another) })
    expect(approved).toEqual({ ok: true, value: { state: 'RETURNING' } })
    const [refund, ...more] = await refundsOf(item.captureId)
    expect(more).toEqual([])
    expect(refund).toMatchObject({
      state: 'APPROVED',
      amount: '150000',
      reason: 'NOT_FITTING',
      requested_by: `staff:${operator?.id}`,
      decided_by: `staff:${another?.id}`,
      promised_by: new Date(world.clock().getTime() + deps.money.returnWithinMs),
    })
    expect(await world.jobsWith(`send-refund:${refund?.id}`)).toHaveLength(1)
    expect(await auditOf(item.captureId)).toEqual(['SUSPENSE_PROPOSED', 'SUSPENSE_RETURN_APPROVED'])
  })

  test('of many at once happens once; the one who did it may ask again', async () => {
    const item = await proposed(await money())
    const third = await freshStaff(world, 'OPERATOR')
    const answers = await Promise.all(
      [another, third, another, third].map((staff) =>
        approveResolution(deps, { ...item, staff: who(staff) }),
      ),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(2)
    expect(answers.filter(({ ok }) => !ok)).toEqual(Array(2).fill({ ok: false, error: { code: 'CHANGED' } }))
    expect(await refundsOf(item.captureId)).toHaveLength(1)
  })

  test('is refused for whoever proposed, by the code', async () => {
    const item = await proposed(await money())
    expect(await approveResolution(deps, { ...item, staff: who(operator) })).toEqual({
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
    const approved = await approveResolution(deps, { ...item, staff: who(another) })
    expect(approved).toEqual({ ok: true, value: { state: 'ASSIGNED' } })
    expect(await seen(world, target.own)).toMatchObject({ state: 'PAID', paidAmount: '150000' })
    expect(await itemOf(item.captureId)).toMatchObject({
      state: 'ASSIGNED',
      decided_by: `staff:${another?.id}`,
    })
    expect(await auditOf(item.captureId)).toContain('SUSPENSE_ASSIGNMENT_APPROVED')
  })

  test('sends the rest back', async () => {
    const { target, item } = await assigned(200_000n)
    expect(await approveResolution(deps, { ...item, staff: who(another) })).toMatchObject({ ok: true })
    expect(await seen(world, target.own)).toMatchObject({ state: 'PAID', paidAmount: '150000' })
    expect(await refundsOf(item.captureId)).toMatchObject([{ amount: '50000', reason: 'EXCESS' }])
  })

  test('of two people at once pays once', async () => {
    const { target, item } = await assigned(150_000n)
    const third = await freshStaff(world, 'OPERATOR')
    const answers = await Promise.all(
      [another, third].map((staff) => approveResolution(deps, { ...item, staff: who(staff) })),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers).toContainEqual({ ok: false, error: { code: 'CHANGED' } })
    const settled = await sql('SELECT FROM charge_settlement WHERE capture_id = $1', [item.captureId])
    expect(settled).toHaveLength(1)
    expect(await seen(world, target.own)).toMatchObject({ state: 'PAID' })
  })

  test('is refused for whoever proposed', async () => {
    const { target, item } = await assigned(150_000n)
    expect(await approveResolution(deps, { ...item, staff: who(operator) })).toEqual({
      ok: false,
      error: { code: 'SAME_PERSON' },
    })
    expect(await seen(world, target.own)).toMatchObject({ state: 'OPEN' })
  })

  test('is refused when the fee has grown beyond the money since', async () => {
    const { target, item } = await assigned(150_000n)
    await sql('UPDATE charge SET amount = 160000 WHERE id = ANY ($1)', [target.chargeIds])
    expect(await approveResolution(deps, { ...item, staff: who(another) })).toEqual({
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

describe('a proposal that comes to nothing', () => {
  test('is withdrawn by whoever made it, also twice', async () => {
    const item = await proposed(await money())
    const done = { ok: true, value: { state: 'OPEN' } }
    expect(await times(3, () => withdrawProposal(deps, { ...item, staff: who(operator) }))).toEqual([
      done,
      done,
      done,
    ])
    expect(await itemOf(item.captureId)).toMatchObject({ state: 'OPEN', version: 2, proposal_kind: null })
    expect(await auditOf(item.captureId)).toEqual(['SUSPENSE_PROPOSED', 'SUSPENSE_PROPOSAL_WITHDRAWN'])
  })

  test('is not withdrawn by another', async () => {
    const item = await proposed(await money())
    expect(await withdrawProposal(deps, { ...item, staff: who(another) })).toEqual({
      ok: false,
      error: { code: 'NOT_PROPOSER' },
    })
  })

  test('is rejected by a second person with a note, also twice', async () => {
    const item = await proposed(await money())
    const order = { ...item, staff: who(another), note: 'Đã tìm được hồ sơ' }
    const done = { ok: true, value: { state: 'OPEN' } }
    expect(await times(3, () => rejectProposal(deps, order))).toEqual([done, done, done])
    expect(await itemOf(item.captureId)).toMatchObject({ state: 'OPEN', version: 2, note: order.note })
    await proposeResolution(deps, {
      staff: who(another),
      captureId: item.captureId,
      version: 2,
      wanted: back,
    })
    expect(await itemOf(item.captureId)).toMatchObject({ state: 'PROPOSED', note: null })
  })

  test('is not rejected by whoever made it, nor without a note', async () => {
    const item = await proposed(await money())
    expect(await rejectProposal(deps, { ...item, staff: who(operator), note: 'x' })).toEqual({
      ok: false,
      error: { code: 'SAME_PERSON' },
    })
    expect(await rejectProposal(deps, { ...item, staff: who(another), note: ' ' })).toEqual({
      ok: false,
      error: { code: 'REASON_EMPTY' },
    })
  })

  test('a decision about an older version is refused', async () => {
    const item = await proposed(await money())
    const stale = { ...item, version: 0, staff: who(another) }
    const changed = { ok: false, error: { code: 'CHANGED' } }
    expect(await approveResolution(deps, stale)).toEqual(changed)
    expect(await rejectProposal(deps, { ...stale, note: 'x' })).toEqual(changed)
    expect(await withdrawProposal(deps, { ...stale, staff: who(operator) })).toEqual(changed)
  })
})

describe('whoever may not see an item cannot decide about it', () => {
  const commands = {
    propose: (staff: Staff, captureId: string) =>
      proposeResolution(deps, { staff, captureId, version: 0, wanted: back }),
    approve: (staff: Staff, captureId: string) => approveResolution(deps, { staff, captureId, version: 1 }),
    reject: (staff: Staff, captureId: string) =>
      rejectProposal(deps, { staff, captureId, version: 1, note: 'x' }),
    withdraw: (staff: Staff, captureId: string) => withdrawProposal(deps, { staff, captureId, version: 1 }),
  }
  const cells = Object.entries(commands).flatMap(([name, command]) =>
    (['an administrator', "another agency's accountant"] as const).map(
      (person) => [name, person, command] as const,
    ),
  )

  test.each(cells)('%s by %s', async (name, person, command) => {
    const { paymentId } = await owing()
    const captureId = await money({ paymentId, reason: 'SHORT' })
    if (name !== 'propose') await proposed(captureId)
    const before = await itemOf(captureId)
    const staff =
      person === 'an administrator'
        ? who(administrator)
        : await freshStaff(world, 'ACCOUNTANT', (await owing()).agencyId)
    expect(await command(staff, captureId)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(await itemOf(captureId)).toEqual(before)
  })
})
