import { beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { type Counter, decideTry, mostMisses } from './counter.ts'
import { type TryKind, tryKinds } from './kinds.ts'
import { beginTry, type CountedTry, forgetTries, keyOf } from './tries.ts'

const { scratch, database } = await openTestDatabase(8)
const deps = { database, config: testSettings }
const start = new Date('2026-11-30T03:00:00Z')
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const kind = 'sign-in.subject' satisfies TryKind
const one = (of: string): CountedTry => ({ kind, of })
const free = tryKinds[kind].waits.indexOf(2) + 1

beforeEach(() => scratch.pool.query('DELETE FROM try_counter'))

const missesOf = async () => {
  const { rows } = await scratch.pool.query<{ misses: number }>(
    'SELECT misses FROM try_counter ORDER BY misses',
  )
  return rows.map(({ misses }) => misses)
}

test('the database decides as the function does, whatever came before', async () => {
  let seed = 7
  const random = () => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed / 2_147_483_647
  }
  const kinds = Object.keys(tryKinds) as TryKind[]
  for (const kind of kinds) {
    let kept: Counter | null = null
    let now = start
    for (let n = 0; n < 14; n++) {
      const pause = random() < 0.8 ? random() * 3 : random() * 300
      now = new Date(now.getTime() + Math.round(pause * 1000))
      const decided = decideTry(kept, tryKinds[kind], now)
      const begun = await beginTry(deps, [{ kind, of: 'x' }], now)
      expect(begun.ok, `${kind} ${n}`).toBe(decided.looked)
      if (!decided.looked || !begun.ok) continue
      kept = decided.next
      expect(begun.value.misses(kind)).toBeCloseTo(kept.misses, 5)
      expect(kept.misses).toBeLessThanOrEqual(mostMisses(tryKinds[kind]))
    }
    const { rows } = await scratch.pool.query(
      'SELECT misses, open_at AS "openAt", counted_at AS "countedAt" FROM try_counter WHERE kind = $1',
      [kind],
    )
    expect(rows[0].misses, kind).toBeCloseTo(kept?.misses ?? 0, 5)
    expect(rows[0].openAt, kind).toEqual(kept?.openAt)
    expect(rows[0].countedAt, kind).toEqual(kept?.countedAt)
  }
})

test('of 64 tries at once as many are looked at as one after the other', async () => {
  const answers = await Promise.all(Array.from({ length: 64 }, () => beginTry(deps, [one('phone')], start)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(free)
  expect(await missesOf()).toEqual([free])
})

test('where one counter is not open none is counted', async () => {
  for (let n = 0; n < free; n++) await beginTry(deps, [one('slow')], start)
  const refused = await beginTry(deps, [one('other'), one('slow')], start)
  expect(refused).toEqual({ ok: false, error: { code: 'TOO_MANY', retryAfterSeconds: 2 } })
  expect(await missesOf()).toEqual([0, free])
})

test('what is no gate is counted and refuses nothing', async () => {
  for (let n = 0; n < free; n++) await beginTry(deps, [one('slow')], start)
  const begun = await beginTry(deps, [one('other'), { ...one('slow'), gate: false }], start)
  expect(begun.ok).toBe(true)
  expect(await missesOf()).toEqual([1, free + 1])
  expect(await beginTry(deps, [one('slow')], at(3))).toMatchObject({ ok: false })
  expect(await beginTry(deps, [one('slow')], at(4))).toMatchObject({ ok: true })
})

test('a right try leaves everything as it was, and takes back no miss of others', async () => {
  for (let n = 0; n < free - 1; n++) await beginTry(deps, [one('phone')], start)
  const right = await beginTry(deps, [one('phone')], start)
  expect(await beginTry(deps, [one('phone')], start)).toMatchObject({ ok: false })
  if (right.ok) await right.value.takeBack()
  expect(await missesOf()).toEqual([free - 1])
  expect(await beginTry(deps, [one('phone')], start)).toMatchObject({ ok: true })
})

test('right tries of somebody do not wear down what others missed, even where no more misses add up', async () => {
  for (let n = 0; n < 200; n++) await beginTry(deps, [{ ...one('school'), gate: false }], start)
  const [most] = await missesOf()
  for (let n = 0; n < 20; n++) {
    const right = await beginTry(deps, [{ ...one('school'), gate: false }], start)
    if (right.ok) await right.value.takeBack()
  }
  expect(await missesOf()).toEqual([most])
  expect(await beginTry(deps, [one('school')], at(59))).toMatchObject({ ok: false })
})

test('tries for many counters at once, in any order, wait for each other in no circle', async () => {
  const subjects = ['a', 'b', 'c', 'd', 'e', 'f']
  const begun = await Promise.all(
    Array.from({ length: 64 }, async (_, n) => {
      const rotated = [...subjects.slice(n % 6), ...subjects.slice(0, n % 6)]
      const said = await beginTry(
        deps,
        rotated.map((of) => ({ ...one(of), gate: false })),
        start,
      )
      if (said.ok && n % 2 === 0) await said.value.takeBack()
      if (n % 3 === 0) await forgetTries(deps, rotated.toReversed().map(one))
      return said.ok
    }),
  )
  expect(begun.every(Boolean)).toBe(true)
})

test('what was counted is forgotten when it is cleared, and no value stands in the table', async () => {
  await beginTry(deps, [one('0905123456'), one('other')], start)
  const { rows } = await scratch.pool.query("SELECT kind, encode(key, 'escape') AS key FROM try_counter")
  expect(JSON.stringify(rows)).not.toContain('0905123456')
  await forgetTries(deps, [one('0905123456')])
  expect(await missesOf()).toEqual([1])
})

test('tries are forgotten in the order in which they are counted, whatever order they are named in', async () => {
  const named = ['a', 'b', 'c'].map(one).sort((a, b) => keyOf(deps, b).localeCompare(keyOf(deps, a)))
  for (const counted of named) await beginTry(deps, [counted], start)
  const counting = await scratch.pool.connect()
  const lock = (counted: CountedTry | undefined) =>
    counting.query(`SELECT FROM try_counter WHERE key = decode($1, 'hex') FOR UPDATE`, [
      counted && keyOf(deps, counted),
    ])
  await counting.query('BEGIN')
  await lock(named.at(-1))
  const forgotten = forgetTries(deps, named)
  const waiting = 'SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted'
  const waits = async () => (await scratch.pool.query<{ n: number }>(waiting)).rows[0]?.n
  await expect.poll(waits, { timeout: 5_000 }).toBeGreaterThan(0)
  const both = await Promise.allSettled([lock(named[0]).then(() => counting.query('COMMIT')), forgotten])
  counting.release(true)
  expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
  expect(await missesOf()).toEqual([])
})
