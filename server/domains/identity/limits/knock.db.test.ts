import { beforeEach, expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { type BrowserMark, browserOf, newBrowserToken } from './browser.ts'
import { type Knock, knock } from './knock.ts'
import { removeOldBrowsers } from './known-browsers.ts'
import { removeOldCounters } from './remove-counters.ts'

const { scratch, database } = await openTestDatabase(8)
const deps = { database, config: testSettings }
const start = new Date('2026-11-30T03:00:00Z')
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000)
const days = (count: number) => at(count * 24 * 3600)

const attacker = '198.51.100.7'
const elsewhere = '203.0.113.9'

beforeEach(() => scratch.pool.query('DELETE FROM try_counter; DELETE FROM known_browser'))

function browser(since = start): BrowserMark {
  const mark = browserOf(testSettings, newBrowserToken(testSettings, since))
  if (mark === null) throw new Error('A new token names a browser')
  return mark
}

type Try = Partial<Knock> & { readonly subject: string }
const ask = (order: Try) =>
  knock(deps, { door: 'sign-in', browser: null, address: attacker, now: start, ...order })

async function miss(order: Try): Promise<number> {
  const said = await ask(order)
  if (!said.ok) return said.error.retryAfterSeconds
  await said.value.wrong()
  return 0
}

async function hit(order: Try): Promise<number> {
  const said = await ask(order)
  if (!said.ok) return said.error.retryAfterSeconds
  await said.value.right()
  return 0
}

test('wrong tries from anywhere do not keep a browser out that was right before', async () => {
  const own = browser()
  await hit({ subject: 'owner', browser: own, address: elsewhere })
  for (let n = 0; n < 300; n++) await miss({ subject: 'owner', address: `198.51.${n}.1` })
  expect(await hit({ subject: 'owner', address: elsewhere })).toBeGreaterThan(0)
  expect(await hit({ subject: 'owner', browser: own, address: elsewhere })).toBe(0)
  expect(await hit({ subject: 'owner', browser: own, address: '198.51.1.1' })).toBe(0)
})

test('guesses over 60 telephones from one address wait from the 31st on, a browser with a success does not', async () => {
  const known = browser()
  await hit({ subject: 'owner', browser: known })
  const guesser = browser(at(-3600))
  const waits: number[] = []
  for (let n = 0; n < 60; n++) waits.push(await miss({ subject: `phone ${n}`, browser: guesser }))
  expect(waits.map((wait) => wait > 0)).toEqual([...Array(30).fill(false), ...Array(30).fill(true)])
  expect(await hit({ subject: 'owner', browser: known })).toBe(0)
  expect(await hit({ subject: 'another of the same house', browser: known })).toBe(0)
})

test('the same from sixty addresses of one network, of both kinds', async () => {
  for (const [first, last] of [
    ['198.51.100.', ''],
    ['2001:db8:a:', '::/64'],
  ]) {
    let waits = 0
    for (let n = 0; n < 240; n++)
      if ((await miss({ subject: `${first} ${n}`, address: `${first}${n % 60}${last}` })) > 0) waits++
    expect(waits).toBe(140)
    expect(await hit({ subject: 'neighbour', address: `${first}99${last}` })).toBeGreaterThan(0)
  }
  expect(await hit({ subject: 'far away', address: '198.51.101.1' })).toBe(0)
})

test('a browser that comes for the first time is looked at after a minute, however much is tried meanwhile', async () => {
  const first = browser()
  let looked = 0
  for (let second = 0; second < 60; second += 0.5) {
    const now = at(second)
    if ((await miss({ subject: 'owner', now })) === 0) looked++
    for (let n = 0; n < 3; n++) await miss({ subject: `phone ${second} ${n}`, now })
    if (second === 50) {
      const said = await ask({ subject: 'owner', browser: first, now })
      expect(said.ok ? 0 : said.error.retryAfterSeconds).toBeLessThanOrEqual(60)
    }
  }
  expect(looked).toBeLessThan(15)
  await miss({ subject: 'owner', now: at(60) })
  expect(await hit({ subject: 'owner', browser: first, now: at(60) })).toBe(0)
})

test('no wait that a first visit is told is longer than a minute', async () => {
  for (let n = 0; n < 400; n++) {
    const wait = await miss({ subject: `${n % 50}`, now: at(n) })
    expect(wait).toBeLessThanOrEqual(60)
    expect(await miss({ subject: `${n % 50}`, browser: browser(at(n)), now: at(n) })).toBeLessThanOrEqual(60)
  }
})

test('strangers’ wrong codes for a telephone keep its owner’s new browser out for no more than a minute', async () => {
  const code = (order: Partial<Knock>) => ({ door: 'code', subject: 'telephone', ...order }) as const
  const ready = Array.from({ length: 30 }, () => browser(at(-3600)))
  for (const [n, one] of ready.entries()) await miss(code({ browser: one, address: `198.51.${n}.1` }))
  const first = browser()
  const own = (seconds: number) => code({ browser: first, address: elsewhere, now: at(seconds) })
  expect(await hit(own(0))).toBeGreaterThan(0)
  expect(await hit(own(60))).toBe(0)
})

test('browsers that were kept ready guess no more than a few times a minute', async () => {
  const ready = Array.from({ length: 200 }, () => browser(at(-3600)))
  let looked = 0
  for (let n = 0; n < 1000; n++) {
    const one = ready[n % ready.length] ?? browser()
    if ((await miss({ subject: 'owner', browser: one, now: at(n / 10) })) === 0) looked++
  }
  expect(looked).toBeLessThan(30)
})

test.each(['look-up', 'sign-in', 'staff-sign-in', 'code'] as const)(
  'whoever polls %s from one network with browsers kept ready leaves others their turn',
  async (door) => {
    const ready = Array.from({ length: 60 }, () => browser(at(-3600)))
    const refused: number[] = []
    for (let second = 0; second < 480; second += 2) {
      const now = at(second)
      for (const n of [0, 1])
        await miss({
          door,
          subject: 'owner',
          browser: ready[(second + n) % 60] ?? null,
          address: `198.51.100.${n}`,
          now,
        })
      // Another person each minute, from elsewhere, who came a minute ago.
      if (second % 60 === 0 && second > 0) {
        const own = {
          door,
          subject: 'owner',
          browser: browser(at(second - 60)),
          address: `203.0.${second / 60}.9`,
        }
        if ((await miss({ ...own, now })) > 0) refused.push(second)
      }
    }
    expect(refused).toEqual([])
  },
  60_000,
)

test('four digits of one dossier are guessed from one network some hundred times a day, by whatever browsers', async () => {
  let looked = 0
  for (let second = 0; second < 24 * 3600; second += 61) {
    const one = browser(at(second - 60))
    const asked = { door: 'look-up', subject: 'dossier', address: `198.51.100.${second % 200}` } as const
    if ((await miss({ ...asked, browser: one, now: at(second) })) === 0) looked++
  }
  expect(looked).toBeLessThan(150)
}, 60_000)

test('what cannot be guessed waits for nobody’s misses about it, only for those from its own place', async () => {
  const secret = { door: 'look-up', subject: 'dossier', guessable: false } as const
  for (let n = 0; n < 60; n++) {
    await miss({ ...secret, address: `198.51.${n}.1` })
    await miss({ ...secret, guessable: true, address: `198.51.${n}.1` })
  }
  expect(await miss({ ...secret, guessable: true, address: elsewhere })).toBeGreaterThan(0)
  expect(await hit({ ...secret, address: elsewhere })).toBe(0)
  for (let n = 0; n < 40; n++) await miss(secret)
  expect(await miss(secret)).toBeGreaterThan(0)
})

test('whoever owns one subject guesses others no more often for it, in however many browsers', async () => {
  const own = Array.from({ length: 20 }, () => browser(at(-3600)))
  for (const one of own) await hit({ subject: 'own', browser: one })
  let looked = 0
  for (let n = 0; n < 200; n++) {
    await hit({ subject: 'own', browser: own[n % 20] ?? null })
    if ((await miss({ subject: `phone ${n}`, browser: own[n % 20] ?? null })) === 0) looked++
  }
  expect(looked).toBeLessThanOrEqual(10 + 30 + 20)
  expect(await miss({ subject: 'phone' })).toBeGreaterThan(0)
})

test('a stranger’s right tries take back nothing that the network missed', async () => {
  for (let n = 0; n < 30; n++) await miss({ subject: `phone ${n}` })
  expect(await hit({ subject: 'own' })).toBeGreaterThan(0)
  for (let n = 1; n < 20; n++) await hit({ subject: 'own', now: at(5) })
  expect(await miss({ subject: 'phone', now: at(5) })).toBe(0)
  expect(await miss({ subject: 'phone', now: at(6) })).toBeGreaterThan(0)
})

test('a known browser waits for what it misses itself, and once right it is as before', async () => {
  const own = browser()
  await hit({ subject: 'owner', browser: own })
  for (let n = 0; n < 10; n++) expect(await miss({ subject: 'owner', browser: own })).toBe(0)
  expect(await hit({ subject: 'owner', browser: own })).toBe(2)
  expect(await hit({ subject: 'owner', browser: own, now: at(2) })).toBe(0)
  for (let n = 0; n < 10; n++) expect(await miss({ subject: 'owner', browser: own, now: at(2) })).toBe(0)
})

test('without its cookie nobody is known, and what is known at one door is not at another', async () => {
  const own = browser()
  await hit({ subject: 'owner', browser: own })
  for (let n = 0; n < 10; n++) await miss({ subject: 'owner', door: 'look-up', address: `198.51.${n}.1` })
  for (let n = 0; n < 10; n++) await miss({ subject: 'owner', address: `198.51.${n}.1` })
  expect(await hit({ subject: 'owner', browser: browser() })).toBeGreaterThan(0)
  expect(await hit({ subject: 'owner', door: 'look-up', browser: own })).toBeGreaterThan(0)
  expect(await hit({ subject: 'owner', browser: own })).toBe(0)
})

test('64 guesses at once are looked at as often as one after the other, and one that is right clears nothing', async () => {
  const said = await Promise.all(Array.from({ length: 64 }, () => miss({ subject: 'owner' })))
  expect(said.filter((wait) => wait === 0)).toHaveLength(5)
})

test('neither subjects nor cookies stand in the tables, and both are removed in time', async () => {
  const token = newBrowserToken(testSettings, start)
  await hit({ subject: '0905123456', browser: browserOf(testSettings, token) })
  await miss({ subject: '0905123456' })
  const { rows } = await scratch.pool.query(
    `SELECT kind, encode(key, 'escape') AS a, '' AS b FROM try_counter
      UNION SELECT door, encode(browser_hash, 'escape'), encode(subject_hash, 'escape') FROM known_browser`,
  )
  expect(JSON.stringify(rows)).not.toMatch(/0905123456|198\.51/)
  expect(JSON.stringify(rows)).not.toContain(token.split('.')[1])
  const count = async (table: string) => (await scratch.pool.query(`SELECT 1 FROM ${table}`)).rows.length
  expect(await removeOldCounters(database, start)).toBe(0)
  expect(await removeOldCounters(database, days(2))).toBeGreaterThan(0)
  expect(await count('try_counter')).toBe(0)
  expect(await removeOldBrowsers(database, at(-1))).toBe(0)
  expect(await removeOldBrowsers(database, start)).toBe(1)
  expect(await count('known_browser')).toBe(0)
})
