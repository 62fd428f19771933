import { expect, test } from 'vitest'
import { lookUpDossier } from '#server/domains/dossiers/index.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { manyDossier, storeManyDossiers } from './many.ts'
import { storeDemoAgencies } from './store.ts'

const { scratch, database } = await openTestDatabase(2)

test('thousands of dossiers are stored at once, each found by the fact that follows from its number', async () => {
  const config = testSettings
  const count = 21_000
  await storeDemoAgencies({ database, config })
  await storeManyDossiers({ ownerUrl: scratch.ownerUrl, count, lookupKey: config.LOOKUP_KEY })
  const { rows } = await scratch.pool.query(
    `SELECT count(*)::int AS n FROM dossier d JOIN dossier_fee f ON f.dossier_id = d.id
     JOIN charge c ON c.id = f.charge_id AND c.source_id = d.id AND c.source_label = d.code`,
  )
  expect(rows).toEqual([{ n: count }])
  const now = new Date('2026-11-21T03:00:00Z')
  for (const n of [0, 1, 19_999, 20_000, count - 1]) {
    const found = await lookUpDossier(
      { database, config },
      { ...manyDossier(n), visitorId: null, browser: null, address: 'a', now },
    )
    expect(found.ok).toBe(true)
  }
})
