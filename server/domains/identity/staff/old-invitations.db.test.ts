import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { migrateDatabase } from '#scripts/migrate.ts'
import { unmigratedDatabase } from '#tests/database/index.ts'
import { migrateUpTo } from '#tests/database/migrate-up-to.ts'

/** A database in which one administrator was enough comes to the present schema. */
const scratch = await unmigratedDatabase()
const owner = new pg.Client({ connectionString: scratch.ownerUrl })
afterAll(async () => {
  await owner.end()
  await scratch.close()
})

const [son, gone, lan] = [newUuid(), newUuid(), newUuid()]

beforeAll(async () => {
  await owner.connect()
  await migrateUpTo(owner, scratch.ownerUrl, '20261124000400_code_purposes')
  await member(son, 'ADMINISTRATOR', null)
  await member(gone, 'ADMINISTRATOR', 'now()')
  await member(lan, 'OPERATOR', null)
  await invitation('waits@x.vn', `staff:${son}`)
  await invitation('lapsed@x.vn', `staff:${son}`, { expires: "now() - INTERVAL '1 hour'" })
  await invitation('asked.by.gone@x.vn', `staff:${gone}`)
  await invitation('used@x.vn', `staff:${son}`, { used: 'now()' })
  await invitation('second@x.vn', 'command', { role: 'ADMINISTRATOR' })
  await migrateDatabase(scratch.ownerUrl)
})

const member = (id: string, role: string, disabledAt: string | null) =>
  owner.query(
    `INSERT INTO staff_member (id, email, name, role, password_hash, totp_secret, totp_last_step, created_at, disabled_at)
     VALUES ($1, $1::uuid || '@x.vn', 'x', $2, '$argon2id$', '', 0, now(), ${disabledAt})`,
    [id, role],
  )

const invitation = (
  email: string,
  by: string,
  { role = 'OPERATOR', expires = "now() + INTERVAL '1 day'", used = 'NULL' } = {},
) =>
  owner.query(
    `INSERT INTO staff_invitation (id, token_hash, email, role, invited_by, totp_secret, created_at, expires_at, used_at)
     VALUES ($1, $1::uuid::text::bytea, $2, $3, $4, '', now() - INTERVAL '2 days', ${expires}, ${used})`,
    [newUuid(), email, role, by],
  )

test('who works stays; an invitation that one administrator made waits for another, and its link has ended', async () => {
  const active = await owner.query('SELECT id FROM staff_member WHERE disabled_at IS NULL ORDER BY id')
  expect(active.rows.map(({ id }) => id)).toEqual([son, lan].sort())
  const proposals = await owner.query('SELECT kind, email, role, state, proposed_by FROM staff_proposal')
  expect(proposals.rows).toEqual([
    { kind: 'INVITE', email: 'waits@x.vn', role: 'OPERATOR', state: 'WAITING', proposed_by: son },
  ])
  const open = await owner.query(
    'SELECT email FROM staff_invitation WHERE used_at IS NULL AND replaced_at IS NULL',
  )
  // The command's own stays: there is one administrator so far.
  expect(open.rows).toEqual([{ email: 'second@x.vn' }])
})

test('it goes out when another administrator approves it, and not before', async () => {
  const approve = (by: string) =>
    owner.query(`UPDATE staff_proposal SET state = 'APPROVED', decided_by = $1, decided_at = now()`, [by])
  await expect(approve(son)).rejects.toThrow('staff_proposal_two_people')
  const second = newUuid()
  await member(second, 'ADMINISTRATOR', null)
  await approve(second)
})
