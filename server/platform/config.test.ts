import { expect, test } from 'vitest'
import { servicesEnv, servicesKeys } from '#tests/factories/services.ts'
import { readConfig } from './config.ts'

const keys = await servicesKeys()
const env = servicesEnv(keys, { databaseUrl: 'postgres://localhost/portal', bankUrl: 'http://localhost:9' })
const other = (name: string, key = keys.agency) => ({
  name,
  displayName: { vi: 'Ngân hàng khác', en: 'Another bank' },
  url: 'http://localhost:9',
  keys: [key.publicJwk],
})
const withBanks = (...banks: object[]) => readConfig({ ...env, OTHER_BANKS: JSON.stringify(banks) })

const without = (name: string) => readConfig({ ...env, [name]: undefined })

test.each(['SMS_URL', 'SMS_API_KEY', 'SMS_SECRET_KEY', 'SMS_BRANDNAME', 'SMTP_URL', 'MAIL_FROM'])(
  '%s is required: nobody starts a portal that can tell nobody anything',
  (name) => {
    expect(() => without(name)).toThrow(`  ${name}: `)
  },
)

test.each([
  ['SMS_BRANDNAME', 'LONGER THAN 11'],
  ['SMTP_URL', 'https://mail.example'],
  ['MAIL_FROM', 'Portal <portal@example.vn>'],
])('%s=%s is refused', (name, value) => {
  expect(() => readConfig({ ...env, [name]: value })).toThrow(`  ${name}: `)
})

test('banks that differ by name and key ids are taken', () => {
  expect(withBanks(other('second-bank')).OTHER_BANKS).toHaveLength(1)
})

test.each([
  ['the collecting bank’s name', [other('collecting-bank')]],
  ['one name twice', [other('second-bank'), other('second-bank', keys.portal)]],
  ['a key id of the collecting bank', [other('second-bank', keys.bank)]],
])('%s is refused', (_, banks) => {
  expect(() => withBanks(...banks)).toThrow('Two banks are alike')
})

test.each([undefined, ''])(
  'a setting that is missing (%j) is said to be not set, and nothing else',
  (nothing) => {
    const missing = { ...env, LOOKUP_KEY: nothing, BANK_URL: nothing, PORTAL_PRIVATE_KEYS: nothing }
    expect(() => readConfig(missing)).toThrow(
      new Error(
        [
          'Configuration is not usable; see .env.example',
          '  BANK_URL: is not set',
          '  PORTAL_PRIVATE_KEYS: is not set',
          '  LOOKUP_KEY: is not set',
        ].join('\n'),
      ),
    )
  },
)
