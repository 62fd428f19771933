import { afterAll, expect, test } from 'vitest'
import { sandboxDatabase } from './index.ts'

const first = await sandboxDatabase()
const second = await sandboxDatabase()
afterAll(async () => {
  await first.close()
  await second.close()
})

test('each test file has a database of its own', async () => {
  await first.pool.query('CREATE TABLE mine (id int)')
  const seen = await second.pool.query("SELECT to_regclass('mine') AS mine")
  expect(seen.rows).toEqual([{ mine: null }])
})

test('the database keeps Vietnamese text and orders it by code point', async () => {
  const result = await first.pool.query("SELECT upper('đồng') AS upper, current_setting('TimeZone') AS zone")
  expect(result.rows).toEqual([{ upper: 'ĐỒNG', zone: 'UTC' }])
})
