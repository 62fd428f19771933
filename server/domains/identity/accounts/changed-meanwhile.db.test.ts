import { expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { freshAccount } from '#tests/factories/accounts.ts'
import { codesSentTo, messagesTo } from '#tests/factories/messages.ts'
import { testSettings as config, freeTries } from '#tests/factories/settings.ts'
import { freshBrowser } from '#tests/factories/sign-up.ts'
import { finishReset, hashTyped, signInWithAccount, startReset } from '../index.ts'

const { scratch, database } = await openTestDatabase(16)
const deps = { database, config }

const now = new Date('2026-11-23T03:00:10Z')
const signIn = (phone: string, password: string) =>
  signInWithAccount(deps, { phone, password, browser: freshBrowser(), now })

/** Whether anybody waits for what this transaction holds. */
async function somebodyWaitsFor(transaction: string): Promise<boolean> {
  const { rowCount } = await scratch.pool.query(
    'SELECT FROM pg_locks WHERE NOT granted AND transactionid::text = $1',
    [transaction],
  )
  return rowCount !== 0
}

test('a sign-in whose password became another one on the way opens no session', async () => {
  const { id, phone, password } = await freshAccount(deps, now)
  const client = await scratch.pool.connect()
  await client.query('BEGIN')
  await client.query('SELECT FROM id_account WHERE id = $1 FOR UPDATE', [id])
  const { rows } = await client.query('SELECT pg_current_xact_id()::xid::text AS holding')
  const signing = signIn(phone, password)
  await expect.poll(() => somebodyWaitsFor(rows[0].holding), { timeout: 20_000 }).toBe(true)
  await client.query('UPDATE id_account SET password_hash = $2 WHERE id = $1', [
    id,
    await hashTyped('một mật khẩu khác hẳn'),
  ])
  await client.query('COMMIT')
  client.release()
  expect(await signing).toEqual({ ok: false, error: { code: 'WRONG' } })
  const { rowCount } = await scratch.pool.query('SELECT FROM account_session WHERE account_id = $1', [id])
  expect(rowCount).toBe(0)
})

test('a forgotten password that is set anew signs in at once, though passwords were tried too often', async () => {
  const { phone } = await freshAccount(deps, now)
  for (let tries = 0; tries <= freeTries; tries++) await signIn(phone, 'x')
  const begun = await startReset(deps, { phone, language: 'vi', address: newUuid(), browser: null, now })
  const [code = ''] = await codesSentTo(deps, phone)
  const password = 'gió đưa cành trúc la đà'
  const token = begun.ok ? begun.value.token : ''
  expect(
    await finishReset(deps, { token, code, password, address: newUuid(), browser: null, now }),
  ).toMatchObject({
    ok: true,
  })
  expect(await signIn(phone, password)).toMatchObject({ ok: true })
  const told = await messagesTo(deps, phone)
  expect(told.map(({ text }) => text)).toContainEqual(expect.stringContaining('Mat khau'))
})
