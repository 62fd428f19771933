import { describe, expect, test } from 'vitest'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshPerson, signedInFor } from '#tests/factories/accounts.ts'
import { codesSentTo, messagesTo } from '#tests/factories/messages.ts'
import { testSettings as config, freeTries } from '#tests/factories/settings.ts'
import { freshBrowser } from '#tests/factories/sign-up.ts'
import {
  changePassword,
  confirmByTotp,
  endAccountSessions,
  enrolTotp,
  provePhoneForTotp,
  removeTotp,
  sendTotpCode,
  sendTotpRemovalCode,
  startTotp,
  totpCode,
  totpEnrolmentOf,
} from '../../index.ts'

const { scratch, database } = await openTestDatabase(16)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const issuer = 'Cổng thanh toán'
const refused = (code: string) => ({ ok: false, error: { code } })
const refusedAll = (...codes: string[]) => ({ ok: false, error: codes.map((code) => ({ code })) })
const other = (code: string) => (code === '000000' ? '000001' : '000000')

async function someone({ totp = false } = {}) {
  const { owner, holderId } = await freshPerson(deps, {}, { totp, now })
  return { owner, holderId, account: await signedInFor(deps, owner, holderId, now) }
}
type Someone = Awaited<ReturnType<typeof someone>>

function taken<T>(said: { ok: true; value: T } | { ok: false; error: unknown }): T {
  if (!said.ok) throw new Error(JSON.stringify(said.error))
  return said.value
}

/** An app that is to be added, whose code went to the telephone. */
async function started({ owner, account }: Someone) {
  const { token } = taken(await startTotp(deps, { account, password: owner.password, now }))
  const [code = ''] = await codesSentTo(deps, owner.phone)
  return { account, token, code, now }
}

/** One whose secret is in the app. */
async function shown(one: Someone) {
  const order = await started(one)
  const { token } = taken(await provePhoneForTotp(deps, order))
  const view = await totpEnrolmentOf(deps, { ...order, token, issuer })
  if (view.state !== 'APP') throw new Error(view.state)
  return { secret: view.secret, order: { ...order, token, code: totpCode(view.secret, now) } }
}

async function hasTotp({ owner, holderId }: Someone): Promise<boolean> {
  return (await signedInFor(deps, owner, holderId, now)).hasTotp
}

describe('an authenticator is added', () => {
  test('by a code of the telephone and then its own first one, once, which is spent with it', async () => {
    const one = await someone()
    const { secret, order } = await shown(one)
    const said = await Promise.all(Array.from({ length: 8 }, () => enrolTotp(deps, order)))
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    const confirm = (typed: string, at: Date) =>
      unitOfWork(database, (tx) => confirmByTotp(tx, config, { accountId: one.owner.id, typed, now: at }))
    expect(await confirm(order.code, now)).toEqual(refused('CODE_USED'))
    expect(await confirm(totpCode(secret, later(30)), later(30))).toEqual({ ok: true, value: null })
    const { rows } = await scratch.pool.query('SELECT a::text FROM id_account a WHERE id = $1', [
      one.owner.id,
    ])
    expect(rows[0].a).not.toContain(secret)
    const again = { account: await signedInFor(deps, one.owner, one.holderId, now), now }
    expect(await startTotp(deps, { ...again, password: one.owner.password })).toEqual(
      refused('ALREADY_ENROLLED'),
    )
  })

  test('and the telephone is asked by an SMS that says what for, and told afterwards', async () => {
    const one = await someone()
    const { order } = await shown(one)
    const [asked] = await messagesTo(deps, one.owner.phone)
    expect(asked?.text).toMatch(/^Cong TTDVC Quang Nam: Ma OTP la .* de them ung dung xac thuc/)
    taken(await enrolTotp(deps, order))
    const texts = (await messagesTo(deps, one.owner.phone)).map(({ text }) => text)
    expect(texts).toContainEqual(expect.stringContaining('Ung dung xac thuc da bat'))
  })

  test('with the password alone not at all: no secret is shown, and none taken, before the telephone is proven', async () => {
    const one = await someone()
    const order = await started(one)
    expect(await totpEnrolmentOf(deps, { ...order, issuer })).toEqual({
      state: 'PHONE',
      maskedPhone: expect.stringContaining(one.owner.phone.slice(-3)),
      codeValidUntil: later(120).toISOString(),
      nextCodeAt: later(30).toISOString(),
    })
    expect(await enrolTotp(deps, order)).toEqual(refused('GONE'))
    const wrong = { ...order, code: other(order.code) }
    for (let left = 2; left >= 0; left--)
      expect(await provePhoneForTotp(deps, wrong)).toEqual({
        ok: false,
        error: { code: 'CODE_WRONG', triesLeft: left },
      })
    expect(await provePhoneForTotp(deps, order)).toEqual(refused('CODE_USED'))
    expect(await hasTotp(one)).toBe(false)
  })

  test('without the password not at all, which may be tried so often; no SMS is sent', async () => {
    const { account, owner } = await someone()
    for (let tries = 0; tries < freeTries; tries++)
      expect(await startTotp(deps, { account, password: 'x', now })).toEqual(refused('PASSWORD_WRONG'))
    expect(await startTotp(deps, { account, password: owner.password, now })).toMatchObject(
      refused('TOO_MANY'),
    )
    expect(await messagesTo(deps, owner.phone)).toEqual([])
  })

  test('with a wrong code of the app not, in another session, of another account, after ten minutes, or made up', async () => {
    const one = await someone()
    const { order } = await shown(one)
    expect(await enrolTotp(deps, { ...order, code: other(order.code) })).toEqual(refused('CODE_WRONG'))
    const gone = refused('GONE')
    const elsewhere = await signedInFor(deps, one.owner, one.holderId, now)
    expect(await enrolTotp(deps, { ...order, account: elsewhere })).toEqual(gone)
    expect(await enrolTotp(deps, { ...order, account: (await someone()).account })).toEqual(gone)
    expect(await enrolTotp(deps, { ...order, now: later(600) })).toEqual(gone)
    expect(await enrolTotp(deps, { ...order, token: 'made-up' })).toEqual(gone)
    expect(await provePhoneForTotp(deps, order)).toEqual(gone)
    expect(await hasTotp(one)).toBe(false)
    expect(await enrolTotp(deps, order)).toMatchObject({ ok: true })
  })

  test('not with the code that another session has asked for', async () => {
    const one = await someone()
    const elsewhere = await signedInFor(deps, one.owner, one.holderId, now)
    const theirs = await started({ ...one, account: elsewhere })
    const own = { ...theirs, account: one.account, now: later(30) }
    const { token } = taken(await startTotp(deps, { ...own, password: one.owner.password }))
    const [newest = ''] = await codesSentTo(deps, one.owner.phone)
    expect(await provePhoneForTotp(deps, { ...theirs, code: newest, now: later(31) })).toEqual(
      refused('CODE_EXPIRED'),
    )
    expect(await provePhoneForTotp(deps, { ...own, token, code: newest })).toMatchObject({ ok: true })
  })

  test('not by a session that was ended on the way', async () => {
    const one = await someone()
    const { order } = await shown(one)
    await endAccountSessions(database, { accountId: one.owner.id, which: 'ALL', now })
    expect(await enrolTotp(deps, order)).toEqual(refused('GONE'))
    expect(await hasTotp(one)).toBe(false)
  })

  test('after another code, which takes the first one’s place, half a minute later', async () => {
    const one = await someone()
    const { account, token, code } = await started(one)
    expect(await sendTotpCode(deps, { account, token, now: later(29) })).toMatchObject(refused('TOO_SOON'))
    const again = taken(await sendTotpCode(deps, { account, token, now: later(30) }))
    const [newest = ''] = await codesSentTo(deps, one.owner.phone)
    const order = { account, token: again.token, now: later(31) }
    if (code !== newest)
      expect(await provePhoneForTotp(deps, { ...order, code })).toMatchObject(refused('CODE_WRONG'))
    const { token: proven } = taken(await provePhoneForTotp(deps, { ...order, code: newest }))
    expect(await sendTotpCode(deps, { ...order, token: proven })).toEqual(refused('GONE'))
  })
})

describe('an authenticator is removed', () => {
  const by = (one: Someone, typed: string, how: 'TOTP' | 'SMS' = 'TOTP') => ({
    account: one.account,
    password: one.owner.password,
    confirmation: { by: how, typed },
    now,
  })
  const ownCode = ({ owner }: Someone) => totpCode(owner.secret ?? '', now)

  test('by the password and a code of it, and the telephone is told', async () => {
    const one = await someone({ totp: true })
    expect(await removeTotp(deps, by(one, ownCode(one)))).toEqual({ ok: true, value: null })
    expect(await hasTotp(one)).toBe(false)
    const [told] = await messagesTo(deps, one.owner.phone)
    expect(told?.text).toContain('Ung dung xac thuc da bo')
    expect(await removeTotp(deps, by(one, ownCode(one)))).toEqual(refusedAll('NOT_ENROLLED'))
  })

  test('by a code of the telephone where it is lost, which says what for', async () => {
    const one = await someone({ totp: true })
    taken(await sendTotpRemovalCode(deps, { account: one.account, now }))
    const [asked] = await messagesTo(deps, one.owner.phone)
    expect(asked?.text).toMatch(/^Cong TTDVC Quang Nam: Ma OTP la .* de bo ung dung xac thuc/)
    const [code = ''] = await codesSentTo(deps, one.owner.phone)
    const elsewhere = { ...one, account: await signedInFor(deps, one.owner, one.holderId, now) }
    expect(await removeTotp(deps, by(elsewhere, code, 'SMS'))).toEqual(refusedAll('CODE_EXPIRED'))
    expect(await removeTotp(deps, by(one, other(code), 'SMS'))).toMatchObject({
      error: [{ code: 'CODE_WRONG', triesLeft: 2 }],
    })
    expect(await removeTotp(deps, by(one, code, 'SMS'))).toEqual({ ok: true, value: null })
  })

  test('with the password alone not', async () => {
    const one = await someone({ totp: true })
    expect(await removeTotp(deps, by(one, ''))).toEqual(refusedAll('CODE_EMPTY'))
    expect(await removeTotp(deps, by(one, '12'))).toEqual(refusedAll('CODE_FORM'))
    expect(await removeTotp(deps, by(one, other(ownCode(one))))).toEqual(refusedAll('CODE_WRONG'))
    expect(await removeTotp(deps, by(one, '123456', 'SMS'))).toEqual(refusedAll('CODE_USED'))
    expect(await hasTotp(one)).toBe(true)
  })

  test('without the password not, which may be tried so often; no code is spent for a wrong one', async () => {
    const one = await someone({ totp: true })
    const wrong = { ...by(one, ownCode(one)), password: 'x' }
    for (let tries = 0; tries < freeTries; tries++)
      expect(await removeTotp(deps, wrong)).toEqual(refusedAll('PASSWORD_WRONG'))
    expect(await removeTotp(deps, by(one, ownCode(one)))).toMatchObject({ error: [{ code: 'TOO_MANY' }] })
    const another = await someone({ totp: true })
    await removeTotp(deps, { ...by(another, ownCode(another)), password: 'x' })
    expect(await removeTotp(deps, by(another, ownCode(another)))).toEqual({ ok: true, value: null })
  })

  test('not by a code that adds one, nor by a session that was ended', async () => {
    const one = await someone()
    const order = await started(one)
    expect(await removeTotp(deps, by(one, order.code, 'SMS'))).toEqual(refusedAll('CODE_USED'))
    expect(await sendTotpRemovalCode(deps, { account: one.account, now })).toEqual(refused('NOT_ENROLLED'))
    const enrolled = await someone({ totp: true })
    const password = 'gió đưa cành trúc la đà'
    const { account, owner } = enrolled
    const changed = { account, current: owner.password, password, browser: freshBrowser(), now }
    taken(await changePassword(deps, changed))
    expect(await removeTotp(deps, { ...by(enrolled, ownCode(enrolled)), password })).toEqual(
      refusedAll('PASSWORD_WRONG'),
    )
    expect(await hasTotp(enrolled)).toBe(true)
  })
})
