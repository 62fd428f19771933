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
