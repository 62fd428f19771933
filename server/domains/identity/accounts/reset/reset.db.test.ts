import { describe, expect, test, vi } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { type Database, openDatabase } from '#server/platform/database/database.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { accountSession, freshPerson, freshPhone } from '#tests/factories/accounts.ts'
import { codesSentTo } from '#tests/factories/messages.ts'
import { testSettings as config } from '#tests/factories/settings.ts'
import { freshBrowser } from '#tests/factories/sign-up.ts'
import {
  accountOf,
  confirmReset,
  finishReset,
  sendResetCode,
  signInWithAccount,
  startReset,
  totpCode,
} from '../../index.ts'

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

const { scratch, database } = await openTestDatabase(16)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const password = 'gió đưa cành trúc la đà'
const someone = (at = now) => ({ address: newUuid(), browser: null, now: at })

const person = (totp = false) => freshPerson(deps, {}, { totp, now })
const begin = (phone: string, at = now) => startReset(deps, { phone, language: 'vi', ...someone(at) })
const codeFor = async (phone: string) => (await codesSentTo(deps, phone))[0] ?? ''
const finish = (token: string, code: string, at = now) =>
  finishReset(deps, { token, code, password, ...someone(at) })
const signIn = (phone: string, typed: string) =>
  signInWithAccount(deps, { phone, password: typed, browser: freshBrowser(), now })
const refused = (...codes: string[]) => ({ ok: false, error: codes.map((code) => ({ code })) })

/** What a browser has begun. */
async function begun(phone: string, at = now) {
  const said = await begin(phone, at)
  if (!said.ok) throw new Error(said.error.code)
  return said.value
}

describe('a new password', () => {
  test('is set by the code, once, and ends every session', async () => {
    const { owner, holderId } = await person()
    const session = await accountSession(deps, owner, holderId, now)
    const { token } = await begun(owner.phone)
    const code = await codeFor(owner.phone)
    const said = await Promise.all(Array.from({ length: 8 }, () => finish(token, code)))
    expect(said.filter(({ ok }) => ok)).toEqual([{ ok: true, value: { state: 'DONE' } }])
    expect(await accountOf(database, session, now)).toBeNull()
    expect(await signIn(owner.phone, owner.password)).toMatchObject({ ok: false })
    expect(await signIn(owner.phone, password)).toMatchObject({ ok: true })
  })

  test('is set only in the browser that asked, and asking in another ends no code', async () => {
    const { owner } = await person()
    const mine = await begun(owner.phone)
    const myCode = await codeFor(owner.phone)
    const theirs = await begun(owner.phone, later(30))
    const theirCode = await codeFor(owner.phone)
    expect(await finish(theirs.token, myCode, later(31))).toMatchObject(
      myCode === theirCode ? { ok: true } : { ok: false, error: [{ code: 'CODE_WRONG' }] },
    )
    expect(await finish(mine.token, myCode, later(32))).toEqual({ ok: true, value: { state: 'DONE' } })
  })

  test('is refused with all that is to be mended, too late, and by a made-up token', async () => {
    const { owner } = await person()
    const { token } = await begun(owner.phone)
    expect(await finishReset(deps, { token, code: '', password: 'short', ...someone() })).toEqual(
      refused('CODE_EMPTY', 'PASSWORD_SHORT'),
    )
    expect(await finish(token, '123456', later(1800))).toEqual(refused('GONE'))
    expect(await finish('x', '123456')).toEqual(refused('GONE'))
    expect(await sendResetCode(deps, { token: 'x', ...someone() })).toMatchObject({ ok: false })
    expect(await begin(' ')).toEqual({ ok: false, error: { code: 'PHONE_EMPTY' } })
  })
})

describe('where there is an authenticator', () => {
  async function proven() {
    const { owner } = await person(true)
    const { token } = await begun(owner.phone)
    const said = await finish(token, await codeFor(owner.phone))
    if (!said.ok || said.value.state !== 'AUTHENTICATOR') throw new Error('Not asked for')
    return { owner, secret: owner.secret ?? '', token: said.value.token, first: token }
  }

  test('its code is asked for as well, and until then the old password stands', async () => {
    const { owner, secret, token } = await proven()
    expect(await signIn(owner.phone, owner.password)).toMatchObject({ ok: true })
    expect(await confirmReset(deps, { ...someone(), token, code: '', now })).toEqual({
      ok: false,
      error: { code: 'CODE_EMPTY' },
    })
    const wrong = await confirmReset(deps, { ...someone(), token, code: totpCode(secret, later(600)), now })
    expect(wrong).toEqual({ ok: false, error: { code: 'CODE_WRONG' } })
    expect(await signIn(owner.phone, password)).toMatchObject({ ok: false })
    const order = { ...someone(), token, code: totpCode(secret, now) }
    const said = await Promise.all(Array.from({ length: 4 }, () => confirmReset(deps, order)))
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await signIn(owner.phone, password)).toMatchObject({ ok: true })
    const again = { ...someone(later(30)), token, code: totpCode(secret, later(30)) }
    expect(await confirmReset(deps, again)).toEqual({ ok: false, error: { code: 'GONE' } })
  })

  test('neither step’s token is good for the other, nor after half an hour', async () => {
    const { secret, token, first } = await proven()
    const gone = { ok: false, error: { code: 'GONE' } }
    expect(
      await confirmReset(deps, { ...someone(), token: first, code: totpCode(secret, now), now }),
    ).toEqual(gone)
    expect(await finish(token, '123456')).toEqual(refused('GONE'))
    const late = later(1800)
    expect(
      await confirmReset(deps, { ...someone(), token, code: totpCode(secret, late), now: late }),
    ).toEqual(gone)
  })

  test('a telephone or password that was changed meanwhile ends it', async () => {
    const { owner, secret, token } = await proven()
    await scratch.pool.query('UPDATE id_account SET phone_hash = $2 WHERE id = $1', [
      owner.id,
      Buffer.alloc(32, 7),
    ])
    expect(await confirmReset(deps, { ...someone(), token, code: totpCode(secret, now), now })).toEqual({
      ok: false,
      error: { code: 'GONE' },
    })
  })
})

describe('whether there is an account', () => {
  const textOf = (query: unknown): string =>
    typeof query === 'object' && query !== null && 'text' in query ? String(query.text) : String(query)

  /** What an act asks of the database, one statement after the other, without what is in them, and how many hashes it takes. */
  async function workOf<T>(act: (deps: { database: Database; config: typeof config }) => Promise<T>) {
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
    const answer = await act({ config, database: watched })
    const sent = asked.mock.calls.map(([query]) => textOf(query))
    await pool.close()
    return { answer, statements, sent, hashes: hashes.computed - before }
  }

  /** Begins, and types the code wrongly three times: the third is told. */
  async function guessing(phone: string) {
    const start = await workOf((world) => startReset(world, { phone, language: 'vi', ...someone() }))
    if (!start.answer.ok) throw new Error(start.answer.error.code)
    const { token, ...times } = start.answer.value
    const works: unknown[] = [{ ...start, answer: { ...times, maskedPhone: '' } }]
    const code = (await codeFor(phone)) === '000000' ? '000001' : '000000'
    for (let n = 0; n < 4; n++)
      works.push(await workOf((world) => finishReset(world, { token, code, password, ...someone(later(n)) })))
    const again = await workOf((world) => sendResetCode(world, { token, ...someone(later(29)) }))
    return [...works, again]
  }

  test('shows in no answer, no statement and no hash: a code that goes nowhere is written alike', async () => {
    const { owner } = await person()
    const disabled = (await person()).owner
    await scratch.pool.query('UPDATE id_account SET disabled_at = now() WHERE id = $1', [disabled.id])
    const nobody = freshPhone()
    const [known, unknown, closed] = [
      await guessing(owner.phone),
      await guessing(nobody),
      await guessing(disabled.phone),
    ]
    expect(unknown).toEqual(known)
    expect(closed).toEqual(known)
    expect(JSON.stringify(known)).toMatch(/INSERT INTO [^ ]*message[^ ]* /)
    expect(known).toMatchObject([
      { hashes: 0 },
      { hashes: 0 },
      { hashes: 0 },
      { hashes: 0 },
      { hashes: 0 },
      { hashes: 0 },
    ])
    expect(await codesSentTo(deps, nobody)).toEqual([])
    const { rows } = await scratch.pool.query('SELECT DISTINCT withheld FROM message WHERE template = $1', [
      'RESET_PASSWORD',
    ])
    expect(rows).toHaveLength(2)
  }, 90_000)

  test('a right code costs one hash', async () => {
    const { owner } = await person()
    const { token } = await begun(owner.phone)
    const code = await codeFor(owner.phone)
    const { hashes: computed } = await workOf((world) =>
      finishReset(world, { token, code, password, ...someone() }),
    )
    expect(computed).toBe(1)
  })
})

test('ten strangers’ sign-ups and resets leave the codes of whoever is signed in alone', async () => {
  const { owner } = await person()
  for (let n = 0; n < 10; n++) expect(await begin(owner.phone, later(n * 300))).toMatchObject({ ok: true })
  expect(await begin(owner.phone, later(3000))).toMatchObject({ ok: false, error: { code: 'TOO_MANY' } })
})
