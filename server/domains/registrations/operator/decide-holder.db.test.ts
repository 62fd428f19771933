import { afterAll, expect, test } from 'vitest'
import { holderVersion } from '#server/domains/identity/index.ts'
import { registeredAccount, registrationOf } from '#tests/factories/registered-account.ts'
import {
  awaitingForm,
  drafted,
  draftOrder,
  received,
  registrationWorld,
  seen,
} from '#tests/factories/registrations.ts'
import {
  approveForm,
  createRegistration,
  debitableAccounts,
  printForm,
  returnForm,
  viewRegistration,
} from '../index.ts'
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

const refused = (code: string) => ({ ok: false, error: { code } })
const ending = { operatorId, decision: 'CLOSE', seen: '', reason: 'Tổ chức đã giải thể' } as const

/** What the operator's page shows of it. */
async function versionOf(holderId: string): Promise<string> {
  const [row] = await sql<{ version: string }>(
    `SELECT ${holderVersion} AS version FROM holder h WHERE id = $1`,
    [holderId],
  )
  return row?.version ?? ''
}

test('an operator verifies a holder and says why', async () => {
  const { owner } = await world.organisation()
  const order = {
    operatorId,
    holderId: owner.holderId,
    decision: 'VERIFY',
    seen: await versionOf(owner.holderId),
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
  const order = { operatorId, holderId: owner.holderId, decision: 'CLOSE', seen: '', reason: '  ' } as const
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
  const order = { ...ending, holderId }
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
  const verify = { ...order, decision: 'VERIFY', seen: await versionOf(holderId) } as const
  expect(await decideHolder(deps, verify)).toEqual(refused('CLOSED'))
})

test('a holder that ends takes its drafts and forms along, wherever they are, and says why in each', async () => {
  const holder = await world.organisation()
  const { holderId } = holder.owner
  const draft = await drafted(world, holder)
  const printed = await awaitingForm(world, holder)
  const atDesk = await received(world, holder)
  const back = await received(world, holder)
  await returnForm(deps, { ...(await seen(world, back.number)), officer: back.teller, reason: 'Thiếu dấu' })
  expect(await decideHolder(deps, { ...ending, holderId })).toEqual({ ok: true, value: null })
  for (const number of [draft, printed, atDesk.number, back.number]) {
    expect(await world.row(number)).toMatchObject({ state: 'CLOSED', mandate_state: 'NONE' })
    const view = await viewRegistration(deps, holder.owner, number)
    expect(view?.history.at(-1)).toMatchObject({
      kind: 'CLOSE',
      stateAfter: 'CLOSED',
      by: { kind: 'OPERATOR' },
      reason: ending.reason,
    })
  }
  const officer = await world.officer('CONTROLLER')
  const late = { ...(await seen(world, atDesk.number)), officer }
  expect(await approveForm(deps, late)).toMatchObject(refused('WRONG_STATE'))
})

test('a closed holder registers nothing, by the code and by the database', async () => {
  const holder = await world.organisation()
  const { holderId } = holder.owner
  const number = await drafted(world, holder)
  await expect(
    sql('UPDATE holder SET closed_at = now(), closed_by = $2 WHERE id = $1', [holderId, 'x']),
  ).rejects.toThrow(/not ended/)
  await decideHolder(deps, { ...ending, holderId })
  expect(await createRegistration(deps, draftOrder(holder))).toEqual(refused('NOT_OWNER'))
  const order = { ...(await seen(world, number)), member: holder.owner }
  expect(await printForm(deps, order)).toEqual(refused('NOT_OWNER'))
  await expect(
    registrationOf(world, { holderId, accountId: holder.owner.accountId, state: 'APPROVED' }),
  ).rejects.toThrow(/was closed/)
})

test('an approval and the end of its holder at once leave nothing that may be debited', async () => {
  for (let round = 0; round < 6; round++) {
    const holder = await world.organisation()
    const { holderId } = holder.owner
    const { number } = await received(world, holder)
    const officer = await world.officer('CONTROLLER')
    const order = { ...(await seen(world, number)), officer }
    await Promise.all([approveForm(deps, order), decideHolder(deps, { ...ending, holderId })])
    expect(await debitableAccounts(world.database, holderId)).toEqual([])
    expect((await world.row(number)).state).toBe('CLOSED')
  }
})

test('who is verified is who was looked at', async () => {
  const { owner } = await world.organisation()
  const { holderId } = owner
  const order = { operatorId, holderId, decision: 'VERIFY', reason: 'Đã xem giấy phép' } as const
  const version = await versionOf(holderId)
  await sql(`UPDATE holder SET details_cipher = details_cipher || '\\x00'::bytea WHERE id = $1`, [holderId])
  expect(await decideHolder(deps, { ...order, seen: version })).toEqual(refused('CHANGED'))
  expect((await holderRow(holderId))?.verified_by).toBeNull()
  expect(await decideHolder(deps, { ...order, seen: await versionOf(holderId) })).toEqual({
    ok: true,
    value: null,
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
