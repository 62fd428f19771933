import { beforeAll, describe, expect, test, vi } from 'vitest'
import { type Database, openDatabase } from '#server/platform/database/database.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshOrganisation, freshPerson } from '#tests/factories/accounts.ts'
import { freshDossier } from '#tests/factories/dossier.ts'
import { testSettings as config } from '#tests/factories/settings.ts'
import { freshBrowser } from '#tests/factories/sign-up.ts'
import {
  accountOf,
  type BrowserMark,
  browserOf,
  newBrowserToken,
  openVisitor,
  signInWithAccount,
  switchHolder,
} from '../index.ts'

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
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
type Known = { readonly phone: string; readonly password: string }

const order = ({ phone, password }: Known, visitorId: string | null = null, at = now) => ({
  phone,
  password,
  browser: freshBrowser(visitorId),
  now: at,
})
const organisation = () => freshOrganisation(deps, {}, { now })

async function tokenOf(said: ReturnType<typeof signInWithAccount>): Promise<string> {
  const answer = await said
  if (!answer.ok) throw new Error(answer.error.code)
  return answer.value.token
}

describe('signing in', () => {
  test('opens a session for telephone and password, however both are typed', async () => {
    const { owner, holderId } = await organisation()
    const phone = ` ${owner.phone.replace('+84', '0').replace(/^(....)(...)/, '$1 $2.')} `
    const typed = { phone, password: owner.password.normalize('NFD') }
    const token = await tokenOf(signInWithAccount(deps, order(typed)))
    expect(await accountOf(database, token, now)).toMatchObject({
      accountId: owner.id,
      role: 'OWNER',
      holder: { id: holderId },
    })
  })

  test('puts what the browser has looked up and paid on the holder’s list, again and again', async () => {
    const { owner, visitorId } = await organisation()
    const guest = await openVisitor(database, { now, minutes: 60 })
    const dossier = await freshDossier(deps)
    await scratch.pool.query('INSERT INTO visitor_dossier VALUES ($1, $2, $3)', [
      guest.visitorId,
      dossier.id,
      now,
    ])
    await scratch.pool.query(`INSERT INTO known_source VALUES ($1, 'DOSSIER', $2, $3)`, [
      guest.visitorId,
      dossier.id,
      now,
    ])
    await scratch.pool.query(
      `WITH paid AS (INSERT INTO payment (id, public_id, state, amount, created_at, expires_at, request_id)
         VALUES (gen_random_uuid(), 'GUESTPAID0001', 'OPEN', 1, $2, $2::timestamptz + INTERVAL '1 day', 'x') RETURNING id)
       INSERT INTO visitor_payment SELECT $1, id FROM paid`,
      [guest.visitorId, now],
    )
    await signInWithAccount(deps, order(owner, guest.visitorId))
    await signInWithAccount(deps, order(owner, guest.visitorId, later(1)))
    const listed = await scratch.pool.query('SELECT dossier_id FROM visitor_dossier WHERE visitor_id = $1', [
      visitorId,
    ])
    expect(listed.rows).toEqual([{ dossier_id: dossier.id }])
    const known = await scratch.pool.query('SELECT source_id FROM known_source WHERE visitor_id = $1', [
      visitorId,
    ])
    expect(known.rows).toEqual([{ source_id: dossier.id }])
    // The holder's people are what the guest was: they made the payment, and go on with an attempt that is under way.
    const paid = await scratch.pool.query(
      'SELECT made, formerly FROM visitor_payment WHERE visitor_id = $1',
      [visitorId],
    )
    expect(paid.rows).toEqual([{ made: true, formerly: guest.visitorId }])
  })

  test('leaves with another holder what became its own, though the browser was the same', async () => {
    const [first, second] = [await organisation(), await organisation()]
    const guest = await openVisitor(database, { now, minutes: 60 })
    await scratch.pool.query(
      `WITH paid AS (INSERT INTO payment (id, public_id, state, amount, created_at, expires_at, request_id, holder_id)
         VALUES (gen_random_uuid(), 'GUESTPAID0002', 'OPEN', 1, $2, $2::timestamptz + INTERVAL '1 day', 'y', $3) RETURNING id)
       INSERT INTO visitor_payment SELECT $1, id FROM paid`,
      [guest.visitorId, now, first.holderId],
    )
    const seen = async ({ visitorId }: { readonly visitorId: string }) =>
      (await scratch.pool.query('SELECT FROM visitor_payment WHERE visitor_id = $1', [visitorId])).rowCount
    await signInWithAccount(deps, order(second.owner, guest.visitorId))
    expect(await seen(second)).toBe(0)
    await signInWithAccount(deps, order(first.owner, guest.visitorId))
    expect(await seen(first)).toBe(1)
  })

  test('of several holders acts for the one that was acted for last, and changes on demand', async () => {
    const { accountant, holderId } = await organisation()
    const other = await organisation()
    await scratch.pool.query(
      `INSERT INTO membership (id, account_id, holder_id, role, created_at)
       VALUES (gen_random_uuid(), $1, $2, 'OWNER', $3)`,
      [accountant.id, other.holderId, later(1)],
    )
    const first = await tokenOf(signInWithAccount(deps, order(accountant, null, later(2))))
    const account = await accountOf(database, first, later(2))
    if (account === null) throw new Error('Not signed in')
    expect(account.holder?.id).toBe(holderId)
    const switched = await switchHolder(database, { account, holderId: other.holderId, now: later(3) })
    expect(switched).toEqual({ ok: true, value: null })
    expect(await accountOf(database, first, later(3))).toMatchObject({
      role: 'OWNER',
      holder: { id: other.holderId },
    })
    const again = await tokenOf(signInWithAccount(deps, order(accountant, null, later(4))))
    expect((await accountOf(database, again, later(4)))?.holder?.id).toBe(other.holderId)
    const strange = await organisation()
    expect(await switchHolder(database, { account, holderId: strange.holderId, now })).toEqual({
      ok: false,
      error: { code: 'NOT_A_MEMBER' },
    })
  })
})

describe('nobody learns what was wrong', () => {
  let known: Known
  beforeAll(async () => {
    known = (await freshPerson(deps, {}, { now })).owner
  })

  /** What is asked of the database, one statement after the other, without what is in them. */
  async function workOf(changes: object) {
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
    const before = hashes.computed
    const answer = await signInWithAccount({ config, database: watched }, { ...order(known), ...changes })
    const sent = asked.mock.calls.map(([query]) => textOf(query))
    await pool.close()
    return { work: { answer, statements, sent }, hashes: hashes.computed - before }
  }

  const textOf = (query: unknown): string =>
    typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : String(query)

  test('wrong password, unknown telephone, disabled account, no telephone: the same answer, statements and hash', async () => {
    const disabled = (await freshPerson(deps, {}, { now })).owner
    await scratch.pool.query('UPDATE id_account SET disabled_at = now() WHERE id = $1', [disabled.id])
    const wrongs = [
      { password: 'con cò bay lả bay lạc' },
      { phone: '0905000999' },
      { phone: disabled.phone, password: disabled.password },
      { phone: '' },
      { phone: 'a\0', password: '\0' },
      { phone: 'x'.repeat(100_000), password: 'y'.repeat(100_000) },
    ]
    const works = []
    for (const wrong of wrongs) works.push(await workOf(wrong))
    const [first] = works
    expect(first?.work.answer).toEqual({ ok: false, error: { code: 'WRONG' } })
    expect(first?.work.sent.some((text) => text.includes('id_account'))).toBe(true)
    for (const one of works) expect(one).toEqual({ ...first, hashes: 1 })
  })

  test('what was refused is audited without the telephone', async () => {
    await signInWithAccount(deps, { ...order(known), phone: '0905000998' })
    const { rows } = await scratch.pool.query(
      `SELECT subject, detail::text FROM audit_entry WHERE action = 'ACCOUNT_SIGN_IN_REFUSED'`,
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(JSON.stringify(rows)).not.toContain('905000998')
  })
})

describe('limits', () => {
  const wrong = { ok: false, error: { code: 'WRONG' } }
  const waits = (seconds: number) => ({
    ok: false,
    error: { code: 'TOO_MANY', retryAfterSeconds: seconds },
  })
  const newMark = () => browserOf(config, newBrowserToken(config, now))
  const from = (known: Known, mark: BrowserMark | null, address: string, seconds = 0) => ({
    ...known,
    browser: { ...freshBrowser(), mark, address },
    now: new Date(now.getTime() + seconds * 1000),
  })

  test('wrong passwords make strangers wait, longer each time, whether or not the telephone has an account', async () => {
    const { owner } = await freshPerson(deps, {}, { now })
    for (const phone of [owner.phone, '0905000997']) {
      for (let tries = 0; tries < 5; tries++)
        expect(await signInWithAccount(deps, order({ phone, password: 'wrong' }))).toEqual(wrong)
      const right = { phone, password: owner.password }
      expect(await signInWithAccount(deps, order(right))).toEqual(waits(2))
      expect(await signInWithAccount(deps, from({ phone, password: 'wrong' }, null, 'a', 2))).toEqual(wrong)
      expect(await signInWithAccount(deps, from(right, null, 'b', 2))).toEqual(waits(4))
    }
    expect(await signInWithAccount(deps, from(owner, null, 'b', 6))).toMatchObject({ ok: true })
  })

  test('wrong passwords from elsewhere do not keep a browser out that has signed in before', async () => {
    const { owner } = await freshPerson(deps, {}, { now })
    const mark = newMark()
    expect(await signInWithAccount(deps, from(owner, mark, '203.0.113.5'))).toMatchObject({ ok: true })
    for (let tries = 0; tries < 40; tries++)
      await signInWithAccount(deps, from({ ...owner, password: 'wrong' }, null, `198.51.${tries}.1`))
    expect(await signInWithAccount(deps, from(owner, null, '203.0.113.5'))).toMatchObject({ ok: false })
    expect(await signInWithAccount(deps, from(owner, newMark(), '203.0.113.5'))).toMatchObject({ ok: false })
    expect(await signInWithAccount(deps, from(owner, mark, '203.0.113.5'))).toMatchObject({ ok: true })
  })

  test('guesses over 60 telephones from one address wait from the 31st on, a browser with a success does not', async () => {
    const { owner } = await freshPerson(deps, {}, { now })
    const address = '198.51.100.77'
    const mark = newMark()
    expect(await signInWithAccount(deps, from(owner, mark, address))).toMatchObject({ ok: true })
    const said = []
    for (let n = 10; n < 70; n++)
      said.push(
        await signInWithAccount(deps, from({ phone: `09059001${n}`, password: 'wrong' }, null, address)),
      )
    expect(said.slice(0, 30)).toEqual(Array(30).fill(wrong))
    expect(said.slice(30)).toEqual(Array(30).fill(waits(4)))
    expect(await signInWithAccount(deps, from(owner, mark, address))).toMatchObject({ ok: true })
  })

  test('nobody who comes for the first time is told to wait for longer than a minute, and is then looked at', async () => {
    const { owner } = await freshPerson(deps, {}, { now })
    const address = '198.51.100.78'
    const mark = newMark()
    for (let n = 0; n < 100; n++)
      await signInWithAccount(deps, from({ phone: owner.phone, password: 'wrong' }, null, address, n))
    const said = await signInWithAccount(deps, from(owner, mark, address, 100))
    const wait = !said.ok && said.error.code === 'TOO_MANY' ? said.error.retryAfterSeconds : 0
    expect(wait).toBeLessThanOrEqual(60)
    await signInWithAccount(deps, from({ phone: owner.phone, password: 'wrong' }, null, address, 100 + wait))
    expect(await signInWithAccount(deps, from(owner, mark, address, 100 + wait))).toMatchObject({ ok: true })
  })

  test('right passwords do not count', async () => {
    const { owner } = await freshPerson(deps, {}, { now })
    for (let round = 0; round <= 10; round++) {
      expect(await signInWithAccount(deps, order(owner))).toMatchObject({ ok: true })
    }
  })
})
