import { describe, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { freshStaff, sessionOf, signInOrder } from '#tests/factories/staff.ts'
import { endSessions, sessionsOf, signIn, staffOf } from '../index.ts'

const { scratch, database } = await openTestDatabase(8)
const deps = { database, config: testSettings }

const now = new Date('2026-11-22T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

describe('a session', () => {
  test('is over after half an hour without a request, and not while there are some', async () => {
    const staff = await freshStaff(deps, 'OPERATOR', null, now)
    const token = await sessionOf(deps, staff, now)
    for (let minutes = 29; minutes <= 29 * 4; minutes += 29) {
      expect(await staffOf(database, token, later(minutes * 60))).not.toBeNull()
    }
    expect(await staffOf(database, token, later((29 * 4 + 30) * 60))).toBeNull()
  })

  test('lasts twelve hours at most, and the database knows no longer one', async () => {
    const staff = await freshStaff(deps, 'OPERATOR', null, now)
    const token = await sessionOf(deps, staff, now)
    for (let minutes = 25; minutes < 12 * 60; minutes += 25) {
      expect(await staffOf(database, token, later(minutes * 60))).not.toBeNull()
    }
    expect(await staffOf(database, token, later(12 * 3600))).toBeNull()
    await expect(
      scratch.pool.query(`INSERT INTO staff_session (id, token_hash, staff_id, created_at, last_seen_at, expires_at, address, device)
        VALUES (gen_random_uuid(), 'x', '${staff.id}', now(), now(), now() + INTERVAL '13 hours', '', '')`),
    ).rejects.toThrow(/check constraint/)
  })

  test('ended from another place is refused at its next request, and stays ended', async () => {
    const staff = await freshStaff(deps, 'OPERATOR', null, now)
    const here = await sessionOf(deps, staff, now)
    const there = await sessionOf(deps, staff, later(30))
    const asker = await staffOf(database, here, later(31))
    if (asker === null) throw new Error('Not signed in')
    const seen = await sessionsOf(database, asker, later(31))
    expect(seen.map(({ isThisOne, device }) => [isThisOne, device])).toEqual([
      [false, 'Chrome, Windows'],
      [true, 'Chrome, Windows'],
    ])
    const order = { staffId: staff.id, by: staff.id, which: { but: asker.sessionId }, now: later(32) }
    const ended = await Promise.all([1, 2, 3].map(() => endSessions(database, order)))
    expect(ended.toSorted()).toEqual([0, 0, 1])
    expect(await staffOf(database, there, later(33))).toBeNull()
    expect(await staffOf(database, here, later(33))).not.toBeNull()
    await expect(
      scratch.pool.query('UPDATE staff_session SET ended_at = NULL, ended_by = NULL WHERE staff_id = $1', [
        staff.id,
      ]),
    ).rejects.toThrow(/was ended/)
  })

  test('of another person cannot be ended as one’s own', async () => {
    const [staff, other] = [
      await freshStaff(deps, 'OPERATOR', null, now),
      await freshStaff(deps, 'OPERATOR', null, now),
    ]
    const token = await sessionOf(deps, staff, now)
    const session = await staffOf(database, token, now)
    const order = { staffId: other.id, by: other.id, which: { only: session?.sessionId ?? '' }, now }
    expect(await endSessions(database, order)).toBe(0)
    expect(await staffOf(database, token, now)).not.toBeNull()
  })

  test('neither token, secret nor password stands in the database', async () => {
    const staff = await freshStaff(deps, 'OPERATOR', null, now)
    const signedIn = await signIn(deps, signInOrder(staff, now))
    const token = signedIn.ok ? signedIn.value.token : 'none'
    const { rows } = await scratch.pool.query(
      'SELECT s::text AS session, m::text AS member FROM staff_session s JOIN staff_member m ON m.id = staff_id WHERE m.id = $1',
      [staff.id],
    )
    const stored = JSON.stringify(rows)
    for (const secret of [token, staff.secret, staff.password]) {
      expect(stored).not.toContain(secret)
      expect(stored).not.toContain(Buffer.from(secret).toString('hex'))
    }
  })
})
