import { beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshOrganisation, freshPerson, freshPhone, signedInFor } from '#tests/factories/accounts.ts'
import { invitationLinkTo, invite } from '#tests/factories/grants.ts'
import { codesSentTo } from '#tests/factories/messages.ts'
import { testSettings as config } from '#tests/factories/settings.ts'
import { freshBrowser, startedOf, typedPerson } from '#tests/factories/sign-up.ts'
import {
  browserOf,
  correctPhone,
  finishReset,
  newBrowserToken,
  sendResetCode,
  sendSignUpCode,
  startMember,
  startPerson,
  startReset,
  verifySignUp,
} from '../../index.ts'
import { longestFirstWait } from '../../limits/kinds.ts'
import { asStranger } from '../../limits/knock.ts'

const { scratch, database } = await openTestDatabase(8)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const password = 'gió đưa cành trúc la đà'
/** Where a whole commune comes from. */
const address = '203.0.113.7'

const newBrowser = (at = now) => browserOf(config, newBrowserToken(config, at))
type Mark = ReturnType<typeof newBrowser>
const reset = (phone: string, browser: Mark, at = now) =>
  startReset(deps, { phone, language: 'vi', browser, address, now: at })
const finish = (token: string, code: string, browser: Mark, at = now) =>
  finishReset(deps, { token, code, password, browser, address, now: at })
const codeFor = async (phone: string) => (await codesSentTo(deps, phone))[0] ?? ''
const tooMany = { ok: false, error: { code: 'TOO_MANY' } }

beforeEach(() => scratch.pool.query('DELETE FROM try_counter'))

/** One neighbour asks for codes to telephones of others, and types none. */
async function neighbourAsks(times: number, at = now): Promise<boolean[]> {
  const asked: boolean[] = []
  for (let n = 0; n < times; n++) {
    const begun = await asStranger(deps, {
      door: 'send-code',
      guessable: false,
      browser: null,
      address,
      now: at,
    })
    asked.push(begun.ok)
  }
  return asked
}

/** The token of an invitation to act for an organisation. */
async function invited(): Promise<string> {
  const { owner, holderId } = await freshOrganisation(deps, {}, { now })
  const by = await signedInFor(deps, owner, holderId, now)
  const phone = freshPhone()
  await invite(deps, { phone, role: 'ACCOUNTANT', by, ownPhone: owner.phone, now })
  return (await invitationLinkTo(deps, phone)) ?? ''
}

async function sentTo(phone: string, browser: Mark, at = now): Promise<string> {
  const said = await reset(phone, browser, at)
  if (!said.ok) throw new Error(said.error.code)
  return said.value.token
}

describe('sixty codes that one neighbour asks for and nobody types', () => {
  test('keep a browser that has proven its telephone from nothing', async () => {
    const { owner } = await freshPerson(deps, {}, { now })
    const browser = newBrowser()
    const token = await sentTo(owner.phone, browser)
    expect(await finish(token, await codeFor(owner.phone), browser)).toMatchObject({ ok: true })
    const sent = await neighbourAsks(60)
    expect(sent).toEqual(sent.map((_, n) => n < 30))
    expect(await reset(owner.phone, browser)).toMatchObject({ ok: true })
    expect(await reset(owner.phone, null)).toMatchObject(tooMany)
  })

  test('keep a first visit for no longer than a minute, though the neighbour goes on', async () => {
    const browser = newBrowser()
    await neighbourAsks(60)
    const phone = freshPhone()
    const said = await reset(phone, browser)
    expect(said).toMatchObject(tooMany)
    const wait = said.ok || said.error.code !== 'TOO_MANY' ? Number.NaN : said.error.retryAfterSeconds
    expect(wait).toBeLessThanOrEqual(longestFirstWait)
    for (let second = 1; second <= longestFirstWait; second++) await neighbourAsks(1, later(second))
    expect(await reset(freshPhone(), null, later(longestFirstWait))).toMatchObject(tooMany)
    expect(await reset(phone, browser, later(longestFirstWait))).toMatchObject({ ok: true })
  })

  test('slow sign-ups and further codes as well, and none for ever', async () => {
    const at = { browser: null, address, now }
    const entry = { ...at, language: 'vi' } as const
    const begun = startedOf(await startPerson(deps, typedPerson(), entry))
    const token = await sentTo(freshPhone(), null)
    const link = await invited()
    await neighbourAsks(60)
    const step = { ...at, now: later(30), token: begun.token }
    await neighbourAsks(60, later(30))
    expect(await startPerson(deps, typedPerson(), { ...entry, now: later(30) })).toMatchObject({
      ok: false,
      error: [{ code: 'TOO_MANY' }],
    })
    expect(
      await startMember(deps, { ...step, token: link, name: 'Lê Thị Mời', password, language: 'vi' }),
    ).toMatchObject({
      ok: false,
      error: [{ code: 'TOO_MANY' }],
    })
    expect(await sendSignUpCode(deps, step)).toMatchObject(tooMany)
    expect(await correctPhone(deps, { ...step, phone: freshPhone() })).toMatchObject(tooMany)
    expect(await sendResetCode(deps, { ...at, now: later(30), token })).toMatchObject(tooMany)
    expect(await sendSignUpCode(deps, { ...step, now: later(91) })).toMatchObject({ ok: true })
  })
})

test('a code that was typed right counts no more, nor those before it: the next neighbours are sent theirs', async () => {
  await neighbourAsks(28)
  for (const at of [0, 30, 60]) {
    const { owner } = await freshPerson(deps, {}, { now })
    await sentTo(owner.phone, null, later(at))
    const token = await sentTo(owner.phone, null, later(at + 30))
    const code = await codeFor(owner.phone)
    expect(await finish(token, code, null, later(at + 30)), `${at}`).toMatchObject({ ok: true })
  }
})

test('the same when a sign-up is proven, though another code was asked for first', async () => {
  const typed = typedPerson()
  const entry = { browser: null, address, language: 'vi', now } as const
  const { token } = startedOf(await startPerson(deps, typed, entry))
  const again = { browser: null, address, token, now: later(30) }
  expect(await sendSignUpCode(deps, again)).toMatchObject({ ok: true })
  const misses = async () => {
    const kind = 'send-code.address'
    return (await scratch.pool.query('SELECT misses FROM try_counter WHERE kind = $1', [kind])).rows
  }
  expect(await misses()).toEqual([{ misses: expect.closeTo(1.5, 5) }])
  const code = await codeFor(typed.phone)
  const order = { token, code, browser: freshBrowser(), mark: null, now: later(31) }
  expect(await verifySignUp(deps, order)).toMatchObject({ ok: true })
  expect(await misses()).toEqual([{ misses: 0 }])
})

test('a code that is not sent since it is too soon counts for nothing', async () => {
  const phone = freshPhone()
  const token = await sentTo(phone, null)
  for (let n = 0; n < 31; n++)
    expect(await sendResetCode(deps, { token, browser: null, address, now })).toMatchObject({
      error: { code: 'TOO_SOON' },
    })
  expect(await reset(freshPhone(), null)).toMatchObject({ ok: true })
})
