import { describe, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { accountSession, freshAccount, freshOrganisation, freshPerson } from '#tests/factories/accounts.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { accountOf, ownerKey } from '../index.ts'

const { scratch, database } = await openTestDatabase(4)
const deps = { database, config: testSettings }

const now = new Date('2026-11-23T03:00:10Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

describe('whose session a token names', () => {
  test('an owner, with the organisation that they act for', async () => {
    const { holderId, visitorId, owner, details } = await freshOrganisation(deps, {}, { now })
    const token = await accountSession(deps, owner, holderId, now)
    expect(await accountOf(database, token, now)).toMatchObject({
      accountId: owner.id,
      name: owner.name,
      language: 'vi',
      hasTotp: false,
      role: 'OWNER',
      holder: { id: holderId, kind: 'ORGANISATION', name: details.name, visitorId, verified: true },
    })
  })

  test('a person whom nobody has checked, by the key that their dossiers bear, too', async () => {
    const { holderId, owner, details } = await freshPerson(deps, {}, { verified: false, totp: true, now })
    const signedIn = await accountOf(database, await accountSession(deps, owner, holderId, now), now)
    expect(signedIn).toMatchObject({ hasTotp: true, role: 'OWNER', holder: { verified: false } })
    expect(Buffer.from(signedIn?.holder?.ownerKey ?? [])).toEqual(
      ownerKey(testSettings, details.identityNumber),
    )
  })

  test('without a holder: somebody of no membership, of an ended one, or of a holder that was closed', async () => {
    const alone = await freshAccount(deps, now)
    const ended = await freshOrganisation(deps, {}, { now })
    await scratch.pool.query(`UPDATE membership SET ended_at = $2, ended_by = 'test' WHERE account_id = $1`, [
      ended.accountant.id,
      now,
    ])
    const closed = await freshPerson(deps, {}, { now })
    await scratch.pool.query(`UPDATE holder SET closed_at = $2, closed_by = 'test' WHERE id = $1`, [
      closed.holderId,
      now,
    ])
    for (const [account, holderId] of [
      [alone, null],
      [ended.accountant, ended.holderId],
      [closed.owner, closed.holderId],
    ] as const) {
      const token = await accountSession(deps, account, holderId, now)
      expect(await accountOf(database, token, now)).toMatchObject({ role: null, holder: null })
    }
  })

  test('nobody’s, once it was idle for half an hour, is twelve hours old, or the account was disabled', async () => {
    const { holderId, owner } = await freshPerson(deps, {}, { now })
    const token = await accountSession(deps, owner, holderId, now)
    for (let minutes = 29; minutes < 12 * 60; minutes += 29) {
      expect(await accountOf(database, token, later(minutes))).not.toBeNull()
    }
    expect(await accountOf(database, token, later(12 * 60))).toBeNull()
    const idle = await accountSession(deps, owner, holderId, now)
    expect(await accountOf(database, idle, later(30))).toBeNull()
    const live = await accountSession(deps, owner, holderId, now)
    await scratch.pool.query('UPDATE id_account SET disabled_at = $2 WHERE id = $1', [owner.id, now])
    expect(await accountOf(database, live, now)).toBeNull()
  })

  test.each(['', 'x', "' OR true --", '\u0000', '🙂'.repeat(10_000)])('%.20j names nobody', async (token) => {
    expect(await accountOf(database, token, now)).toBeNull()
  })
})

describe('the database itself refuses', () => {
  test.each([
    [
      'a session without end',
      `INSERT INTO account_session (id, token_hash, account_id, created_at, last_seen_at, expires_at, address, device)
      SELECT gen_random_uuid(), 'x', id, now(), now(), now() + INTERVAL '13 hours', '', '' FROM id_account LIMIT 1`,
      /check constraint/,
    ],
    [
      'that an ended session goes on',
      `UPDATE account_session SET ended_at = now(), ended_by = 'test';
      UPDATE account_session SET ended_at = NULL, ended_by = NULL`,
      /was ended/,
    ],
    [
      'that the last owner leaves',
      `UPDATE membership SET ended_at = now(), ended_by = 'test' WHERE role = 'OWNER'`,
      /has no owner/,
    ],
    [
      'that whoever was checked becomes somebody else',
      `UPDATE holder SET name = 'Ai đó' WHERE verified_at IS NOT NULL`,
      /cannot change like that/,
    ],
    [
      'a visitor without a token who is no holder',
      `INSERT INTO visitor_session (id, created_at, expires_at)
      VALUES (gen_random_uuid(), now(), now() + INTERVAL '1 day')`,
      /check constraint/,
    ],
  ])('%s', async (_, statement, message) => {
    await freshOrganisation(deps, {}, { now })
    const { owner, holderId } = await freshOrganisation(deps, {}, { now })
    await accountSession(deps, owner, holderId, now)
    await expect(scratch.pool.query(statement)).rejects.toThrow(message)
  })

  test('two verified holders of one tax code', async () => {
    const { details } = await freshOrganisation(deps, {}, { now })
    const other = await freshOrganisation(deps, {}, { verified: false, now })
    await scratch.pool.query(`UPDATE holder SET owner_key = $2 WHERE id = $1`, [
      other.holderId,
      ownerKey(testSettings, details.taxCode),
    ])
    await expect(
      scratch.pool.query(`UPDATE holder SET verified_at = now(), verified_by = 'command' WHERE id = $1`, [
        other.holderId,
      ]),
    ).rejects.toThrow(/holder_one_verified/)
  })

  test('that two owners who leave at once both go', async () => {
    const { holderId, accountant, owner } = await freshOrganisation(deps, {}, { now })
    await scratch.pool.query(`UPDATE membership SET role = 'OWNER' WHERE account_id = $1`, [accountant.id])
    const leave = (accountId: string) =>
      scratch.pool.query(`UPDATE membership SET ended_at = now(), ended_by = 'test' WHERE account_id = $1`, [
        accountId,
      ])
    const left = await Promise.allSettled([leave(owner.id), leave(accountant.id)])
    expect(left.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    const { rowCount } = await scratch.pool.query(
      `SELECT FROM membership WHERE holder_id = $1 AND ended_at IS NULL`,
      [holderId],
    )
    expect(rowCount).toBe(1)
  })
})
