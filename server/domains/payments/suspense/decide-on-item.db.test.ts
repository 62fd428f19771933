import { afterAll, describe, expect, test } from 'vitest'
import type { Staff } from '#server/domains/identity/contract.ts'
import { freshStaff, type MoneyInSuspense } from '#tests/factories/desk.ts'
import { times } from '#tests/factories/payment.ts'
import { back, suspenseWorld } from '#tests/factories/suspense-world.ts'
import { approveResolution, proposeResolution, rejectProposal, withdrawProposal } from '../index.ts'

const setting = await suspenseWorld()
const { world, operator, another, money, owing, proposed, itemOf, refundsOf, auditOf } = setting
const { deps, sql } = world
afterAll(world.close)
const administrator = await freshStaff(world, 'ADMINISTRATOR')

describe('a proposal', () => {
  test('moves nothing, and waits for a second person with its reason', async () => {
    const captureId = await money()
    await proposed(captureId)
    expect(await itemOf(captureId)).toMatchObject({
      state: 'PROPOSED',
      version: 1,
      proposal_kind: 'RETURN',
      proposal_reason: back.reason,
      proposed_by: `staff:${operator.id}`,
      decided_by: null,
    })
    expect(await refundsOf(captureId)).toEqual([])
    expect(await auditOf(captureId)).toEqual(['SUSPENSE_PROPOSED'])
  })

  test('sent twice is made once', async () => {
    const captureId = await money()
    const order = { staff: operator, captureId, version: 0, wanted: back }
    const answers = await times(5, () => proposeResolution(deps, order))
    expect(answers).toEqual(Array(5).fill({ ok: true, value: { state: 'PROPOSED' } }))
    expect(await itemOf(captureId)).toMatchObject({ version: 1 })
    expect(await auditOf(captureId)).toHaveLength(1)
  })

  test('of two people at once, one is made and the other looks again', async () => {
    const captureId = await money()
    const answers = await Promise.all(
      [operator, another].map((staff) =>
        proposeResolution(deps, { staff: staff, captureId, version: 0, wanted: back }),
      ),
    )
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(answers).toContainEqual({ ok: false, error: { code: 'CHANGED' } })
  })

  test.each(['WAITING', 'RETURNING', 'RETURNED', 'ASSIGNED'] as const)(
    'is not made of an item that is %s',
    async (state) => {
      const captureId = await money({ state })
      const order = { staff: operator, captureId, version: 0, wanted: back }
      expect(await proposeResolution(deps, order)).toEqual({ ok: false, error: { code: 'CHANGED' } })
    },
  )

  test('needs a reason', async () => {
    const captureId = await money()
    const wanted = { ...back, reason: '  ' }
    const order = { staff: operator, captureId, version: 0, wanted }
    expect(await proposeResolution(deps, order)).toEqual({ ok: false, error: { code: 'REASON_EMPTY' } })
  })

  test('is told in the story of the payment that the money names', async () => {
    const { paymentId } = await owing()
    await proposed(await money({ paymentId, reason: 'SHORT' }))
    const story = await sql('SELECT kind, cause FROM payment_event WHERE payment_id = $1 ORDER BY id', [
      paymentId,
    ])
    expect(story).toContainEqual({ kind: 'SUSPENSE_PROPOSED', cause: `staff:${operator.id}` })
  })
})

describe('a proposal to assign', () => {
  const refusedWith = async (number: string, changes: Partial<MoneyInSuspense> = {}, staff = operator) => {
    const captureId = await money(changes)
    const wanted = { kind: 'ASSIGN', reason: 'Nội dung ghi sai số', number } as const
    const made = await proposeResolution(deps, { staff: staff, captureId, version: 0, wanted })
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

describe('a proposal that comes to nothing', () => {
  test('is withdrawn by whoever made it, also twice', async () => {
    const item = await proposed(await money())
    const done = { ok: true, value: { state: 'OPEN' } }
    expect(await times(3, () => withdrawProposal(deps, { ...item, staff: operator }))).toEqual([
      done,
      done,
      done,
    ])
    expect(await itemOf(item.captureId)).toMatchObject({ state: 'OPEN', version: 2, proposal_kind: null })
    expect(await auditOf(item.captureId)).toEqual(['SUSPENSE_PROPOSED', 'SUSPENSE_PROPOSAL_WITHDRAWN'])
  })

  test('is not withdrawn by another', async () => {
    const item = await proposed(await money())
    expect(await withdrawProposal(deps, { ...item, staff: another })).toEqual({
      ok: false,
      error: { code: 'NOT_PROPOSER' },
    })
  })

  test('is rejected by a second person with a note, also twice', async () => {
    const item = await proposed(await money())
    const order = { ...item, staff: another, note: 'Đã tìm được hồ sơ' }
    const done = { ok: true, value: { state: 'OPEN' } }
    expect(await times(3, () => rejectProposal(deps, order))).toEqual([done, done, done])
    expect(await itemOf(item.captureId)).toMatchObject({ state: 'OPEN', version: 2, note: order.note })
    await proposeResolution(deps, {
      staff: another,
      captureId: item.captureId,
      version: 2,
      wanted: back,
    })
    expect(await itemOf(item.captureId)).toMatchObject({ state: 'PROPOSED', note: null })
  })

  test('is not rejected by whoever made it, nor without a note', async () => {
    const item = await proposed(await money())
    expect(await rejectProposal(deps, { ...item, staff: operator, note: 'x' })).toEqual({
      ok: false,
      error: { code: 'SAME_PERSON' },
    })
    expect(await rejectProposal(deps, { ...item, staff: another, note: ' ' })).toEqual({
      ok: false,
      error: { code: 'REASON_EMPTY' },
    })
  })

  test('a decision about an older version is refused', async () => {
    const item = await proposed(await money())
    const stale = { ...item, version: 0, staff: another }
    const changed = { ok: false, error: { code: 'CHANGED' } }
    expect(await approveResolution(deps, stale)).toEqual(changed)
    expect(await rejectProposal(deps, { ...stale, note: 'x' })).toEqual(changed)
    expect(await withdrawProposal(deps, { ...stale, staff: operator })).toEqual(changed)
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
        ? administrator
        : await freshStaff(world, 'ACCOUNTANT', (await owing()).agencyId)
    expect(await command(staff, captureId)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(await itemOf(captureId)).toEqual(before)
  })
})
