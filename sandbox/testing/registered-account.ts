import { newReference } from '#lib/ids.ts'
import type { BankId } from '../bank/banks.ts'
import type { TestSandbox } from './test-sandbox.ts'

export type TestAccount = {
  readonly bank: BankId
  readonly number: string
  readonly holder: string
  readonly holderId: string
  readonly balance: string
}

/** Where the portal asks a bank, and as whom it knows it. */
export const sideOf = {
  'collecting-bank': { base: '', side: 'bank' },
  'hoi-an-bank': { base: '/hoi-an-bank', side: 'hoi-an' },
} as const

/** A new account, of a made-up company unless `wanted` says otherwise. */
export async function openAccount(sandbox: TestSandbox, wanted: object = {}): Promise<TestAccount> {
  const made = (await sandbox.lever('/admin/accounts', wanted)) as { accounts: TestAccount[] }
  const [account] = made.accounts
  if (account === undefined) throw new Error('No account was opened')
  return account
}

/** The body of a mandate for this account, version 1 and ACTIVE. */
export const mandateBodyFor = (account: TestAccount) => ({
  version: 1,
  state: 'ACTIVE',
  account: account.number,
  accountHolder: account.holder,
  holderTaxCode: account.holderId,
  holderIdentityNumber: null,
  dailyLimit: '1000000000',
})

/** A new account that may be debited, and the number of its mandate. */
export async function registeredAccount(sandbox: TestSandbox, wanted: object = {}) {
  const account = await openAccount(sandbox, wanted)
  const mandate = newReference()
  const { base, side } = sideOf[account.bank]
  const path = `${base}/bank/v1/mandates/${mandate}`
  const put = (change: object = {}) =>
    sandbox.call('PUT', path, { ...mandateBodyFor(account), ...change }, { side })
  const kept = await put()
  if (kept.body.status !== 'ACTIVE') throw new Error(JSON.stringify(kept.body))
  return { account, mandate, put }
}
