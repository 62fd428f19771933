import { type Database, readerOf, type Transaction } from '#server/platform/database/database.ts'
import type { DebitableAccount, LockedAccount, SuspendedAccount } from '../debitable.ts'
import { lockHolder } from '../repository.ts'
import { suspenderKind, suspenderOf } from '../suspended-by.ts'

const columns = `r.id AS "registrationId", r.number, r.connector, r.account_mask AS "accountMask",
  r.account_holder AS "accountHolder", r.scope, r.daily_limit::BIGINT AS "dailyLimit", r.is_default AS "isDefault",
  r.mandate_state = 'CONFIRMED' AS ready`

const ofHolder = (name: string, state: 'APPROVED' | 'SUSPENDED', selected: string) => ({
  name,
  text: `SELECT ${selected} FROM registration r
    WHERE r.holder_id = $1::uuid AND r.state = '${state}' AND NOT r.takes_over
    ORDER BY r.is_default DESC, r.decided_at, r.id`,
})
const debitable = ofHolder('debitable-accounts', 'APPROVED', columns)
const suspended = ofHolder(
  'suspended-accounts',
  'SUSPENDED',
  `${columns}, ${suspenderKind} AS "suspenderKind"`,
)
const forDebit = {
  name: 'lock-for-debit',
  text: `SELECT ${columns}, r.state FROM registration r
    WHERE r.id = $1::uuid AND r.holder_id = $2::uuid FOR NO KEY UPDATE`,
}

/** The accounts that may be debited for a holder, the default one first. */
export function debitableAccounts(database: Database, holderId: string): Promise<DebitableAccount[]> {
  return database.query<DebitableAccount>(debitable, [holderId])
}

/** Those that are stopped for now: nothing is debited from them, and their holder is told so. */
export async function suspendedAccounts(database: Database, holderId: string): Promise<SuspendedAccount[]> {
  type Row = Omit<SuspendedAccount, 'suspendedBy'> & { readonly suspenderKind: string | null }
  const rows = await database.query<Row>(suspended, [holderId])
  return rows.map(({ suspenderKind: kind, ...account }) => ({ ...account, suspendedBy: suspenderOf(kind) }))
}

/**
 * A holder's account, held until the commit, with its holder, so that limit, state and the day's sums stay what they are: whoever
 * debits for this holder waits for the others who do. Null where the holder has none by this id; its state may be any.
 */
export async function lockForDebit(
  tx: Transaction,
  registrationId: string,
  holderId: string,
): Promise<LockedAccount | null> {
  await lockHolder(tx, holderId)
  const [account] = await readerOf(tx).query<LockedAccount>(forDebit, [registrationId, holderId])
  return account ?? null
}
