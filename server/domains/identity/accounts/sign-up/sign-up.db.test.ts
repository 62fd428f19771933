import { describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { copyOfEveryTable } from '#tests/database/dump.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshPerson, freshPhone, signedInFor } from '#tests/factories/accounts.ts'
import { freshDossier } from '#tests/factories/dossier.ts'
import { codesSentTo } from '#tests/factories/messages.ts'
import { testSettings as config } from '#tests/factories/settings.ts'
import {
  freshBrowser,
  freshEntry,
  startedOf,
  typedOrganisation,
  typedPerson,
} from '#tests/factories/sign-up.ts'
import {
  accountOf,
  correctPhone,
  holderDetails,
  openVisitor,
  removeExpiredSignUps,
  sendPaymentCode,
  sendSignUpCode,
  signUpOf,
  startOrganisation,
  startPerson,
  startReset,
  startTotp,
  verifySignUp,
} from '../../index.ts'

const { scratch, database } = await openTestDatabase(16)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

const begin = async (typed = typedOrganisation()) => ({
  typed,
  ...startedOf(await startOrganisation(deps, typed, freshEntry(now))),
})
const codeFor = async (phone: string) => (await codesSentTo(deps, phone))[0] ?? ''
const verify = (token: string, code: string, at = now, visitorId: string | null = null) =>
  verifySignUp(deps, { token, code, browser: freshBrowser(visitorId), mark: null, now: at })
const accountsWith = async (name: string) =>
  (await scratch.pool.query('SELECT FROM id_account WHERE name = $1', [name])).rowCount

describe('signing up', () => {
  test('an organisation: nothing is there until the telephone is proven, and then all of it', async () => {
    const { typed, token, maskedPhone } = await begin(typedOrganisation({ name: 'Đỗ Thị Chưa Có' }))
    expect(await accountsWith('Đỗ Thị Chưa Có')).toBe(0)
    expect(await signUpOf(deps, { token, now })).toEqual({
      state: 'OPEN',
      kind: 'ORGANISATION',
      maskedPhone,
      codeValidUntil: later(120).toISOString(),
      nextCodeAt: later(30).toISOString(),
    })
    const said = await verify(token, await codeFor(typed.phone))
    const session = said.ok ? said.value.session : ''
    const account = await accountOf(database, session, now)
    expect(account).toMatchObject({
      name: 'Đỗ Thị Chưa Có',
      role: 'OWNER',
      holder: { kind: 'ORGANISATION', name: 'Công ty TNHH Xây dựng Mới', verified: false },
    })
    expect(await holderDetails(deps, account?.holder?.id ?? '')).toMatchObject({
      taxCode: typed.taxCode,
      phone: typed.phone,
      email: 'ke.toan@moi.example',
      shortName: null,
      representative: { name: 'Trần Văn Mới', position: 'Giám đốc', identityNumber: null, authority: null },
    })
    expect(await signUpOf(deps, { token, now })).toEqual({ state: 'GONE' })
  })

  test('a person, with what their browser has looked up before', async () => {
    const { visitorId } = await openVisitor(database, { now, minutes: 60 })
    const dossier = await freshDossier(deps)
    await scratch.pool.query('INSERT INTO visitor_dossier VALUES ($1, $2, $3)', [visitorId, dossier.id, now])
    const typed = typedPerson()
    const { token } = startedOf(await startPerson(deps, typed, freshEntry(now)))
    const said = await verify(token, await codeFor(typed.phone), now, visitorId)
    const account = await accountOf(database, said.ok ? said.value.session : '', now)
    expect(account).toMatchObject({ role: 'OWNER', holder: { kind: 'PERSON', name: typed.name } })
    const { rows } = await scratch.pool.query(
      'SELECT dossier_id FROM visitor_dossier WHERE visitor_id = $1',
      [account?.holder?.visitorId],
    )
    expect(rows).toEqual([{ dossier_id: dossier.id }])
  })

  test('the code typed 64 times at once opens one account', async () => {
    const { typed, token } = await begin(typedOrganisation({ name: 'Phan Thị Nhiều Lần' }))
    const code = await codeFor(typed.phone)
    const said = await Promise.all(Array.from({ length: 64 }, () => verify(token, code)))
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await accountsWith('Phan Thị Nhiều Lần')).toBe(1)
  })

  test('two who sign up with one telephone at once: one account', async () => {
    const phone = freshPhone()
    const [first, second] = [typedOrganisation({ phone }), typedOrganisation({ phone })]
    const one = await begin(first)
    const codeOfOne = await codeFor(phone)
    const other = startedOf(await startOrganisation(deps, second, freshEntry(later(30))))
    const codeOfOther = await codeFor(phone)
    const said = await Promise.all([
      verify(one.token, codeOfOne, later(31)),
      verify(other.token, codeOfOther, later(31)),
    ])
    expect(said.map((answer) => (answer.ok ? 'DONE' : answer.error.code)).sort()).toEqual([
      'DONE',
      'PHONE_TAKEN',
    ])
  })

  test('a telephone that has an account looks like any other, until its owner has typed the code', async () => {
    const { owner } = await freshPerson(deps, {}, { now })
    const taken = await begin(typedOrganisation({ phone: owner.phone }))
    const free = await begin()
    const shape = ({ token, codeId, maskedPhone, typed, ...rest }: typeof free) => rest
    expect(shape(taken)).toEqual(shape(free))
    expect(await verify(taken.token, '000000')).toMatchObject({ ok: false, error: { code: 'CODE_WRONG' } })
    const before = await scratch.pool.query('SELECT count(*) FROM holder')
    expect(await verify(taken.token, await codeFor(owner.phone))).toEqual({
      ok: false,
      error: { code: 'PHONE_TAKEN' },
    })
    expect((await scratch.pool.query('SELECT count(*) FROM holder')).rows).toEqual(before.rows)
    expect(await signUpOf(deps, { token: taken.token, now })).toEqual({ state: 'GONE' })
  })

  test('neither password, code, token nor what was typed stands in any table', async () => {
    const { typed, token } = await begin(
      typedOrganisation({ password: 'mưa rơi trên phố Hội 77', authority: 'UQ-77/2026' }),
    )
    const code = await codeFor(typed.phone)
    expect(code).toMatch(/^\d{6}$/)
    await verify(token, code)
    const tables = [...(await copyOfEveryTable(scratch.ownerUrl)).values()].join('\n')
    expect(tables).toContain(typed.name)
    for (const secret of [token, typed.password, typed.authority, typed.phone, typed.phone.slice(3)]) {
      expect(tables).not.toContain(secret)
    }
  })

  test('a form is refused with all that is to be mended, and no SMS is sent', async () => {
    const typed = typedOrganisation({ taxCode: '0400603109', name: ' ', password: 'short', position: '' })
    const said = await startOrganisation(deps, typed, freshEntry(now))
    expect(said.ok || said.error.map(({ code }) => code)).toEqual([
      'TAX_CODE_CHECK_DIGIT',
      'POSITION_EMPTY',
      'NAME_EMPTY',
      'PASSWORD_SHORT',
    ])
    expect(await codesSentTo(deps, typed.phone)).toEqual([])
  })
})

describe('a telephone that was mistyped', () => {
  test('is corrected: the first code is over, and the right telephone has the account', async () => {
    const { typed, token } = await begin()
    const phone = freshPhone()
    const typedNew = `0${phone.slice(3)}`
    const soon = await correctPhone(deps, {
      token,
      phone: typedNew,
      address: newUuid(),
      browser: null,
      now: later(5),
    })
    expect(soon).toMatchObject({ ok: false, error: { code: 'TOO_SOON' } })
    const sent = await correctPhone(deps, {
      token,
      phone: typedNew,
      address: newUuid(),
      browser: null,
      now: later(30),
    })
    expect(sent).toMatchObject({ ok: true })
    expect(await verify(token, await codeFor(typed.phone), later(31))).toMatchObject({ ok: false })
    const said = await verify(token, await codeFor(phone), later(31))
    const account = await accountOf(database, said.ok ? said.value.session : '', later(31))
    expect(await holderDetails(deps, account?.holder?.id ?? '')).toMatchObject({ phone })
  })

  test.each([
    [' ', 'PHONE_EMPTY'],
    ['02353812345', 'PHONE_FORM'],
    ['0905 12 34', 'PHONE_FORM'],
  ])('%j is refused: %s', async (phone, code) => {
    const { token } = await begin()
    expect(
      await correctPhone(deps, { token, phone, address: newUuid(), browser: null, now: later(30) }),
    ).toEqual({
      ok: false,
      error: { code },
    })
  })
})

describe('time and limits', () => {
  test('ten sign-ups of strangers with somebody’s number use up none of their own codes', async () => {
    const { owner, holderId } = await freshPerson(deps, {}, { now })
    const account = await signedInFor(deps, owner, holderId, now)
    const stranger = async (at: Date) =>
      startPerson(deps, typedPerson({ phone: owner.phone }), freshEntry(at))
    for (let n = 0; n < 10; n++) expect(await stranger(later(n * 300))).toMatchObject({ ok: true })
    const then = later(3000)
    expect(await stranger(then)).toMatchObject({ ok: false, error: [{ code: 'TOO_MANY' }] })
    const words = { amount: 450_000n, dossiers: 3, payment: 'ABC123' }
    expect(await sendPaymentCode(deps, { account, binding: 'x', words, now: then })).toMatchObject({
      ok: true,
    })
    expect(await startTotp(deps, { account, password: owner.password, now: then })).toMatchObject({
      ok: true,
    })
    const reset = await startReset(deps, {
      phone: owner.phone,
      language: 'vi',
      address: newUuid(),
      browser: null,
      now: then,
    })
    expect(reset).toMatchObject({ ok: true })
    expect(await codesSentTo(deps, owner.phone)).toHaveLength(13)
  })

  test('half an hour is over: nothing of it can be used, and the row goes', async () => {
    const { typed, token } = await begin()
    const step = { token, address: newUuid(), browser: null, now: later(30 * 60) }
    expect(await signUpOf(deps, step)).toEqual({ state: 'GONE' })
    expect(await sendSignUpCode(deps, step)).toEqual({ ok: false, error: { code: 'GONE' } })
    expect(await correctPhone(deps, { ...step, phone: freshPhone() })).toEqual({
      ok: false,
      error: { code: 'GONE' },
    })
    expect(await verify(token, await codeFor(typed.phone), later(30 * 60))).toEqual({
      ok: false,
      error: { code: 'GONE' },
    })
    expect((await removeExpiredSignUps(database, later(30 * 60))).signUps).toBeGreaterThan(0)
    const left = scratch.pool.query('SELECT FROM sign_up WHERE expires_at <= $1', [later(30 * 60)])
    expect((await left).rowCount).toBe(0)
    expect((await removeExpiredSignUps(database, later(25 * 3600))).codes).toBeGreaterThan(0)
    expect((await scratch.pool.query('SELECT FROM one_time_code')).rowCount).toBe(0)
  })

  test.each(['', 'x', "' OR true --", '\u0000', '🙂'.repeat(100)])('%.20j is no sign-up', async (token) => {
    expect(await signUpOf(deps, { token, now })).toEqual({ state: 'GONE' })
    expect(await verify(token, '123456')).toEqual({ ok: false, error: { code: 'GONE' } })
  })
})
