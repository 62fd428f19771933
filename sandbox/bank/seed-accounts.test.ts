import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { demoHolders } from '#lib/demo/holders.ts'
import { banks } from './banks.ts'
import { accountOutcomes, demoAccounts } from './seed-accounts.ts'

const guide = readFileSync(new URL('../../docs/sandbox.md', import.meta.url), 'utf8')

test.each(demoAccounts)(
  '$number stands in the guide with bank, number of its holder, and outcome',
  (account) => {
    const { number, bank, holder, outcome } = account
    const row = guide.split('\n').find((line) => line.startsWith(`| ${number} `))
    for (const fact of [banks[bank].name, holder.taxCode ?? holder.identityNumber, outcome])
      expect(row).toContain(fact)
  },
)

test('every outcome has an account, and every holder of the demo one that pays at each bank', () => {
  expect(new Set(demoAccounts.map(({ outcome }) => outcome))).toEqual(new Set(accountOutcomes))
  for (const holder of Object.values(demoHolders))
    for (const bank of Object.keys(banks))
      expect(
        demoAccounts.some((one) => one.holder === holder && one.bank === bank && one.outcome === 'SUCCESS'),
      ).toBe(true)
})
