import type { Queryable } from '../database/open.ts'
import type { BankId } from './banks.ts'
import { openTill } from './book.ts'
import { lockByBankReference } from './card-payment-store.ts'
import { cardOf } from './operations.ts'

/** Money that came in, and the account that it goes back to. Amount in whole đồng. */
export type Original = { readonly amount: bigint; readonly account: bigint }

/**
 * The money that a bank reference names: a card payment, a transfer, or cash taken at a counter. Held until the
 * transaction ends, so that refunds of it come one after the other. References of another bank are unknown.
 */
export async function lockOriginal(
  db: Queryable,
  bank: BankId,
  bankReference: string,
): Promise<Original | undefined> {
  const cash = await lockCash(db, bank, bankReference)
  if (cash !== undefined || bank !== 'collecting-bank') return cash
  return (await lockCardPayment(db, bankReference)) ?? (await lockTransfer(db, bankReference))
}

async function lockCash(db: Queryable, bank: BankId, bankReference: string): Promise<Original | undefined> {
  const found = await db.query<{ amount: bigint; branch: string }>(
    'SELECT amount, branch FROM counter_item WHERE bank = $1 AND bank_reference = $2 FOR UPDATE',
    [bank, bankReference],
  )
  const [row] = found.rows
  return row && { amount: row.amount, account: await openTill(db, bank, row.branch) }
}

async function lockCardPayment(db: Queryable, bankReference: string): Promise<Original | undefined> {
  const payment = await lockByBankReference(db, bankReference)
  if (payment?.amount === undefined) return undefined
  return { amount: payment.amount, account: (await cardOf(db, payment)).accountId }
}

async function lockTransfer(db: Queryable, bankReference: string): Promise<Original | undefined> {
  const found = await db.query<{ amount: bigint; sender: bigint }>(
    'SELECT amount, sender FROM transfer WHERE bank_reference = $1 FOR UPDATE',
    [bankReference],
  )
  const [row] = found.rows
  return row && { amount: row.amount, account: row.sender }
}
