import { onlyRow, type Queryable } from '../database/open.ts'
import type { BankId } from './banks.ts'
import type { MandateState } from './mandate.states.ts'

export type MandateRefusal =
  | 'ACCOUNT_UNKNOWN'
  | 'HOLDER_DIFFERS'
  | 'HOLDER_NAME_DIFFERS'
  | 'TAX_CODE_DIFFERS'
  | 'IDENTITY_NUMBER_DIFFERS'
  | 'ACCOUNT_CLOSED'

/** What a bank keeps of a registration. */
export type Mandate = {
  readonly bank: BankId
  readonly number: string
  readonly state: MandateState
  /** 0 while it is NEW. */
  readonly version: number
  /** The message of this version, as JSON. */
  readonly content: unknown
  readonly accountId: bigint | null
  /** Đồng a day. */
  readonly dailyLimit: bigint | null
  readonly reason: MandateRefusal | null
}

const MANDATE = `SELECT bank, number, state, version, content, account_id AS "accountId",
  daily_limit AS "dailyLimit", reason FROM mandate WHERE bank = $1 AND number = $2`

/** The mandate, new where the bank has not heard of it, held until the transaction ends. */
export async function lockMandate(db: Queryable, bank: BankId, number: string, now: Date): Promise<Mandate> {
  await db.query(
    `INSERT INTO mandate (bank, number, state, version, changed_at) VALUES ($1, $2, 'NEW', 0, $3)
     ON CONFLICT (bank, number) DO NOTHING`,
    [bank, number, now],
  )
  return onlyRow(await db.query<Mandate>(`${MANDATE} FOR UPDATE`, [bank, number]))
}

/** The mandate for a debit: nobody suspends or ends it before the transaction ends. */
export async function shareMandate(
  db: Queryable,
  bank: BankId,
  number: string,
): Promise<Mandate | undefined> {
  return (await db.query<Mandate>(`${MANDATE} FOR SHARE`, [bank, number])).rows[0]
}

/** Writes the next version of a mandate that the caller holds. */
export async function storeMandate(db: Queryable, mandate: Mandate, now: Date): Promise<void> {
  const { bank, number, state, version, content, accountId, dailyLimit, reason } = mandate
  await db.query(
    `UPDATE mandate SET state = $3, version = $4, content = $5, account_id = $6, daily_limit = $7, reason = $8,
       changed_at = $9 WHERE bank = $1 AND number = $2`,
    [bank, number, state, version, JSON.stringify(content), accountId, dailyLimit, reason, now],
  )
}
