import type { Queryable } from '../database/open.ts'

/** One movement on an account, in whole đồng; negative: left it. */
export type Movement = {
  readonly at: Date
  readonly kind: 'FUNDING' | 'TRANSFER' | 'ACCOUNT_DEBIT' | 'REFUND' | 'PAYMENT'
  readonly reference: string
  readonly amount: bigint
}

/** What moved last, newest first. */
export async function readMovements(db: Queryable, accountId: bigint): Promise<Movement[]> {
  const found = await db.query<Movement>(
    `SELECT p.at, p.kind, p.reference, e.amount FROM bank_entry e JOIN posting p ON p.id = e.posting_id
     WHERE e.account_id = $1 ORDER BY p.id DESC LIMIT 20`,
    [accountId],
  )
  return found.rows
}

/** A mandate under which an account may be debited, or might once. */
export type AccountMandate = {
  readonly number: string
  readonly version: number
  readonly state: string
  readonly dailyLimit: bigint
}

export async function readMandates(db: Queryable, accountId: bigint): Promise<AccountMandate[]> {
  const found = await db.query<AccountMandate>(
    `SELECT number, version, state, daily_limit AS "dailyLimit" FROM mandate WHERE account_id = $1
     ORDER BY changed_at DESC`,
    [accountId],
  )
  return found.rows
}
