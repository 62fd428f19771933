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
  readonly kind: 'CAPITAL' | 'COLLECTING' | 'TILL'
  readonly holder: string
  readonly bank: BankId
}

async function openAccount(db: Queryable, account: HouseAccount): Promise<void> {
  await db.query(
    `INSERT INTO account (number, kind, holder, bank) VALUES ($1, $2, $3, $4) ON CONFLICT (number) DO NOTHING`,
    [account.number, account.kind, account.holder, account.bank],
  )
}

/** Opens a customer's account with `balance` whole đồng in it; `undefined` when the number is taken. */
export async function openCustomerAccount(
  db: Queryable,
  account: { number: string; holder: string; balance: bigint },
  now: Date,
): Promise<bigint | undefined> {
  const opened = await db.query<{ id: bigint }>(
    `INSERT INTO account (number, kind, holder, balance) VALUES ($1, 'CUSTOMER', $2, $3)
     ON CONFLICT (number) DO NOTHING RETURNING id`,
    [account.number, account.holder, account.balance],
  )
  const id = opened.rows[0]?.id
  if (id === undefined || account.balance === 0n) return id
  const funding = { kind: 'FUNDING', reference: account.number, amount: account.balance } as const
  await post(db, { ...funding, other: id, house: CAPITAL_ACCOUNT }, now)
  return id
}

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
  const taken = await db.query('UPDATE account SET balance = balance - $2 WHERE id = $1 AND balance >= $2', [
    customer,
    amount,
  ])
  if (taken.rowCount !== 1) return false
  const house = banks['collecting-bank'].collectingAccount
  await post(db, { kind, reference, other: customer, amount: -amount, house }, now)
  return true
}

/** Takes `amount` đồng in cash into a branch's till for the portal; the reference is taken once. */
export async function takeCash(
  db: Queryable,
  cash: Taking & { bank: BankId; branch: string },
  now: Date,
): Promise<void> {
  const till = await openTill(db, cash.bank, cash.branch)
  const house = banks[cash.bank].collectingAccount
  const { reference, amount } = cash
  await post(db, { kind: 'CASH', reference, other: till, amount: -amount, house }, now)
}

/** Gives `amount` đồng back for a refund: to a customer's account, or in cash out of a till. */
export async function giveBack(
  db: Queryable,
  credit: Taking & { bank: BankId; account: bigint },
  now: Date,
): Promise<void> {
  const { reference, amount, account } = credit
  await db.query(`UPDATE account SET balance = balance + $2 WHERE id = $1 AND kind = 'CUSTOMER'`, [
    account,
    amount,
  ])
  const house = banks[credit.bank].collectingAccount
  await post(db, { kind: 'REFUND', reference, other: account, amount, house }, now)
}

/** The till of a branch; opened when it is first used. Its entries are negative while cash lies in it. */
export async function openTill(db: Queryable, bank: BankId, branch: string): Promise<bigint> {
  const number = `QUY ${bank} ${branch}`
  await openAccount(db, { number, kind: 'TILL', holder: branch, bank })
  const found = await db.query<{ id: bigint }>('SELECT id FROM account WHERE number = $1', [number])
  return onlyRow(found).id
}

type Posting = Taking & {
  readonly kind: 'FUNDING' | 'PAYMENT' | 'CASH' | 'TRANSFER' | 'REFUND'
  /** The customer or till; its leg has `amount` as it is, more is positive. */
  readonly other: bigint
  /** Number of the house's account, whose leg balances it. */
  readonly house: string
}

/** Writes both legs in one statement. */
async function post(db: Queryable, posting: Posting, now: Date): Promise<void> {
  await db.query(
    `WITH posted AS (
       INSERT INTO posting (kind, reference, at) VALUES ($1, $2, $3) RETURNING id
     )
     INSERT INTO bank_entry (posting_id, account_id, amount)
     SELECT posted.id, $4::bigint, $5::bigint FROM posted
     UNION ALL
     SELECT posted.id, account.id, -$5::bigint FROM posted, account WHERE account.number = $6`,
    [posting.kind, posting.reference, now, posting.other, posting.amount, posting.house],
  )
}
