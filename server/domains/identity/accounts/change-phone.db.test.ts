import { describe, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import {
  accountSession,
  freshAccount,
  freshOrganisation,
  freshPerson,
  freshPhone,
  signedInFor,
} from '#tests/factories/accounts.ts'
import { codesSentTo, messagesTo } from '#tests/factories/messages.ts'
import { testSettings as config, freeTries } from '#tests/factories/settings.ts'
import { freshBrowser, freshEntry, startedOf, typedPerson } from '#tests/factories/sign-up.ts'
import {
  accountOf,
  changePhone,
  holderDetails,
  phoneChangeOf,
  proveOldPhone,
  sendPhoneCode,
  signInWithAccount,
  startPerson,
  startPhoneChange,
  verifySignUp,
} from '../index.ts'
import { codesPerDay } from './codes/send-bounds.ts'

const { database } = await openTestDatabase(16)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

async function someone() {
  const { owner, holderId } = await freshPerson(deps, {}, { now })
  return { owner, holderId, account: await signedInFor(deps, owner, holderId, now) }
}
type Someone = Pick<Awaited<ReturnType<typeof someone>>, 'owner' | 'account'>

/** A change whose code went to the telephone in use. */
async function started({ owner, account }: Someone, phone = freshPhone(), at = now) {
  const change = await startPhoneChange(deps, { account, phone, password: owner.password, now: at })
  if (!change.ok) throw new Error(JSON.stringify(change.error))
  const [code = ''] = await codesSentTo(deps, owner.phone)
  return { phone, order: { account, token: change.value.token, code, browser: freshBrowser(), now: at } }
}

/** A change that only waits for the code of the new telephone. */
async function begun(one: Someone, phone = freshPhone(), at = now) {
  const { order } = await started(one, phone, at)
  const proven = await proveOldPhone(deps, order)
  if (!proven.ok) throw new Error(JSON.stringify(proven.error))
  const [code = ''] = await codesSentTo(deps, phone)
  return { phone, order: { ...order, token: proven.value.token, code } }
}
const signIn = (phone: string, password: string) =>
  signInWithAccount(deps, { phone, password, browser: freshBrowser(), now })
const refused = (code: string) => ({ ok: false, error: { code } })

test('the new telephone signs in, the old one does not, and only the old one is told', async () => {
  const one = await someone()
  const { phone, order } = await begun(one)
  expect((await messagesTo(deps, phone))[0]?.text).toMatch(
    /^Cong TTDVC Quang Nam: Ma OTP la .* de doi so dien thoai dang nhap/,
  )
  expect(await changePhone(deps, order)).toMatchObject({ ok: true })
  expect(await signIn(one.owner.phone, one.owner.password)).toEqual(refused('WRONG'))
  expect(await signIn(phone, one.owner.password)).toMatchObject({ ok: true })
  const told = (await messagesTo(deps, one.owner.phone)).find(({ text }) => !text.includes('Ma OTP'))
  expect(told?.text).toContain('da doi sang so khac luc 10:00, 23/11/2026')
  expect(told?.text).not.toContain(phone.slice(-3))
  expect(await messagesTo(deps, phone)).toHaveLength(1)
})

test('a password alone moves no codes: the telephone in use is proven first', async () => {
  const one = await someone()
  const { phone, order } = await started(one)
  expect((await messagesTo(deps, one.owner.phone))[0]?.text).toMatch(
    /^Cong TTDVC Quang Nam: Ma OTP la .* de doi so dien thoai/,
  )
  expect(await messagesTo(deps, phone)).toEqual([])
  expect(await changePhone(deps, order)).toEqual(refused('GONE'))
  const wrong = order.code === '000000' ? '000001' : '000000'
  expect(await proveOldPhone(deps, { ...order, code: wrong })).toMatchObject(refused('CODE_WRONG'))
  expect(await messagesTo(deps, phone)).toEqual([])
  const proven = await proveOldPhone(deps, order)
  expect(proven).toMatchObject({ ok: true })
  expect(await proveOldPhone(deps, order)).toEqual(refused('CODE_EXPIRED'))
  const token = proven.ok ? proven.value.token : ''
  expect(await changePhone(deps, { ...order, token })).toMatchObject({ ok: false })
  expect(await proveOldPhone(deps, { ...order, token })).toEqual(refused('GONE'))
})

test('every session ends; the answer is a new one for the same holder', async () => {
  const one = await someone()
  const elsewhere = await accountSession(deps, one.owner, one.holderId, now)
  const { order } = await begun(one)
  const changed = await changePhone(deps, order)
  expect(await accountOf(database, elsewhere, now)).toBeNull()
  const renewed = await accountOf(database, changed.ok ? changed.value.session : '', now)
  expect(renewed).toMatchObject({ accountId: one.owner.id, holder: { id: one.holderId } })
  expect(renewed?.sessionId).not.toBe(one.account.sessionId)
})

test('forms print the new telephone where they printed the old one, and an organisation’s own stays', async () => {
  const one = await someone()
  const { phone, order } = await begun(one)
  await changePhone(deps, order)
  expect(await holderDetails(deps, one.holderId)).toMatchObject({ phone })

  const { owner, holderId, details } = await freshOrganisation(deps, {}, { now })
  const another = { owner, account: await signedInFor(deps, owner, holderId, now) }
  await changePhone(deps, (await begun(another)).order)
  expect(await holderDetails(deps, holderId)).toEqual(details)
})

describe('it is refused', () => {
  test('without the password, which may be tried so often', async () => {
    const { account, owner } = await someone()
    const order = { account, phone: freshPhone(), password: 'x', now }
    for (let tries = 0; tries < freeTries; tries++)
      expect(await startPhoneChange(deps, order)).toEqual({ ok: false, error: [{ code: 'PASSWORD_WRONG' }] })
    expect(await startPhoneChange(deps, { ...order, password: owner.password })).toMatchObject({
      error: [{ code: 'TOO_MANY' }],
    })
    expect(await messagesTo(deps, order.phone)).toEqual([])
  })

  test('for what is no telephone, together with a wrong password, and for one’s own', async () => {
    const { account, owner } = await someone()
    expect(await startPhoneChange(deps, { account, phone: '12', password: 'x', now })).toEqual({
      ok: false,
      error: [{ code: 'PHONE_FORM' }, { code: 'PASSWORD_WRONG' }],
    })
    const { phone, password } = owner
    expect(await startPhoneChange(deps, { account, phone, password, now })).toEqual({
      ok: false,
      error: [{ code: 'PHONE_SAME' }],
    })
  })

  test('for a telephone that has an account, which shows to whoever has its code, and to nobody before', async () => {
    const taken = await freshAccount(deps, now)
    const free = await begun(await someone())
    const one = await someone()
    const { order } = await begun(one, taken.phone)
    const wrong = order.code === '000000' ? '000001' : '000000'
    const judged = await changePhone(deps, { ...order, code: wrong })
    expect(judged).toEqual(
      await changePhone(deps, { ...free.order, code: free.order.code === wrong ? '111111' : wrong }),
    )
    expect(await changePhone(deps, order)).toEqual(refused('PHONE_TAKEN'))
    expect(await signIn(one.owner.phone, one.owner.password)).toMatchObject({ ok: true })
    expect(await messagesTo(deps, one.owner.phone)).toHaveLength(1)
  })

  test('for the code of something else, though it came to the same telephone', async () => {
    const phone = freshPhone()
    startedOf(await startPerson(deps, typedPerson({ phone }), freshEntry(now)))
    const [ofSignUp = ''] = await codesSentTo(deps, phone)
    const { order } = await begun(await someone(), phone, later(1))
    const said = await changePhone(deps, { ...order, code: ofSignUp })
    expect(said.ok).toBe(ofSignUp === order.code)
  })

  test('in another session, of another account, after ten minutes, and a second time', async () => {
    const one = await someone()
    const { order } = await begun(one)
    const gone = refused('GONE')
    const elsewhere = await signedInFor(deps, one.owner, one.holderId, now)
    expect(await changePhone(deps, { ...order, account: elsewhere })).toEqual(gone)
    expect(await proveOldPhone(deps, { ...order, account: elsewhere })).toEqual(gone)
    expect(await changePhone(deps, { ...order, account: (await someone()).account })).toEqual(gone)
    expect(await changePhone(deps, { ...order, now: later(600) })).toEqual(gone)
    expect(await changePhone(deps, { ...order, token: 'made-up' })).toEqual(gone)
    expect(await changePhone(deps, order)).toMatchObject({ ok: true })
    expect(await changePhone(deps, order)).toEqual(gone)
  })

  test('for one of two who want the same telephone at once', async () => {
    const phone = freshPhone()
    const { order: one } = await begun(await someone(), phone)
    const { order: two } = await begun(await someone(), phone, later(30))
    const said = await Promise.all([one, two].map((order) => changePhone(deps, order)))
    expect(said.filter(({ ok }) => ok)).toHaveLength(1)
    expect(said).toContainEqual(refused('PHONE_TAKEN'))
  })

  test('a new account for the telephone that somebody has changed to', async () => {
    const phone = freshPhone()
    const { token } = startedOf(await startPerson(deps, typedPerson({ phone }), freshEntry(now)))
    const [code = ''] = await codesSentTo(deps, phone)
    await changePhone(deps, (await begun(await someone(), phone, later(1))).order)
    expect(await verifySignUp(deps, { token, code, browser: freshBrowser(), mark: null, now })).toEqual(
      refused('PHONE_TAKEN'),
    )
  })
})

test('the page knows where it stands, and another code takes the first one’s place', async () => {
  const one = await someone()
  const { phone, order } = await begun(one)
  const { account, token } = order
  expect(await phoneChangeOf(deps, { account, token, now })).toEqual({
    state: 'OPEN',
    stage: 'NEW',
    maskedPhone: expect.stringContaining(phone.slice(-3)),
    codeValidUntil: later(120).toISOString(),
    nextCodeAt: later(30).toISOString(),
  })
  expect(await sendPhoneCode(deps, { account, token, now: later(29) })).toMatchObject({
    error: { code: 'TOO_SOON' },
  })
  const again = await sendPhoneCode(deps, { account, token, now: later(30) })
  const [newest = ''] = await codesSentTo(deps, phone)
  expect(await changePhone(deps, { ...order, code: newest, now: later(31) })).toMatchObject({ ok: true })
  expect(again).toMatchObject({ ok: true })
  expect(await phoneChangeOf(deps, { account, token, now: later(600) })).toEqual({ state: 'GONE' })
})

test('strangers who have used up the hour’s codes keep nobody who is signed in from changing theirs', async () => {
  const bounded = { database, config: { ...config, ANONYMOUS_CODES_PER_HOUR: 1 } }
  const at = later(7_200)
  startedOf(await startPerson(bounded, typedPerson(), freshEntry(at)))
  expect(await startPerson(bounded, typedPerson(), freshEntry(at))).toMatchObject({
    error: [{ code: 'CODES_EXHAUSTED' }],
  })
  const one = await someone()
  const { phone, order } = await started(one, freshPhone(), at)
  const proven = await proveOldPhone(bounded, order)
  expect(proven).toMatchObject({ ok: true })
  const token = proven.ok ? proven.value.token : ''
  const again = { account: one.account, token, now: later(7_230) }
  expect(await sendPhoneCode(bounded, again)).toMatchObject({ ok: true })
  const [code = ''] = await codesSentTo(deps, phone)
  expect(await changePhone(bounded, { ...order, token, code, now: later(7_231) })).toMatchObject({ ok: true })
})

test('codes to telephones that are changed take nothing from strangers, and one telephone is sent ten a day', async () => {
  const phone = freshPhone()
  for (let n = 0; n < codesPerDay.NEW_PHONE; n++) await begun(await someone(), phone, later(n * 300))
  const one = await someone()
  const { order } = await started(one, phone, later(3_000))
  expect(await proveOldPhone(deps, order)).toMatchObject(refused('TOO_MANY'))
  const typed = typedPerson({ phone })
  expect(await startPerson(deps, typed, freshEntry(later(3_000)))).toMatchObject({ ok: true })
})

test('one account sends codes to so many telephones', async () => {
  const { account, owner } = await someone()
  const { password } = owner
  for (let n = 0; n < freeTries; n++) {
    const asked = { account, phone: freshPhone(), password, now: later(n * 300) }
    expect(await startPhoneChange(deps, asked)).toMatchObject({ ok: true })
  }
  const oneMore = { account, phone: freshPhone(), password, now: later(3_000) }
  expect(await startPhoneChange(deps, oneMore)).toMatchObject({ error: [{ code: 'TOO_MANY' }] })
})
