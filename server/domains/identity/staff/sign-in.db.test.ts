import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { type Database, openDatabase } from '#server/platform/database/database.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { type FreshStaff, freshStaff, signInOrder } from '#tests/factories/staff.ts'
import { browserOf, newBrowserToken, signIn, staffOf } from '../index.ts'

/** Every hash that is computed counts. */
const hashes = vi.hoisted(() => ({ computed: 0 }))
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>()
  const argon2: typeof crypto.argon2 = (...given) => {
    hashes.computed += 1
    return crypto.argon2(...given)
  }
  return { ...crypto, argon2 }
})

const { scratch, database } = await openTestDatabase(8)
const deps = { database, config: testSettings }

const now = new Date('2026-11-22T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

beforeEach(() => scratch.pool.query('DELETE FROM try_counter'))

let member: FreshStaff
beforeAll(async () => {
  member = await freshStaff(deps, 'OPERATOR', null, now)
})

describe('signing in', () => {
  test('opens a session of whoever has e-mail, password and code', async () => {
    const staff = await freshStaff(deps, 'OPERATOR', null, now)
    const signedIn = await signIn(deps, signInOrder(staff, now))
    const token = signedIn.ok ? signedIn.value.token : ''
    expect(await staffOf(database, token, now)).toMatchObject({
      id: staff.id,
      role: 'OPERATOR',
      agencyId: null,
    })
  })

  test('takes an e-mail in capitals, a code in two groups, and a password from another keyboard', async () => {
    const staff = await freshStaff(deps, 'OPERATOR', null, now)
    const order = signInOrder(staff, now)
    const typed = {
      ...order,
      email: ` ${order.email.toUpperCase()} `,
      code: `${order.code.slice(0, 3)} ${order.code.slice(3)}`,
      password: order.password.normalize('NFD'),
    }
    expect(await signIn(deps, typed)).toMatchObject({ ok: true })
  })

  test.each([
    [-61, 'WRONG'],
    [-30, 'DONE'],
    [0, 'DONE'],
    [30, 'DONE'],
    [61, 'WRONG'],
  ])('a code of %i seconds from now: %s', async (seconds, outcome) => {
    const staff = await freshStaff(deps, 'OPERATOR', null, now)
    const { code } = signInOrder(staff, later(seconds))
    const said = await signIn(deps, { ...signInOrder(staff, now), code })
    expect(said.ok ? 'DONE' : said.error.code).toBe(outcome)
  })

  test('a code is accepted once, whoever sends it again and however often at once', async () => {
    const staff = await freshStaff(deps, 'OPERATOR', null, now)
    const tries = await Promise.all(Array.from({ length: 4 }, () => signIn(deps, signInOrder(staff, now))))
    expect(tries.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await signIn(deps, signInOrder(staff, now))).toMatchObject({ ok: false, error: { code: 'WRONG' } })
    expect(await signIn(deps, signInOrder(staff, later(30)))).toMatchObject({ ok: true })
  })

  test('a code before the one that was spent is spent, too; the database itself holds it', async () => {
    const staff = await freshStaff(deps, 'OPERATOR', null, now)
    await signIn(deps, signInOrder(staff, later(30)))
    expect(await signIn(deps, signInOrder(staff, now))).toMatchObject({ ok: false })
    const back = scratch.pool.query('UPDATE staff_member SET totp_last_step = 0 WHERE id = $1', [staff.id])
    await expect(back).rejects.toThrow(/cannot be made fresh/)
  })

  test('a code with a wrong password is not spent', async () => {
    const staff = await freshStaff(deps, 'OPERATOR', null, now)
    await signIn(deps, { ...signInOrder(staff, now), password: 'wrong' })
    expect(await signIn(deps, signInOrder(staff, now))).toMatchObject({ ok: true })
  })
})

describe('nobody learns what was wrong', () => {
  /** What is asked of the database, one statement after the other, without what is in them. */
  async function workOf(change: (order: ReturnType<typeof signInOrder>) => object) {
    const statements: string[] = []
    const pool = openDatabase(scratch.appUrl, 1, () => undefined)
    const watched: Database = {
      ...pool,
      query: (statement, values) => {
        statements.push(statement.name)
        return pool.query(statement, values)
      },
    }
    const client = await pool.pool.connect()
    const asked = vi.spyOn(client, 'query')
    client.release()
    const order = signInOrder(member, now)
    const before = hashes.computed
    const answer = await signIn({ ...deps, database: watched }, { ...order, ...change(order) })
    const sent = asked.mock.calls.map(([query]) => textOf(query))
    await pool.close()
    return { answer, statements, sent, hashes: hashes.computed - before }
  }

  const textOf = (query: unknown): string =>
    typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : String(query)

  const wrongs = {
    'wrong code': () => ({ code: '000000' }),
    'no code': () => ({ code: '' }),
    'wrong password': () => ({ password: 'con cò bay lả bay lạc' }),
    'unknown e-mail': () => ({ email: 'nobody@example.gov.vn' }),
    'no e-mail at all': () => ({ email: '' }),
    'no text that a database keeps': () => ({ email: 'a\0@example.gov.vn', password: '\0', code: '\0' }),
  }

  test('wrong code, wrong password and unknown e-mail: the same answer, statements and hashes', async () => {
    const works = await Promise.all(Object.values(wrongs).map(workOf))
    const [first] = works
    expect(first?.answer).toEqual({ ok: false, error: { code: 'WRONG' } })
    expect(first?.sent.some((text) => text.includes('staff_member'))).toBe(true)
    for (const { answer, statements, sent } of works) {
      expect({ answer, statements, sent }).toEqual({
        answer: first?.answer,
        statements: first?.statements,
        sent: first?.sent,
      })
    }
  })

  test.each(Object.entries(wrongs))('%s costs one hash', async (_, change) => {
    expect((await workOf(change)).hashes).toBe(1)
  })

  test('a disabled person is as unknown as anyone', async () => {
    const staff = await freshStaff(deps, 'OPERATOR', null, now)
    await scratch.pool.query('UPDATE staff_member SET disabled_at = now() WHERE id = $1', [staff.id])
    expect(await signIn(deps, signInOrder(staff, now))).toEqual({ ok: false, error: { code: 'WRONG' } })
  })

  test('what was refused is audited without the address', async () => {
    await signIn(deps, { ...signInOrder(member, now), email: 'somebody@example.gov.vn', code: '000000' })
    const { rows } = await scratch.pool.query(
      `SELECT subject, detail::text FROM audit_entry WHERE action = 'STAFF_SIGN_IN_REFUSED'`,
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain('example.gov.vn')
  })
})

describe('limits', () => {
  const wrong = { ok: false, error: { code: 'WRONG' } }
  const newMark = () => browserOf(testSettings, newBrowserToken(testSettings, now))
  const staffNow = () => freshStaff(deps, 'OPERATOR', null, now)

  test('wrong tries make strangers wait, for an account or for none; the right one waits like the rest', async () => {
    for (const email of [(await staffNow()).email, 'nobody.2@example.gov.vn']) {
      for (let tries = 1; tries <= 5; tries++) {
        const said = await signIn(deps, { ...signInOrder(member, now), email, password: 'wrong' })
        expect(said).toEqual(wrong)
      }
      expect(await signIn(deps, { ...signInOrder(member, now), email })).toEqual({
        ok: false,
        error: { code: 'TOO_MANY', retryAfterSeconds: 2 },
      })
    }
  })

  test('wrong tries from elsewhere do not keep a browser out that has signed in before', async () => {
    const staff = await staffNow()
    const browser = newMark()
    expect(await signIn(deps, { ...signInOrder(staff, now), browser })).toMatchObject({ ok: true })
    for (let tries = 0; tries < 40; tries++)
      await signIn(deps, { ...signInOrder(staff, later(60)), password: 'wrong', code: '000000' })
    expect(await signIn(deps, signInOrder(staff, later(60)))).toMatchObject({ error: { code: 'TOO_MANY' } })
    expect(await signIn(deps, { ...signInOrder(staff, later(60)), browser })).toMatchObject({ ok: true })
  })

  test('an address that guesses waits for every account', async () => {
    const address = 'one-address'
    for (let tries = 1; tries <= 30; tries++) {
      await signIn(deps, { ...signInOrder(member, now), email: `x${tries}@example.gov.vn`, address })
    }
    expect(await signIn(deps, { ...signInOrder(await staffNow(), now), address })).toMatchObject({
      ok: false,
      error: { code: 'TOO_MANY' },
    })
  })

  test('codes that are guessed with the right password wait for hours, and not for a browser that is known', async () => {
    const staff = await staffNow()
    const browser = newMark()
    expect(await signIn(deps, { ...signInOrder(staff, now), browser })).toMatchObject({ ok: true })
    for (let tries = 1; tries <= 10; tries++)
      expect(await signIn(deps, { ...signInOrder(staff, later(60 * tries)), code: '000000' })).toEqual(wrong)
    expect(await signIn(deps, signInOrder(staff, later(20 * 60)))).toEqual(wrong)
    expect(await signIn(deps, { ...signInOrder(staff, later(20 * 60)), browser })).toMatchObject({ ok: true })
    expect(await signIn(deps, signInOrder(staff, later(30 * 60)))).toMatchObject({ ok: true })
  })

  test('a stranger who knows the e-mail alone makes no code of its owner wait', async () => {
    const staff = await staffNow()
    for (let tries = 1; tries <= 40; tries++)
      await signIn(deps, { ...signInOrder(staff, later(60 * tries)), password: 'wrong', code: '000000' })
    expect(await signIn(deps, signInOrder(staff, later(60 * 50)))).toMatchObject({ ok: true })
  })

  test('a code that was spent already is no guess: it is refused, and makes nobody wait', async () => {
    const staff = await staffNow()
    expect(await signIn(deps, signInOrder(staff, now))).toMatchObject({ ok: true })
    for (let tries = 0; tries < 20; tries++)
      expect(await signIn(deps, signInOrder(staff, now))).toEqual(wrong)
    expect(await signIn(deps, signInOrder(staff, later(30)))).toMatchObject({ ok: true })
  })

  test('who signs in is not held back by it later', async () => {
    const staff = await staffNow()
    for (let round = 0; round <= 10; round++) {
      expect(await signIn(deps, signInOrder(staff, later(60 * round)))).toMatchObject({ ok: true })
    }
  })
})
