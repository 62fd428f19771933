import { err, ok, type Result } from '#lib/result.ts'
import type { Queryable } from '../database/open.ts'
import { lockDebitByBankReference } from './account-debit-store.ts'
import { type BankId, banks } from './banks.ts'
import { leftWith, legsOf } from './beneficiaries.ts'
import { type Leg, openTill } from './book.ts'
import { lockByBankReference } from './card-payment-store.ts'
import { cardOf } from './operations.ts'
import { nextToGiveBack } from './split.ts'
import type { RefundBody } from './wire.ts'

/** Money that came in, and the account that it goes back to. Amounts in whole đồng. */
export type Original = {
  /** The posting that took it. */
  readonly money: string
  /** What the portal calls it by: the reference of a card payment or debit, the key of a counter, the text of a transfer. */
  readonly called: Called
  readonly amount: bigint
  readonly account: bigint
  /** Which of the house's accounts give the next `amount` back; of a split debit, the one of the agency whose fee it is first. */
  readonly from: (amount: bigint, agencyId: string | undefined) => Leg[]
}

type Called = {
  readonly reference?: string | undefined
  readonly key?: string | undefined
  readonly content?: string | undefined
}

/**
 * The money that a refund is of: a debit of an account, a card payment, a transfer, or cash taken at a counter. What the bank said of it
 * tells apart what bears one number; where more than one is left, nobody's money is guessed at. Held until the transaction ends, so
 * that refunds of it come one after the other. References of another bank are unknown.
 */
export async function lockOriginal(
  db: Queryable,
  bank: BankId,
  { bankReference, original }: Pick<RefundBody, 'bankReference' | 'original'>,
): Promise<Result<Original, 'ORIGINAL_UNKNOWN' | 'ORIGINAL_AMBIGUOUS'>> {
  const found = [await lockCash(db, bank, bankReference), await lockAccountDebit(db, bank, bankReference)]
  if (bank === 'collecting-bank')
    found.push(await lockCardPayment(db, bankReference), await lockTransfer(db, bankReference))
  const [first, ...others] = found.filter(
    (one) => one !== undefined && (original === undefined || isCalled(one.called, original)),
  )
  if (first === undefined) return err('ORIGINAL_UNKNOWN')
  return others.length === 0 ? ok(first) : err('ORIGINAL_AMBIGUOUS')
}

/** Whether all that is said is true of it. A transfer's text may come back spelled in another way: that there is one is enough. */
const isCalled = (called: Called, { reference, key, content }: Called): boolean =>
  (reference === undefined || reference === called.reference) &&
  (key === undefined || key === called.key) &&
  (content === undefined || called.content !== undefined)

/** Money that went to the portal's account leaves it again. */
const collectedAt =
  (bank: BankId): Original['from'] =>
  (amount) => [{ number: banks[bank].collectingAccount, amount }]

async function lockCash(db: Queryable, bank: BankId, bankReference: string): Promise<Original | undefined> {
  const found = await db.query<{ key: string; amount: bigint; branch: string }>(
    'SELECT key, amount, branch FROM counter_item WHERE bank = $1 AND bank_reference = $2 FOR UPDATE',
    [bank, bankReference],
  )
  const [row] = found.rows
  if (row === undefined) return undefined
  const { key, amount, branch } = row
  const account = await openTill(db, bank, branch)
  return { money: `CASH ${bank}/${key}`, called: { key }, amount, account, from: collectedAt(bank) }
}

async function lockAccountDebit(
  db: Queryable,
  bank: BankId,
  bankReference: string,
): Promise<Original | undefined> {
  const debit = await lockDebitByBankReference(db, bank, bankReference)
  if (debit?.order === undefined || debit.accountId === undefined) return undefined
  const { amount, split } = debit.order
  const { reference } = debit
  const money = `ACCOUNT_DEBIT ${bank}/${reference}`
  const left = await leftWith(db, bank, split, money)
  const from: Original['from'] = (part, agencyId) => legsOf(bank, nextToGiveBack(left, part, agencyId))
  return { money, called: { reference }, amount, account: debit.accountId, from }
}

async function lockCardPayment(db: Queryable, bankReference: string): Promise<Original | undefined> {
  const payment = await lockByBankReference(db, bankReference)
  if (payment?.amount === undefined) return undefined
  const account = (await cardOf(db, payment)).accountId
  const { reference, amount } = payment
  const from = collectedAt('collecting-bank')
  return { money: `PAYMENT ${reference}`, called: { reference }, amount, account, from }
}

async function lockTransfer(db: Queryable, bankReference: string): Promise<Original | undefined> {
  const found = await db.query<{ amount: bigint; sender: bigint; content: string }>(
    'SELECT amount, sender, content FROM transfer WHERE bank_reference = $1 FOR UPDATE',
    [bankReference],
  )
  const [row] = found.rows
  if (row === undefined) return undefined
  const { amount, sender, content } = row
  const from = collectedAt('collecting-bank')
  return { money: `TRANSFER ${bankReference}`, called: { content }, amount, account: sender, from }
}
