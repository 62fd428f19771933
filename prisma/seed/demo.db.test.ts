import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { listDossiers, lookUpDossier } from '#server/domains/dossiers/index.ts'
import { visitorOf } from '#server/domains/identity/index.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { demoDossiers } from './scenarios/demo.ts'

const { scratch, database } = await openTestDatabase(4)

const now = new Date('2026-11-21T03:00:00Z')

function seed(demo: string, name = 'demo') {
  const { LOOKUP_KEY, COLUMN_KEY } = testSettings
  const env = { ...process.env, DATABASE_URL: scratch.appUrl, DEMO: demo, LOOKUP_KEY, COLUMN_KEY }
  return spawnSync(process.execPath, ['prisma/seed/run.ts', name], { env, encoding: 'utf8' })
}

test('demonstration data is refused where there is no demonstration', async () => {
  const refused = seed('false')
  expect(refused.status).not.toBe(0)
  expect(refused.stderr).toContain('DEMO=true')
  expect((await scratch.pool.query('SELECT 1 FROM agency')).rows).toEqual([])
})

test('every dossier of the demonstration is found by its fact, also after seeding twice', async () => {
  expect([seed('true').stderr, seed('true').stderr]).toEqual(['', ''])
  let visitorId: string | null = null
  for (const { code, fact } of demoDossiers) {
    const found = await lookUpDossier(
      { database, config: testSettings },
      { code, fact, visitorId, browser: null, address: 'a', now },
    )
    if (!found.ok) throw new Error(`${code}: ${found.error.code}`)
    visitorId ??= await visitorOf(database, found.value.visitorToken ?? '', now)
  }
  const list = await listDossiers(database, visitorId ?? '', now)
  const states = list.map(({ state }) => state)
  expect(new Set(states)).toEqual(new Set(['PAYABLE', 'PAID', 'FREE']))
  expect(new Set(list.map(({ agency }) => agency.id)).size).toBe(6)
  expect((await scratch.pool.query('SELECT 1 FROM dossier')).rowCount).toBe(demoDossiers.length)
}, 120_000)
