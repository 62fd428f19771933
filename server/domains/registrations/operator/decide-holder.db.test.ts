import { afterAll, expect, test } from 'vitest'
import { registeredAccount, registrationOf } from '#tests/factories/registered-account.ts'
import { registrationWorld } from '#tests/factories/registrations.ts'
import { decideHolder } from './decide-holder.ts'
import { storyFacts } from './story-facts.ts'

const world = await registrationWorld()
const { deps, sql } = world
afterAll(world.close)
const operatorId = '0198a2b0-0000-7000-8000-000000000001'

const holderRow = async (id: string) =>
  (
    await sql<{ verified_by: string | null; closed_by: string | null }>(
      'SELECT verified_by, closed_by FROM holder WHERE id = $1',
      [id],
    )
  )[0]

const reasons = (id: string) =>
  sql<{ action: string; actor_id: string; detail: unknown }>(
    `SELECT action, actor_id, detail FROM audit_entry WHERE subject = $1 ORDER BY id`,
    [`holder:${id}`],
  )

test('an operator verifies a holder and says why', async () => {
  const { owner } = await world.organisation()
  const order = {
    operatorId,
    holderId: owner.holderId,
    decision: 'VERIFY',
    reason: ' Đã gọi số máy trên giấy phép ',
  } as const
  expect(await decideHolder(deps, order)).toEqual({ ok: true, value: null })
  expect(await holderRow(owner.holderId)).toEqual({ verified_by: `staff:${operatorId}`, closed_by: null })
  const told = await reasons(owner.holderId)
  expect(told.at(-1)).toEqual({
    action: 'TRACE_HOLDER_VERIFY',
    actor_id: operatorId,
    detail: { reason: 'Đã gọi số máy trên giấy phép' },
  })
})

test('without a reason nothing happens', async () => {
  const { owner } = await world.organisation()
  const order = { operatorId, holderId: owner.holderId, decision: 'CLOSE', reason: '  ' } as const
  expect(await decideHolder(deps, order)).toEqual({ ok: false, error: { code: 'REASON_EMPTY' } })
  expect(await holderRow(owner.holderId)).toEqual({ verified_by: null, closed_by: null })
})

test('a holder that ends takes its accounts in force along, and the bank is told', async () => {
  const { owner } = await world.organisation()
  const { holderId, accountId } = owner
  const account = (state: string) => registrationOf(world, { holderId, accountId, state })
  const [approved, suspended, rejected] = [
    await account('APPROVED'),
    await account('SUSPENDED'),
    await account('REJECTED'),
  ]
  const order = { operatorId, holderId, decision: 'CLOSE', reason: 'Tổ chức đã giải thể' } as const
  expect(await decideHolder(deps, order)).toEqual({ ok: true, value: null })
  expect((await holderRow(holderId))?.closed_by).toBe(`staff:${operatorId}`)
  const states = await sql<{ id: string; state: string; mandate_state: string }>(
    'SELECT id, state, mandate_state FROM registration WHERE holder_id = $1',
    [holderId],
  )
  expect(new Map(states.map(({ id, state, mandate_state }) => [id, `${state} ${mandate_state}`]))).toEqual(
    new Map([
      [approved, 'CLOSED TELLING'],
      [suspended, 'CLOSED TELLING'],
      [rejected, 'REJECTED CONFIRMED'],
    ]),
  )
  expect(await decideHolder(deps, { ...order, decision: 'VERIFY' })).toEqual({
    ok: false,
    error: { code: 'CLOSED' },
  })
})

test('what stands around a registration: its holder, scans without content, and who looked', async () => {
  const { holderId, registrationId } = await registeredAccount(world)
  const officer = await world.officer('TELLER')
  await sql(
    `INSERT INTO registration_scan (id, registration_id, form_version, media_type, size, sha256, content_cipher, uploaded_by, uploaded_at)
     VALUES (gen_random_uuid(), $1, 1, 'image/png', 8, $2, 'SECRETSCAN', $3, now())`,
    [registrationId, Buffer.alloc(32, 7), `staff:${officer.id}`],
  )
  await sql(
    `INSERT INTO audit_entry (at, actor_kind, actor_id, action, subject) VALUES (now(), 'STAFF', $1, 'REGISTRATION_VIEWED', $2)`,
    [officer.id, `registration:${registrationId}`],
  )
  const facts = await storyFacts(deps.database, operatorId, registrationId)
  expect(facts.holder).toMatchObject({ id: holderId, name: 'Công ty Thử', verifiedAt: null, closedAt: null })
  expect(facts.scans).toMatchObject([{ mediaType: 'image/png', size: 8, formVersion: 1 }])
  expect(facts.scans[0]?.uploadedBy).toMatch(/^Cán bộ/)
  expect(facts.looks).toMatchObject([{ self: false }])
  expect(JSON.stringify(facts)).not.toContain('SECRETSCAN')
})
