import type { createHmac } from 'node:crypto'
import { beforeEach, expect, test, vi } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshDossier } from '#tests/factories/dossier.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { visitorOf } from '../identity/index.ts'
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
let address = 0
const ask = (code: string, fact: string, visitorId: string | null = null) =>
  lookUpDossier(deps, { code, fact, visitorId, address: `192.0.2.${address++ % 250}`, now })

beforeEach(() => scratch.pool.query('DELETE FROM look_up_attempt'))

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
  expect(wrongFact.answer).toEqual({ ok: false, error: { code: 'NOT_FOUND' } })
  for (const attempt of [wrongCode, othersFact, taxCode]) expect(attempt).toEqual(wrongFact)
  expect(wrongFact.work.statements).toHaveLength(3)
  expect(wrongFact.work.hashes).toBe(3)
})

test('a hit does the work of a miss first, and only then adds to the list', async () => {
  const dossier = await freshDossier(deps)
  const miss = await workOf('H47.99-261120-9999', dossier.fact)
  const hit = await workOf(dossier.code, dossier.fact)
  expect(hit.work.hashes).toBe(miss.work.hashes)
  expect(hit.work.statements.slice(0, 3)).toEqual(miss.work.statements)
  expect(hit.work.statements.slice(3)).toEqual(['identity.open-visitor', 'dossiers.add-to-list'])
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
  expect((await scratch.pool.query('SELECT key FROM look_up_attempt')).rows).toEqual([])
})

test('attempts per code are limited alike for codes that exist and codes that do not, even with the right fact', async () => {
  const dossier = await freshDossier(deps)
  for (const code of [dossier.code, 'H47.98-261120-9998']) {
    for (let n = 0; n < testSettings.LOOKUPS_PER_CODE; n++) await ask(code, '0000')
    const refused = await ask(code, dossier.fact)
    expect(refused).toEqual({ ok: false, error: { code: 'TOO_MANY', retryAfterSeconds: expect.any(Number) } })
    if (refused.ok || refused.error.code !== 'TOO_MANY') throw new Error('not limited')
    expect(refused.error.retryAfterSeconds).toBeGreaterThan(0)
    expect(refused.error.retryAfterSeconds).toBeLessThanOrEqual(testSettings.LOOKUP_WINDOW_SECONDS)
  }
})

test('an address over its limit is refused for every code, and does not use up the limits of codes', async () => {
  const dossier = await freshDossier(deps)
  const from = (n: number) => ({
    code: `H47.20-261120-${1000 + n}`,
    fact: '0000',
    visitorId: null,
    address: 'x',
    now,
  })
  for (let n = 0; n < testSettings.LOOKUPS_PER_ADDRESS; n++) await lookUpDossier(deps, from(n))
  for (let n = 0; n < testSettings.LOOKUPS_PER_CODE; n++) {
    const refused = await lookUpDossier(deps, { ...from(0), code: dossier.code, fact: dossier.fact })
    expect(refused).toMatchObject({ error: { code: 'TOO_MANY' } })
  }
  expect((await ask(dossier.code, dossier.fact)).ok).toBe(true)
})

test('the limit holds for attempts at the same moment', async () => {
  const dossier = await freshDossier(deps)
  const answers = await Promise.all(Array.from({ length: 30 }, () => ask(dossier.code, dossier.fact)))
  expect(answers.filter(({ ok }) => ok)).toHaveLength(testSettings.LOOKUPS_PER_CODE)
})

test('addresses are not kept in clear', async () => {
  await lookUpDossier(deps, {
    code: 'H47.20-261120-0001',
    fact: '0000',
    visitorId: null,
    address: '203.0.113.77',
    now,
  })
  const { rows } = await scratch.pool.query('SELECT key FROM look_up_attempt')
  expect(rows).toHaveLength(2)
  expect(JSON.stringify(rows)).not.toContain('203.0.113.77')
})

test('the list holds what this visitor looked up, newest first, until it is removed or the time is over', async () => {
  const [first, second] = [await freshDossier(deps), await freshDossier(deps)]
  const opened = await ask(first.code, first.fact)
  const visitorId = await visitorOf(database, (opened.ok && opened.value.visitorToken) || '', now)
  const later = new Date(now.getTime() + 1000)
  await lookUpDossier(deps, { ...second, visitorId, address: 'y', now: later })
  const codes = async (at: Date) =>
    (await listDossiers(database, visitorId ?? '', at)).map(({ code }) => code)
  expect(await codes(later)).toEqual([second.code, first.code])
  await removeFromList(database, visitorId ?? '', second.id)
  expect(await codes(later)).toEqual([first.code])
  expect(await codes(new Date(now.getTime() + 480 * 60_000))).toEqual([])
})
