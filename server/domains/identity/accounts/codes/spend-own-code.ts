import { err, ok, type Result } from '#lib/result.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { CodeRefusal, SignedInAccount } from '../../account-contract.ts'
import { lockOwnAccount, type OwnAccount } from '../own-account.ts'
import { type SpendConfig, type SpendOrder, spendOpenCode } from './spend-code.ts'

type OwnSpend = Omit<SpendOrder, 'codeId' | 'subject'> & {
  readonly account: Pick<SignedInAccount, 'accountId' | 'sessionId'>
}

/** Spends a code of whoever is still signed in; their account stays locked until the commit. GONE: the session was ended. */
export async function spendOwnCode(
  tx: Transaction,
  config: SpendConfig,
  { account, ...order }: OwnSpend,
): Promise<Result<OwnAccount, CodeRefusal | { readonly code: 'GONE' }>> {
  const own = await lockOwnAccount(tx, config, account)
  if (own === null) return err({ code: 'GONE' })
  const spent = await spendOpenCode(tx, config, { ...order, subject: account.accountId })
  return spent.ok ? ok(own) : spent
}
