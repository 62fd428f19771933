import { afterAll, expect, test } from 'vitest'
import { sandboxDatabase, testDatabase } from './index.ts'

const first = await sandboxDatabase()
const second = await sandboxDatabase()
const portal = await testDatabase()
afterAll(async () => {
  await first.close()
  await second.close()
  await portal.close()
})

test('each test file has a database of its own', async () => {
  await first.pool.query('CREATE TABLE mine (id int)')
  const seen = await second.pool.query("SELECT to_regclass('mine') AS mine")
  expect(seen.rows).toEqual([{ mine: null }])
})

test('the database knows Vietnamese letters and keeps time in UTC', async () => {
  const result = await first.pool.query("SELECT upper('đồng') AS upper, current_setting('TimeZone') AS zone")
  expect(result.rows).toEqual([{ upper: 'ĐỒNG', zone: 'UTC' }])
})

test('the portal database is migrated, and its app role may not change tables', async () => {
  const role = await portal.pool.query(
    "SELECT current_user AS role, to_regclass('payment') IS NOT NULL AS migrated",
  )
  expect(role.rows).toEqual([{ role: 'dvc_app', migrated: true }])
  await expect(portal.pool.query('DROP TABLE payment')).rejects.toThrow(/must be owner/)
})
