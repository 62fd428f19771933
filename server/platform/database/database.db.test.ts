import { expect, test } from 'vitest'
import { openTestDatabase } from '#tests/database/open.ts'
import { openPool } from './database.ts'

const { scratch } = await openTestDatabase(1)

test.each([
  ['an address that names none', ''],
  ['an address that names a role', '-c role=dvc_app'],
  ['an address that names others', '-c lock_timeout=0 -c statement_timeout=0 -c application_name=own'],
])('waits of the app end, and its times are UTC, with %s', async (_, options) => {
  const url = new URL(scratch.appUrl)
  url.searchParams.delete('options')
  if (options !== '') url.searchParams.set('options', options)
  const pool = openPool(url.toString(), 1, () => undefined)
  try {
    const said = await pool.query(`SELECT current_user AS "user", current_setting('TimeZone') AS zone,
      current_setting('lock_timeout') AS lock, current_setting('statement_timeout') AS statement,
      current_setting('idle_in_transaction_session_timeout') AS idle`)
    expect(said.rows).toEqual([{ user: 'dvc_app', zone: 'UTC', lock: '2s', statement: '10s', idle: '15s' }])
  } finally {
    await pool.end()
  }
})
