import { expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { openVisitor, removeExpiredVisitors, visitorOf } from './index.ts'

const { scratch, database } = await openTestDatabase(4)

const now = new Date('2026-11-21T03:00:00Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

test('a visitor is known by its token until its time is over, and not a second longer', async () => {
  const { visitorId, token } = await openVisitor(database, { now, minutes: 10 })
  expect(await visitorOf(database, token, later(9.99))).toBe(visitorId)
  expect(await visitorOf(database, token, later(10))).toBeNull()
})

test.each(['', 'x', "' OR true --", '\u0000', '🙂'.repeat(10_000)])('%.20j opens nothing', async (token) => {
  expect(await visitorOf(database, token, now)).toBeNull()
})

test('the token itself is not in the database', async () => {
  const { visitorId, token } = await openVisitor(database, { now, minutes: 10 })
  const { rows } = await scratch.pool.query('SELECT s::text FROM visitor_session s WHERE id = $1', [
    visitorId,
  ])
  expect(rows[0].s).not.toContain(token)
  expect(rows[0].s).not.toContain(Buffer.from(token).toString('hex'))
})

test('visitors whose time is over are removed, the others stay', async () => {
  const gone = await openVisitor(database, { now: later(-60), minutes: 30 })
  const stays = await openVisitor(database, { now, minutes: 30 })
  expect(await removeExpiredVisitors(database, now)).toBe(1)
  expect(await visitorOf(database, gone.token, later(-50))).toBeNull()
  expect(await visitorOf(database, stays.token, now)).toBe(stays.visitorId)
})
