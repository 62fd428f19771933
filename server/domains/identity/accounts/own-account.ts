import type { Transaction } from '#server/platform/database/database.ts'
import type { SignedInAccount } from '../account-contract.ts'
import { type AccountKeys, unseal } from './sealed.ts'

type Row = { readonly passwordHash: string; readonly phone: Uint8Array }

/** Somebody's own account, locked: `phone` in E.164. */
export type OwnAccount = { readonly passwordHash: string; readonly phone: string }

/** The account of whoever is signed in, locked; null where their session was ended meanwhile, or they are kept out. */
export async function lockOwnAccount(
  tx: Transaction,
  config: Pick<AccountKeys, 'COLUMN_KEY'>,
  { accountId, sessionId }: Pick<SignedInAccount, 'accountId' | 'sessionId'>,
): Promise<OwnAccount | null> {
  const [row] = await tx.$queryRaw<Row[]>`
    SELECT account.password_hash AS "passwordHash", account.phone_cipher AS phone
      FROM id_account account JOIN account_session session ON session.account_id = account.id
     WHERE account.id = ${accountId}::uuid AND account.disabled_at IS NULL
       AND session.id = ${sessionId}::uuid AND session.ended_at IS NULL
       FOR UPDATE`
  if (row === undefined) return null
  const { passwordHash, phone } = row
  return { passwordHash, phone: unseal(config, 'id_account.phone', accountId, phone) }
}
