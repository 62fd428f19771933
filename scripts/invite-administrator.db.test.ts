import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '#tests/database/index.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { capture } from './run.ts'

const scratch = await testDatabase()
afterAll(scratch.close)

const { LOOKUP_KEY, COLUMN_KEY } = testSettings
const given = {
  DATABASE_URL: scratch.appUrl,
  PORTAL_URL: 'https://portal.example',
  LOOKUP_KEY,
  COLUMN_KEY,
}
const command = (...args: string[]) => capture('node', ['scripts/invite-administrator.ts', ...args], given)

test('the command mails the link, prints it only when it is asked to, and stops at two', async () => {
  const mailed = await command('first@example.gov.vn')
  expect([mailed.code, mailed.errors]).toEqual([0, ''])
  expect(mailed.output).toMatch(/^An invitation goes to first@example\.gov\.vn by e-mail\..*\n$/)
  const { rows } = await scratch.pool.query('SELECT template, to_masked, state FROM message')
  expect(rows).toEqual([
    { template: 'STAFF_INVITATION', to_masked: expect.stringContaining('@example.gov.vn'), state: 'QUEUED' },
  ])
  const printed = await command('second@example.gov.vn', '--print')
  expect(printed.output).toMatch(/\nhttps:\/\/portal\.example\/staff\/invitation\/[\w-]{20,}\n$/)
  const third = await command('third@example.gov.vn')
  expect([third.code, third.output]).toEqual([1, ''])
  expect(third.errors).toContain('Two administrators can sign in, or are invited')
}, 120_000)

test('what is not set is said to be not set, in one line', async () => {
  const bare = { ...given, LOOKUP_KEY: '', COLUMN_KEY: '', PORTAL_URL: 'portal.example' }
  const { code, errors } = await capture(
    'node',
    ['scripts/invite-administrator.ts', 'an@example.gov.vn'],
    bare,
  )
  expect(code).toBe(1)
  expect(errors).toMatch(
    /^PORTAL_URL (?!is not set).+; COLUMN_KEY is not set; LOOKUP_KEY is not set\. See \.env\.example\.\n$/,
  )
}, 120_000)
