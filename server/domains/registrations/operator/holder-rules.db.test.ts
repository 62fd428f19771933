import { afterAll, beforeAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { holderVersion } from '#server/domains/identity/index.ts'
import { received, registrationWorld } from '#tests/factories/registrations.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { type FreshStaff, freshStaff } from '#tests/factories/staff.ts'

/** Statements written by hand: the database is the last judge of who verifies or closes a holder. */
const world = await registrationWorld()
const { sql } = world
afterAll(world.close)
const staff = { database: world.database, config: testSettings }

let first: FreshStaff
let second: FreshStaff
beforeAll(async () => {
  first = await freshStaff(staff, 'OPERATOR')
  second = await freshStaff(staff, 'OPERATOR')
})

async function versionOf(holderId: string): Promise<string> {
  const [row] = await sql<{ version: string }>(
    `SELECT ${holderVersion} AS version FROM holder h WHERE id = $1`,
    [holderId],
  )
  return row?.version ?? ''
}

const at = new Date('2026-11-30T03:00:00Z')
const insert = async (holderId: string, by: FreshStaff, changes: Record<string, unknown> = {}) => {
  const seen = await versionOf(holderId)
  const row = {
    ...{ id: newUuid(), holder_id: holderId, decision: 'VERIFY', seen, why: 'x', state: 'WAITING' },
    ...{ proposed_by: by.id, proposed_at: at, expires_at: new Date(at.getTime() + 86_400_000), ...changes },
  }
  const names = Object.keys(row)
  return sql(
    `INSERT INTO holder_proposal (${names.join()}) VALUES (${names.map((_, n) => `$${n + 1}`).join()})`,
    Object.values(row),
  ).then(() => row.id)
}
const decide = (id: string, state: string, by: FreshStaff | null, when = at) =>
  sql(
    `UPDATE holder_proposal SET state = $2, decided_by = $3, decided_at = $4,
            reason = CASE WHEN $2 = 'REJECTED' THEN 'x' END WHERE id = $1`,
    [id, state, by?.id ?? null, when],
  )

test.each(['APPROVED', 'REJECTED'])(
  'takes no %s from who proposed, nor from who is no operator',
  async (state) => {
    const { holderId } = (await world.organisation()).owner
    const id = await insert(holderId, first)
    await expect(decide(id, state, first)).rejects.toThrow(/holder_proposal_two_people/)
    const administrator = await freshStaff(
      { database: world.database, config: testSettings },
      'ADMINISTRATOR',
    )
    await expect(decide(id, state, administrator)).rejects.toThrow(/not theirs to decide/)
    await expect(decide(id, state, null)).rejects.toThrow(/holder_proposal|not theirs/)
    await decide(id, state, second)
    await expect(decide(id, 'WAITING', second)).rejects.toThrow(/cannot change/)
  },
)

test('takes no proposal of others, none that waits longer, and no late approval', async () => {
  const { holderId } = (await world.organisation()).owner
  const teller = await world.officer('TELLER')
  await expect(insert(holderId, { ...first, id: teller.id })).rejects.toThrow(/not theirs to make/)
  await expect(insert(holderId, first, { state: 'APPROVED' })).rejects.toThrow(/not theirs to make/)
  const long = new Date(at.getTime() + 8 * 86_400_000)
  await expect(insert(holderId, first, { expires_at: long })).rejects.toThrow(/holder_proposal_expires/)
  const id = await insert(holderId, first)
  await expect(insert(holderId, second)).rejects.toThrow(/one_waiting/)
  await expect(decide(id, 'APPROVED', second, long)).rejects.toThrow(/in_time/)
  await expect(decide(id, 'EXPIRED', null, at)).rejects.toThrow(/in_time/)
})

const alone = (holderId: string, column: 'verified' | 'closed', by: string, when = at) =>
  sql(`UPDATE holder SET ${column}_at = $2, ${column}_by = $3 WHERE id = $1`, [holderId, when, by])

test('lets nobody of the staff verify or close a holder without an approval of that moment', async () => {
  const { holderId } = (await world.organisation()).owner
  const verify = (when = at) => alone(holderId, 'verified', `staff:${second.id}`, when)
  await expect(verify()).rejects.toThrow(/no second person/)
  await expect(alone(holderId, 'closed', `staff:${second.id}`)).rejects.toThrow(/no second person/)
  for (const decision of ['VERIFY', 'CLOSE']) {
    const stale = await insert(holderId, first, { decision, seen: 'x' })
    await expect(decide(stale, 'APPROVED', second)).rejects.toThrow(/not what proposal/)
    await decide(stale, 'REPLACED', null)
  }
  const closing = await insert(holderId, first, { decision: 'CLOSE' })
  await decide(closing, 'APPROVED', second)
  await expect(verify()).rejects.toThrow(/no second person/)
  const id = await insert(holderId, first)
  await expect(decide(id, 'REPLACED', null)).rejects.toThrow(/still stands/)
  await decide(id, 'APPROVED', second)
  await expect(verify(new Date(at.getTime() + 1))).rejects.toThrow(/no second person/)
  await expect(alone(holderId, 'verified', `staff:${first.id}`)).rejects.toThrow(/no second person/)
  for (const change of [
    `name = 'KHÁC'`,
    `tax_code = NULL`,
    `owner_key = '\\x00'`,
    `details_cipher = '\\x00'`,
  ])
    await expect(
      sql(`UPDATE holder SET verified_at = $2, verified_by = $3, ${change} WHERE id = $1`, [
        ...[holderId, at, `staff:${second.id}`],
      ]),
    ).rejects.toThrow(/as it was looked at/)
  await verify()
  // What was proposed to close was about a holder that nobody had verified.
  await alone(holderId, 'closed', `staff:${second.id}`)
})

test('lets a bank’s controller verify only by a form that another person received at that bank', async () => {
  const holder = await world.organisation()
  const { holderId } = holder.owner
  const controller = await world.officer('CONTROLLER')
  const verify = (id: string) => alone(holderId, 'verified', `staff:${id}`)
  await expect(verify(controller.id)).rejects.toThrow(/no second person/)
  const { teller } = await received(world, holder)
  await expect(verify(teller.id)).rejects.toThrow(/no second person/)
  await expect(verify(second.id)).rejects.toThrow(/no second person/)
  await verify(controller.id)
})

test('lets a bank’s own system verify only the holder of a form of that bank', async () => {
  const holder = await world.organisation()
  const { holderId } = holder.owner
  const verify = (by: string) => alone(holderId, 'verified', by)
  await expect(verify('bank:collecting-bank')).rejects.toThrow(/no form of holder/)
  const { number } = await received(world, holder)
  const [form] = await sql<{ connector: string }>('SELECT connector FROM registration WHERE number = $1', [
    number,
  ])
  await expect(verify('bank:other-bank')).rejects.toThrow(/no form of holder/)
  for (const nobody of ['somebody', 'staff', `account:${holder.owner.accountId}`, ''])
    await expect(verify(nobody)).rejects.toThrow(/no form of holder|holder_/)
  await verify(`bank:${form?.connector}`)
})

test('takes no holder that is verified from the first', async () => {
  const { holderId } = (await world.organisation()).owner
  const columns = 'kind, name, name_folded, tax_code, owner_key, details_cipher, created_at'
  const insert = (by: string) =>
    sql(
      `INSERT INTO holder (id, visitor_id, ${columns}, verified_at, verified_by)
       SELECT $2, $2, ${columns}, now(), $3 FROM holder WHERE id = $1`,
      [holderId, newUuid(), by],
    )
  for (const by of [`staff:${second.id}`, 'command', 'bank:collecting-bank'])
    await expect(insert(by)).rejects.toThrow(/nobody has verified/)
})
