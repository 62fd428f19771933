import { parseDong } from '#lib/money.ts'
import { onlyRow, type Queryable } from '../database/open.ts'
import type { AccountDebitStatus } from './account-debit.states.ts'
import type { BankId } from './banks.ts'
import { inOrder, type Share } from './split.ts'

export type DebitRefusal =
  | 'ACCOUNT_NOT_REGISTERED'
  | 'ACCOUNT_LOCKED'
  | 'INSUFFICIENT_BALANCE'
  | 'LIMIT_EXCEEDED'
  | 'BANK_MAINTENANCE'

/** What the portal asked for. Amounts in whole đồng. */
export type DebitOrder = {
  readonly mandate: string
  readonly amount: bigint
  /** By agency. */
  readonly split: readonly Share[]
  readonly description: string
}

export type AccountDebit = {
  readonly bank: BankId
  readonly reference: string
  readonly status: AccountDebitStatus
  /** Absent for a reference that was cancelled before the bank had seen it. */
  readonly order: DebitOrder | undefined
  readonly accountId: bigint | undefined
  readonly reason: DebitRefusal | undefined
  readonly bankReference: string | undefined
  readonly settleAt: Date | undefined
  readonly changedAt: Date
}

type Row = {
  bank: BankId
  reference: string
  status: AccountDebitStatus
  mandate: string | null
  amount: bigint | null
  split: { agencyId: string; amount: string }[] | null
  description: string | null
  account_id: bigint | null
  reason: DebitRefusal | null
  bank_reference: string | null
  settle_at: Date | null
  changed_at: Date
}

/** The debit as it stands, without waiting for whoever is changing it. */
export async function readDebit(
  db: Queryable,
  bank: BankId,
  reference: string,
): Promise<AccountDebit | undefined> {
  const found = await db.query<Row>('SELECT * FROM account_debit WHERE bank = $1 AND reference = $2', [
    bank,
    reference,
  ])
  return found.rows[0] && toDebit(found.rows[0])
}

/** The debit, RECEIVED with this order where the bank has not heard of it, held until the transaction ends. */
export async function receiveDebit(
  db: Queryable,
  { bank, reference, order }: Pick<AccountDebit, 'bank' | 'reference' | 'order'>,
  now: Date,
): Promise<AccountDebit> {
  await db.query(
    `INSERT INTO account_debit (bank, reference, status, mandate, amount, split, description, created_at, changed_at)
     VALUES ($1, $2, 'RECEIVED', $3, $4, $5, $6, $7, $7) ON CONFLICT (bank, reference) DO NOTHING`,
    [
      bank,
      reference,
      order?.mandate,
      order?.amount,
      order && splitAsJson(order.split),
      order?.description,
      now,
    ],
  )
  return lockDebit(db, bank, reference)
}

/** A debit that exists, held until the transaction ends. */
export async function lockDebit(db: Queryable, bank: BankId, reference: string): Promise<AccountDebit> {
  const locked = await db.query<Row>(
    'SELECT * FROM account_debit WHERE bank = $1 AND reference = $2 FOR UPDATE',
    [bank, reference],
  )
  return toDebit(onlyRow(locked))
}

/** The debit that a bank reference names, held until the transaction ends. */
export async function lockDebitByBankReference(
  db: Queryable,
  bank: BankId,
  bankReference: string,
): Promise<AccountDebit | undefined> {
  const found = await db.query<Row>(
    'SELECT * FROM account_debit WHERE bank = $1 AND bank_reference = $2 FOR UPDATE',
    [bank, bankReference],
  )
  return found.rows[0] && toDebit(found.rows[0])
}

/** What a change writes: each field absent is emptied. */
export type DebitChange = {
  readonly status: AccountDebitStatus
  readonly accountId?: bigint
  readonly reason?: DebitRefusal
  readonly bankReference?: string
  /** The day whose limit it uses. */
  readonly takenOn?: string
  readonly settle?: { readonly at: Date; readonly as: 'TAKE' | 'DECLINE' }
}

/** Moves a debit that the caller holds. */
export async function changeDebit(
  db: Queryable,
  { bank, reference }: Pick<AccountDebit, 'bank' | 'reference'>,
  change: DebitChange,
  now: Date,
): Promise<AccountDebit> {
  const { status, accountId, reason, bankReference, takenOn, settle } = change
  const changed = await db.query<Row>(
    `UPDATE account_debit SET status = $3, account_id = $4, reason = $5, bank_reference = $6, taken_on = $7,
       settle_at = $8, settle_as = $9, changed_at = $10 WHERE bank = $1 AND reference = $2 RETURNING *`,
    [bank, reference, status, accountId, reason, bankReference, takenOn, settle?.at, settle?.as, now],
  )
  return toDebit(onlyRow(changed))
}

/** What was taken from an account on a day in Việt Nam, by all mandates and by this one. Đồng. */
export async function takenOn(
  db: Queryable,
  accountId: bigint,
  mandate: string,
  day: string,
): Promise<{ inAll: bigint; byMandate: bigint }> {
  const found = await db.query<{ inAll: bigint; byMandate: bigint }>(
    `SELECT coalesce(sum(amount), 0)::bigint AS "inAll",
       coalesce(sum(amount) FILTER (WHERE mandate = $3), 0)::bigint AS "byMandate"
     FROM account_debit WHERE account_id = $1 AND taken_on = $2`,
    [accountId, day, mandate],
  )
  return onlyRow(found)
}

const splitAsJson = (split: readonly Share[]): string =>
  JSON.stringify(inOrder(split).map(({ agencyId, amount }) => ({ agencyId, amount: amount.toString() })))

function toDebit(row: Row): AccountDebit {
  return {
    bank: row.bank,
    reference: row.reference,
    status: row.status,
    order: toOrder(row),
    accountId: row.account_id ?? undefined,
    reason: row.reason ?? undefined,
    bankReference: row.bank_reference ?? undefined,
    settleAt: row.settle_at ?? undefined,
    changedAt: row.changed_at,
  }
}

function toOrder({ mandate, amount, split, description }: Row): DebitOrder | undefined {
  if (mandate === null || amount === null || split === null) return undefined
  const shares = split.map((share) => ({ agencyId: share.agencyId, amount: toDong(share.amount) }))
  return { mandate, amount, split: shares, description: description ?? '' }
}

function toDong(text: string): bigint {
  const amount = parseDong(text)
  if (!amount.ok) throw new Error('A stored part is not an amount')
  return amount.value
}
