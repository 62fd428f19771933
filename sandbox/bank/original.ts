import type { Queryable } from '../database/open.ts'
import { lockDebitByBankReference } from './account-debit-store.ts'
import { type BankId, banks } from './banks.ts'
import { leftWith, legsOf } from './beneficiaries.ts'
import { type Leg, openTill } from './book.ts'
import { lockByBankReference } from './card-payment-store.ts'
import { cardOf } from './operations.ts'
import { nextToGiveBack } from './split.ts'

/** Money that came in, and the account that it goes back to. Amounts in whole đồng. */
export type Original = {
  readonly amount: bigint
  readonly account: bigint
  /** Which of the house's accounts give the next `amount` back; of a split debit, the one of the agency whose fee it is first. */
  readonly from: (amount: bigint, agencyId: string | undefined) => Leg[]
}

/**
 * The money that a bank reference names: a debit of an account, a card payment, a transfer, or cash taken at a counter. Held until the
 * transaction ends, so that refunds of it come one after the other. References of another bank are unknown.
 */
export async function lockOriginal(
  db: Queryable,
  bank: BankId,
  bankReference: string,
): Promise<Original | undefined> {
  const here = (await lockCash(db, bank, bankReference)) ?? (await lockAccountDebit(db, bank, bankReference))
  if (here !== undefined || bank !== 'collecting-bank') return here
  return (await lockCardPayment(db, bankReference)) ?? (await lockTransfer(db, bankReference))
}

/** Money that went to the portal's account leaves it again. */
const collectedAt =
  (bank: BankId): Original['from'] =>
  (amount) => [{ number: banks[bank].collectingAccount, amount }]

async function lockCash(db: Queryable, bank: BankId, bankReference: string): Promise<Original | undefined> {
  const found = await db.query<{ amount: bigint; branch: string }>(
    'SELECT amount, branch FROM counter_item WHERE bank = $1 AND bank_reference = $2 FOR UPDATE',
    [bank, bankReference],
  )
  const [row] = found.rows
  return row && { amount: row.amount, account: await openTill(db, bank, row.branch), from: collectedAt(bank) }
}

async function lockAccountDebit(
  db: Queryable,
  bank: BankId,
  bankReference: string,
): Promise<Original | undefined> {
  const debit = await lockDebitByBankReference(db, bank, bankReference)
  if (debit?.order === undefined || debit.accountId === undefined) return undefined
  const { amount, split } = debit.order
  const left = await leftWith(db, bank, split, bankReference)
  const from: Original['from'] = (part, agencyId) => legsOf(bank, nextToGiveBack(left, part, agencyId))
  return { amount, account: debit.accountId, from }
}

async function lockCardPayment(db: Queryable, bankReference: string): Promise<Original | undefined> {
  const payment = await lockByBankReference(db, bankReference)
  if (payment?.amount === undefined) return undefined
  const account = (await cardOf(db, payment)).accountId
  return { amount: payment.amount, account, from: collectedAt('collecting-bank') }
}

async function lockTransfer(db: Queryable, bankReference: string): Promise<Original | undefined> {
  const found = await db.query<{ amount: bigint; sender: bigint }>(
    'SELECT amount, sender FROM transfer WHERE bank_reference = $1 FOR UPDATE',
    [bankReference],
  )
  const [row] = found.rows
  return row && { amount: row.amount, account: row.sender, from: collectedAt('collecting-bank') }
}
