import type { Database } from '#server/platform/database/database.ts'

export type LedgerBalance = { readonly account: string; readonly kind: string; readonly balance: bigint }

/** The balance of every account in đồng, debit positive. They sum to zero, always. */
export function balances(database: Database): Promise<LedgerBalance[]> {
  return database.query<LedgerBalance>(
    {
      name: 'ledger-balances',
      text: `SELECT a.code AS account, a.kind, coalesce(sum(e.amount), 0)::BIGINT AS balance
             FROM ledger_account a LEFT JOIN ledger_entry e ON e.account_id = a.id
             GROUP BY a.id ORDER BY a.code`,
    },
    [],
  )
}
