import type { createHmac } from 'node:crypto'
import { beforeEach, expect, test, vi } from 'vitest'
import { sha256 } from '#server/platform/crypto.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshDossier, freshMessage } from '#tests/factories/dossier.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { type Asker, visitorOf } from '../identity/index.ts'
import { listDossiers, lookUpDossier, removeFromList } from './index.ts'

const hashes = vi.hoisted(() => ({ made: 0 }))
vi.mock('node:crypto', async (importOriginal) => {
  const crypto = await importOriginal<typeof import('node:crypto')>()
  const counting = (...args: Parameters<typeof createHmac>) => {
    hashes.made += 1
    return crypto.createHmac(...args)
  }
  return { ...crypto, createHmac: counting }
})

const { scratch, database } = await openTestDatabase(4)
const deps = { database, config: testSettings }
const now = new Date('2026-11-21T03:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const notFound = { ok: false, error: { code: 'NOT_FOUND' } }
let address = 0
/** Each of another network. */
const addressOf = (n: number) => `10.${n >> 8}.${n % 256}.1`
const ask = (code: string, fact: string, visitorId: string | null = null) =>
  lookUpDossier(deps, { code, fact, visitorId, browser: null, address: addressOf(address++), now })

beforeEach(() => scratch.pool.query('DELETE FROM try_counter'))

/** How many statements and hashes one look-up takes. */
async function workOf(code: string, fact: string) {
  const statements = vi.spyOn(database.pool, 'query')
  hashes.made = 0
  const answer = await ask(code, fact)
  const work = { statements: statements.mock.calls.map(([query]) => nameOf(query)), hashes: hashes.made }
  statements.mockRestore()
  return { answer, work }
}

const nameOf = (query: unknown) =>
  typeof query === 'object' && query && 'name' in query ? query.name : query

test('code and fact as people type them open the dossier and put it on a new list', async () => {
  const dossier = await freshDossier(deps)
  const found = await ask(` ${dossier.code.toLowerCase().replaceAll('-', ' – ')} `, ` ${dossier.fact} `)
  if (!found.ok || found.value.visitorToken === null) throw new Error('not found')
  const visitorId = await visitorOf(database, found.value.visitorToken, now)
  const list = await listDossiers(database, visitorId ?? '', now)
  expect(list.map(({ code }) => code)).toEqual([dossier.code])
})

test('wrong code, wrong fact and a fact of another dossier are one answer, for the same work', async () => {
  const dossier = await freshDossier(deps)
  const other = await freshDossier(deps)
  const wrongFact = await workOf(dossier.code, dossier.fact === '0000' ? '0001' : '0000')
  const wrongCode = await workOf('H47.99-261120-9999', dossier.fact)
  const othersFact = await workOf(dossier.code, other.fact === dossier.fact ? '0000' : other.fact)
  const taxCode = await workOf(dossier.code, '0400603108')
  const secret = await workOf(dossier.code, 'ABCD2345')
  const without = await freshDossier(deps, { lookupSecret: null })
  const secretOfNone = await workOf(without.code, 'ABCD2345')
  for (const { answer } of [wrongFact, secret])
    expect(answer).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
  // Four digits count for what they are guessed about, too.
  for (const attempt of [wrongCode, othersFact]) expect(attempt).toEqual(wrongFact)
  for (const attempt of [taxCode, secretOfNone]) expect(attempt).toEqual(secret)
  for (const { work } of [wrongFact, secret]) expect(work.statements).toHaveLength(3)
  expect([wrongFact.work.hashes, secret.work.hashes]).toEqual([10, 7])
})

test('a hit does the work of a miss first, and only then adds to the list', async () => {
  const dossier = await freshDossier(deps)
  const miss = await workOf('H47.99-261120-9999', dossier.fact)
  const hit = await workOf(dossier.code, dossier.fact)
  expect(hit.work.statements.slice(0, 2)).toEqual(miss.work.statements.slice(0, 2))
  expect(hit.work.statements.slice(2)).toEqual([
    'identity.take-back-tries',
    'identity.open-visitor',
    'dossiers.add-to-list-in-full',
  ])
})

test('a dossier whose applicant has no identity number or tax code is opened by no fact of that kind', async () => {
  const onlyTaxCode = await freshDossier(deps, {
    applicant: { kind: 'ORGANISATION', name: 'Công ty Thử', taxCode: '0400603108' },
  })
  expect((await ask(onlyTaxCode.code, '0400603108')).ok).toBe(true)
  for (const fact of ['0000', '3108', '0105926285']) {
    expect(await ask(onlyTaxCode.code, fact)).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
  }
})

test.each([
  ['', '1234', 'CODE_EMPTY'],
  ['hồ sơ của tôi', '1234', 'CODE_FORM'],
  ['<script>alert(1)</script>', '1234', 'CODE_FORM'],
  ['H47.20-261320-0001', '1234', 'CODE_FORM'],
  ['9'.repeat(10_000), '1234', 'CODE_FORM'],
  ['H47.20-261120-0001', '', 'FACT_EMPTY'],
  ['H47.20-261120-0001', '123', 'FACT_FORM'],
  ['H47.20-261120-0001', '🙂🙂🙂🙂', 'FACT_FORM'],
  ['H47.20-261120-0001', '0400603109', 'FACT_FORM'],
  ['H47.20-261120-0001', '1'.repeat(10_000), 'FACT_FORM'],
])('%.30j with %.20j is refused for its form, and not counted', async (code, fact, refusal) => {
  expect(await ask(code, fact)).toEqual({ ok: false, error: { code: refusal } })
  expect((await scratch.pool.query('SELECT key FROM try_counter')).rows).toEqual([])
})

const waits = (seconds: number) => ({ ok: false, error: { code: 'TOO_MANY', retryAfterSeconds: seconds } })
const askFrom = (code: string, fact: string, asker: Partial<Asker>) =>
  lookUpDossier(deps, { code, fact, visitorId: null, browser: null, address: 'x', now, ...asker })
const wrongFact = (fact: string) => (fact === '0000' ? '0001' : '0000')

test('wrong facts make strangers wait, longer each time, alike for codes that exist and codes that do not', async () => {
  const dossier = await freshDossier(deps)
  for (const code of [dossier.code, 'H47.98-261120-9998']) {
    for (let n = 0; n < 5; n++) expect(await ask(code, wrongFact(dossier.fact))).toEqual(notFound)
    expect(await ask(code, dossier.fact)).toEqual(waits(2))
    expect(await askFrom(code, wrongFact(dossier.fact), { now: later(2) })).toEqual(notFound)
    expect(await askFrom(code, dossier.fact, { now: later(2) })).toEqual(waits(4))
  }
  expect((await askFrom(dossier.code, dossier.fact, { now: later(6) })).ok).toBe(true)
})

test('right look-ups do not count', async () => {
  const dossier = await freshDossier(deps)
  for (let n = 0; n < 40; n++) expect((await askFrom(dossier.code, dossier.fact, {})).ok).toBe(true)
})

test('a tax code, which is public, takes back no guess at the other facts and vouches for no browser', async () => {
  const taxCode = '0400603108'
  const { applicant } = freshMessage('H47.20')
  const dossier = await freshDossier(deps, { applicant: { ...applicant, taxCode } })
  const browser = { hash: sha256(dossier.code), since: later(-3_600) }
  const by = (fact: string) => askFrom(dossier.code, fact, { browser })
  const guesses: string[] = []
  for (let n = 0; n < 12; n++) {
    await by(taxCode)
    const guess = await by(wrongFact(dossier.fact))
    guesses.push(guess.ok ? 'FOUND' : guess.error.code)
  }
  expect(guesses).toContain('TOO_MANY')
  expect((await scratch.pool.query('SELECT FROM known_browser')).rowCount).toBe(0)
})

test('one fact over many codes waits, wherever it comes from', async () => {
  const dossier = await freshDossier(deps, {
    applicant: { kind: 'PERSON', name: 'Nguyễn Thị Thử', identityNumber: '049085004321' },
  })
  for (let n = 0; n < 20; n++) await ask(`H47.20-261120-${1000 + n}`, '4321')
  expect(await ask(dossier.code, '4321')).toEqual(waits(2))
})

test('an address that guesses waits for every code, others do not', async () => {
  const dossier = await freshDossier(deps)
  for (let n = 0; n < 30; n++) await askFrom(`H47.20-261120-${2000 + n}`, `${2000 + n}`, {})
  expect(await askFrom(dossier.code, dossier.fact, {})).toEqual(waits(4))
  expect((await ask(dossier.code, dossier.fact)).ok).toBe(true)
})

test('many tries at the same moment are looked at as often as one after the other', async () => {
  const dossier = await freshDossier(deps)
  const answers = await Promise.all(
    Array.from({ length: 64 }, () => ask(dossier.code, wrongFact(dossier.fact))),
  )
  expect(answers.filter((answer) => !answer.ok && answer.error.code === 'NOT_FOUND')).toHaveLength(5)
})

test('neither addresses nor facts are kept in clear', async () => {
  await askFrom('H47.20-261120-0001', '7391', { address: '203.0.113.77' })
  const { rows } = await scratch.pool.query("SELECT kind, encode(key, 'escape') AS key FROM try_counter")
  expect(rows.length).toBeGreaterThanOrEqual(4)
  expect(JSON.stringify(rows)).not.toMatch(/203\.0\.113|7391/)
})

test('the list holds what this visitor looked up, newest first, until it is removed or the time is over', async () => {
  const [first, second] = [await freshDossier(deps), await freshDossier(deps)]
  const opened = await ask(first.code, first.fact)
  const visitorId = await visitorOf(database, (opened.ok && opened.value.visitorToken) || '', now)
  const soon = later(1)
  await lookUpDossier(deps, { ...second, visitorId, browser: null, address: 'y', now: soon })
  const codes = async (at: Date) =>
    (await listDossiers(database, visitorId ?? '', at)).map(({ code }) => code)
  expect(await codes(soon)).toEqual([second.code, first.code])
  await removeFromList(database, visitorId ?? '', second.id)
  expect(await codes(soon)).toEqual([first.code])
  expect(await codes(new Date(now.getTime() + 480 * 60_000))).toEqual([])
})
