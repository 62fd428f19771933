import { expect, test } from 'vitest'
import { addMs } from '#lib/dates.ts'
import { newUuid } from '#lib/ids.ts'
import { approveProposal, proposeInvitation } from '#server/domains/identity/index.ts'
import { createLogger } from '#server/platform/logger.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshOrganisation } from '#tests/factories/accounts.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { freshStaff } from '#tests/factories/staff.ts'
import { removeOld, retention } from './retention.ts'

const { scratch, database } = await openTestDatabase(4)

const now = new Date()
const clean = () => removeOld({ database, clock: () => now, log: createLogger('test', 'silent') })
const daysAgo = (days: number) => addMs(now, -days * 24 * 3_600_000)
const kept = (what: string) => retention.find((one) => one.what === what)?.days ?? 0
const sql = async (text: string, values: unknown[]) => (await scratch.pool.query(text, values)).rows
const idsIn = async (table: string) => (await sql(`SELECT id FROM ${table}`, [])).map(({ id }) => id).sort()

async function message(days: number, state: string, content: Buffer | null = null): Promise<string> {
  const id = newUuid()
  await sql(
    `INSERT INTO message (id, channel, template, language, to_hash, to_masked, content, subject, idempotency_key, state,
       last_error, created_at, expires_at, sent_at, delivered_at)
     VALUES ($1::uuid, 'SMS', 'SIGN_UP', 'vi', $2, '09x', $3, 'x', $1::uuid::text, $4::text, 'TIMEOUT', $5, $6, $5,
       CASE WHEN $4::text = 'DELIVERED' THEN $5::timestamptz END)`,
    [id, Buffer.alloc(32), content, state, daysAgo(days), addMs(daysAgo(days), 1)],
  )
  return id
}

/** A session of half a day that was over so many days ago. */
async function session(accountId: string, days: number): Promise<string> {
  const id = newUuid()
  const over = daysAgo(days)
  await sql(
    `INSERT INTO account_session (id, token_hash, account_id, created_at, last_seen_at, expires_at, address, device)
     VALUES ($1::uuid, sha256($1::uuid::text::bytea), $2, $3, $3, $4, 'x', 'x')`,
    [id, accountId, addMs(over, -12 * 3_600_000), over],
  )
  return id
}

async function invitation(holderId: string, by: string, days: number): Promise<string> {
  const id = newUuid()
  await sql(
    `INSERT INTO member_invitation (id, token_hash, holder_id, role, phone_hash, phone_cipher, invited_by, created_at, expires_at)
     VALUES ($1::uuid, sha256($1::uuid::text::bytea), $2, 'OWNER', sha256($1::uuid::text::bytea), 'x', $3, $4, $5)`,
    [id, holderId, by, daysAgo(days + 2), daysAgo(days)],
  )
  return id
}

test('messages are removed after their time, but for those that wait, in any number', async () => {
  const days = kept('Messages')
  for (const state of ['SENT', 'DELIVERED', 'FAILED', 'GIVEN_UP']) await message(days + 1, state)
  await sql(
    `INSERT INTO message (id, channel, template, language, to_hash, to_masked, subject, idempotency_key, state, created_at, expires_at, sent_at)
     SELECT gen_random_uuid(), 'SMS', 'SIGN_UP', 'vi', $1, '09x', 'x', n, 'SENT', $2, $3, $2 FROM generate_series(1, 2100) n`,
    [Buffer.alloc(32), daysAgo(days + 2), daysAgo(days + 1)],
  )
  const stay = [await message(days - 1, 'SENT'), await message(days + 1, 'QUEUED', Buffer.alloc(1))]
  await clean()
  expect(await idsIn('message')).toEqual(stay.sort())
})

test('sessions are removed after their time, but for the last one of each person', async () => {
  const { owner, accountant } = await freshOrganisation({ database, config: testSettings })
  const days = kept('Sessions')
  await session(owner.id, days + 5)
  await session(owner.id, days + 1)
  const stay = [await session(owner.id, days - 1), await session(accountant.id, days + 9)]
  const open = newUuid()
  await sql(
    `INSERT INTO account_session (id, token_hash, account_id, created_at, last_seen_at, expires_at, address, device)
     VALUES ($1::uuid, sha256($1::uuid::text::bytea), $2, now(), now(), now() + interval '1 hour', 'x', 'x')`,
    [open, owner.id],
  )
  await clean()
  expect(await idsIn('account_session')).toEqual([...stay, open].sort())
})

test('invitations are removed after their time, but for one that somebody is just accepting', async () => {
  const { holderId, owner } = await freshOrganisation({ database, config: testSettings })
  const days = kept('Invitations')
  await invitation(holderId, owner.id, days + 1)
  const stay = [
    await invitation(holderId, owner.id, days - 1),
    await invitation(holderId, owner.id, days + 1),
  ]
  await sql(
    `INSERT INTO sign_up (id, token_hash, kind, invitation_id, details_cipher, phone_hash, password_hash, created_at, expires_at)
     VALUES ($1::uuid, sha256($1::uuid::text::bytea), 'MEMBER', $2, 'x', 'x', '$argon2id$x', now(), now())`,
    [newUuid(), stay[1]],
  )
  await clean()
  expect(await idsIn('member_invitation')).toEqual(stay.sort())
})

test('the database removes nothing that is not over, whoever asks, and nothing else at all', async () => {
  const { holderId, owner } = await freshOrganisation({ database, config: testSettings })
  const remove = (table: string) =>
    database.query({ name: `remove ${table}`, text: `DELETE FROM ${table}` }, [])
  await message(1, 'QUEUED', Buffer.alloc(1))
  await expect(remove('message')).rejects.toThrow(/waits to be sent/)
  await session(owner.id, -0.5)
  await expect(remove('account_session')).rejects.toThrow(/not over/)
  await invitation(holderId, owner.id, -1)
  await sql('DELETE FROM sign_up', [])
  await expect(remove('member_invitation')).rejects.toThrow(/not over/)
  for (const table of [
    'audit_entry',
    'registration_event',
    'payment_event',
    'registration',
    'membership',
    'holder',
  ]) {
    await expect(remove(table)).rejects.toThrow(/permission denied|cannot be/)
  }
})

test('proposals are removed when they were decided long ago, after the invitation that came of them; what waits stays', async () => {
  const deps = { database, config: { ...testSettings, OTHER_BANKS: [] } }
  const days = kept('Invitations')
  const [first, second] = [await freshStaff(deps, 'ADMINISTRATOR'), await freshStaff(deps, 'ADMINISTRATOR')]
  const propose = async (n: number) => {
    const person = { email: `x${n}@example.vn`, role: 'OPERATOR', agencyId: '', bank: '', branch: '' }
    const said = await proposeInvitation(deps, { ...person, by: first.id, now: daysAgo(n) })
    return said.ok ? said.value.proposalId : ''
  }
  const approve = (proposalId: string, n: number) =>
    approveProposal(deps, { proposalId, by: second.id, now: daysAgo(n) })
  // An invitation is good for two days, and goes after its time from then.
  const [old, between, young, waits] = [
    await propose(days + 3),
    await propose(days + 1),
    await propose(days - 1),
    await propose(days + 9),
  ]
  await approve(old, days + 3)
  await approve(between, days + 1)
  await approve(young, days - 1)
  await clean()
  expect(await idsIn('staff_proposal')).toEqual([between, young, waits].sort())
})
