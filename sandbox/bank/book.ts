import { onlyRow, type Queryable } from '../database/open.ts'
import { allBanks, type BankId, banks } from './banks.ts'

/** Where the money of the sandbox's customers comes from. */
const CAPITAL_ACCOUNT = '1000000000'

/** Opens the banks' own accounts once: the capital, and the portal's account at each. */
export async function openHouseAccounts(db: Queryable): Promise<void> {
  const capital = { number: CAPITAL_ACCOUNT, kind: 'CAPITAL', holder: 'VON CUA NGAN HANG' } as const
  await openAccount(db, { ...capital, bank: 'collecting-bank' })
  for (const { id, collectingAccount } of allBanks) {
    const holder = 'CONG THANH TOAN DVC QUANG NAM'
    await openAccount(db, { number: collectingAccount, kind: 'COLLECTING', holder, bank: id })
  }
}

type HouseAccount = {
  readonly number: string
  readonly kind: 'CAPITAL' | 'COLLECTING' | 'TILL' | 'BENEFICIARY'
  readonly holder: string
  readonly bank: BankId
}

/** Opens an account of the house's own where it is not open yet. */
export async function openAccount(db: Queryable, account: HouseAccount): Promise<void> {
  await db.query(
    `INSERT INTO account (number, kind, holder, bank) VALUES ($1, $2, $3, $4) ON CONFLICT (number) DO NOTHING`,
    [account.number, account.kind, account.holder, account.bank],
  )
}

/** Opens a customer's account with `balance` whole đồng in it; `undefined` when the number is taken. */
export async function openCustomerAccount(
  db: Queryable,
  account: { number: string; holder: string; balance: bigint; bank?: BankId },
  now: Date,
): Promise<bigint | undefined> {
  const { number, holder, balance, bank = 'collecting-bank' } = account
  const opened = await db.query<{ id: bigint }>(
    `INSERT INTO account (number, kind, holder, balance, bank) VALUES ($1, 'CUSTOMER', $2, $3, $4)
     ON CONFLICT (number) DO NOTHING RETURNING id`,
    [number, holder, balance, bank],
  )
  const id = opened.rows[0]?.id
  if (id === undefined || balance === 0n) return id
  await post(db, { kind: 'FUNDING', reference: number, other: id, legs: capital(balance) }, now)
  return id
}

/** Puts `balance` whole đồng on a customer's account whose row the caller holds: what is missing comes out of the capital. */
export async function setBalance(
  db: Queryable,
  account: { id: bigint; number: string; balance: bigint },
  balance: bigint,
  now: Date,
): Promise<void> {
  const missing = balance - account.balance
  if (missing === 0n) return
  await db.query('UPDATE account SET balance = $2 WHERE id = $1', [account.id, balance])
  const reference = `${account.number}/${crypto.randomUUID()}`
  await post(db, { kind: 'FUNDING', reference, other: account.id, legs: capital(missing) }, now)
}

const capital = (amount: bigint): Leg[] => [{ number: CAPITAL_ACCOUNT, amount: -amount }]

type Taking = { readonly reference: string; readonly amount: bigint }

/**
 * Takes `amount` đồng from a customer into the portal's account at the collecting bank, for a card payment or a
 * transfer. False, and nothing moved, when there is too little.
 */
export async function takeMoney(
  db: Queryable,
  debit: Taking & { customer: bigint; kind?: 'PAYMENT' | 'TRANSFER' },
  now: Date,
): Promise<boolean> {
  const { customer, amount, reference, kind = 'PAYMENT' } = debit
  if (!(await drawFrom(db, customer, amount))) return false
  const legs = [{ number: banks['collecting-bank'].collectingAccount, amount }]
  await post(db, { kind, reference, other: customer, legs }, now)
  return true
}

/** Lowers a customer's balance; false, and nothing changed, when there is too little. */
export async function drawFrom(db: Queryable, customer: bigint, amount: bigint): Promise<boolean> {
  const drawn = await db.query('UPDATE account SET balance = balance - $2 WHERE id = $1 AND balance >= $2', [
    customer,
    amount,
  ])
  return drawn.rowCount === 1
}

/** Takes `amount` đồng in cash into a branch's till for the portal; the reference is taken once. */
export async function takeCash(
  db: Queryable,
  cash: Taking & { bank: BankId; branch: string },
  now: Date,
): Promise<void> {
  const till = await openTill(db, cash.bank, cash.branch)
  const { reference, amount } = cash
  const legs = [{ number: banks[cash.bank].collectingAccount, amount }]
  await post(db, { kind: 'CASH', reference, other: till, legs }, now)
}

/**
 * Gives `amount` đồng back for a refund: to a customer's account, or in cash out of a till. It leaves the accounts that
 * `from` names, which had received it; their parts sum to it.
 */
export async function giveBack(
  db: Queryable,
  credit: Taking & { account: bigint; from: readonly Leg[] },
  now: Date,
): Promise<void> {
  const { reference, amount, account, from } = credit
  await db.query(`UPDATE account SET balance = balance + $2 WHERE id = $1 AND kind = 'CUSTOMER'`, [
    account,
    amount,
  ])
  const legs = from.map((leg) => ({ ...leg, amount: -leg.amount }))
  await post(db, { kind: 'REFUND', reference, other: account, legs }, now)
}

/** The till of a branch; opened when it is first used. Its entries are negative while cash lies in it. */
export async function openTill(db: Queryable, bank: BankId, branch: string): Promise<bigint> {
  const number = `QUY ${bank} ${branch}`
  await openAccount(db, { number, kind: 'TILL', holder: branch, bank })
  const found = await db.query<{ id: bigint }>('SELECT id FROM account WHERE number = $1', [number])
  return onlyRow(found).id
}

/** What an account of the house receives (or, negative, gives), by its number. */
export type Leg = { readonly number: string; readonly amount: bigint }

type Posting = {
  readonly kind: 'FUNDING' | 'PAYMENT' | 'CASH' | 'TRANSFER' | 'REFUND' | 'ACCOUNT_DEBIT'
  readonly reference: string
  /** The customer or till, whose leg balances the others. */
  readonly other: bigint
  readonly legs: readonly Leg[]
}

/** Writes all legs in one statement. */
export async function post(
  db: Queryable,
  { kind, reference, other, legs }: Posting,
  now: Date,
): Promise<void> {
  const total = legs.reduce((sum, { amount }) => sum + amount, 0n)
  await db.query(
    `WITH posted AS (
       INSERT INTO posting (kind, reference, at) VALUES ($1, $2, $3) RETURNING id
     )
     INSERT INTO bank_entry (posting_id, account_id, amount)
     SELECT posted.id, $4::bigint, $5::bigint FROM posted
     UNION ALL
     SELECT posted.id, account.id, leg.amount
     FROM posted, unnest($6::text[], $7::bigint[]) AS leg (number, amount)
     JOIN account ON account.number = leg.number`,
    [kind, reference, now, other, -total, legs.map(({ number }) => number), legs.map(({ amount }) => amount)],
  )
}
