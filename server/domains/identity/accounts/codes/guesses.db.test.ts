import { describe, expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshPerson, freshPhone } from '#tests/factories/accounts.ts'
import { codesSentTo } from '#tests/factories/messages.ts'
import { testSettings as config } from '#tests/factories/settings.ts'
import { freshBrowser, startedOf, typedPerson } from '#tests/factories/sign-up.ts'
import {
  browserOf,
  finishReset,
  newBrowserToken,
  startPerson,
  startReset,
  verifySignUp,
} from '../../index.ts'
import { codesPerDay } from './send-bounds.ts'

const { database } = await openTestDatabase(8)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const password = 'gió đưa cành trúc la đà'
const oneAddress = '203.0.113.7'

/** A browser with its cookie, new at this moment. */
const newBrowser = (at = now) => browserOf(config, newBrowserToken(config, at))
type Who = { readonly browser: ReturnType<typeof newBrowser>; readonly address?: string }

async function begin(phone: string, { browser, address = newUuid() }: Who, at = now) {
  const said = await startReset(deps, { phone, language: 'vi', browser, address, now: at })
  if (!said.ok) throw new Error(said.error.code)
  return { token: said.value.token, code: (await codesSentTo(deps, phone))[0] ?? '' }
}
const finish = (token: string, code: string, { browser, address = newUuid() }: Who, at = now) =>
  finishReset(deps, { token, code, password, browser, address, now: at })
const wrong = (code: string) => (code === '000000' ? '000001' : '000000')
const outcome = (said: Awaited<ReturnType<typeof finish>>) => (said.ok ? 'DONE' : said.error[0]?.code)

/** Proves a telephone of one's own in this browser, by signing up. */
async function provesOne(who: Who, at = now): Promise<void> {
  const typed = typedPerson()
  const entry = { browser: who.browser, address: who.address ?? newUuid(), language: 'vi', now: at } as const
  const { token } = startedOf(await startPerson(deps, typed, entry))
  const [code = ''] = await codesSentTo(deps, typed.phone)
  const browser = { ...freshBrowser(), address: entry.address }
  const said = await verifySignUp(deps, { token, code, browser, mark: who.browser, now: at })
  expect(said).toMatchObject({ ok: true })
}

describe('guesses', () => {
  test('over 60 telephones from one address wait from the 31st on; a browser with a success there does not', async () => {
    const known: Who = { browser: newBrowser(), address: oneAddress }
    await provesOne(known)
    const outcomes: unknown[] = []
    for (let n = 0; n < 60; n++) {
      const phone = freshPhone()
      const { token } = await begin(phone, { browser: null })
      outcomes.push(outcome(await finish(token, '123456', { browser: null, address: oneAddress })))
    }
    expect(outcomes).toEqual([...Array(30).fill('CODE_WRONG'), ...Array(30).fill('TOO_MANY')])
    const { owner } = await freshPerson(deps, {}, { now })
    const mine = await begin(owner.phone, known)
    expect(outcome(await finish(mine.token, wrong(mine.code), known))).toBe('CODE_WRONG')
    expect(outcome(await finish(mine.token, mine.code, known))).toBe('DONE')
  }, 180_000)

  test('of one telephone wait after ten, wherever they come from, and keep its known browser out of nothing', async () => {
    const { owner } = await freshPerson(deps, {}, { now })
    const own: Who = { browser: newBrowser() }
    const first = await begin(owner.phone, own)
    expect(outcome(await finish(first.token, first.code, own))).toBe('DONE')
    const outcomes: unknown[] = []
    for (let n = 0; n < 4; n++) {
      const at = later(60 + n * 300)
      const { token, code } = await begin(owner.phone, { browser: null }, at)
      for (let tries = 0; tries < 3; tries++)
        outcomes.push(outcome(await finish(token, wrong(code), { browser: null }, at)))
    }
    expect(outcomes).toEqual([...Array(10).fill('CODE_WRONG'), 'TOO_MANY', 'TOO_MANY'])
    const again = await begin(owner.phone, own, later(1_000))
    expect(outcome(await finish(again.token, again.code, own, later(1_000)))).toBe('DONE')
  })
})

describe('a browser that has proven a telephone before', () => {
  test('has codes of its own, however many strangers ask for', async () => {
    const { owner } = await freshPerson(deps, {}, { now })
    const own: Who = { browser: newBrowser() }
    const first = await begin(owner.phone, own)
    await finish(first.token, first.code, own)
    for (let n = 0; n < codesPerDay.STRANGER; n++)
      await begin(owner.phone, { browser: null }, later(60 + n * 300))
    const then = later(60 + codesPerDay.STRANGER * 300)
    await expect(begin(owner.phone, { browser: newBrowser() }, then)).rejects.toThrow('TOO_MANY')
    const again = await begin(owner.phone, own, then)
    expect(outcome(await finish(again.token, again.code, own, then))).toBe('DONE')
  })

  test('is a stranger to any other telephone', async () => {
    const own: Who = { browser: newBrowser() }
    await provesOne(own)
    const phone = freshPhone()
    for (let n = 0; n < codesPerDay.STRANGER; n++) await begin(phone, { browser: null }, later(n * 300))
    await expect(begin(phone, own, later(3_000))).rejects.toThrow('TOO_MANY')
  })
})
