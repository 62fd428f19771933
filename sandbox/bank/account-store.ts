import { onlyRow, type Queryable } from '../database/open.ts'
import type { BankId } from './banks.ts'
import { openCustomerAccount, setBalance } from './book.ts'

export type AccountState = 'OPEN' | 'LOCKED' | 'CLOSED'

/** What a debit does that its holder could not foresee; PROMPT for every ordinary account. */
export type AccountBehaviour = 'PROMPT' | 'LATE_SUCCESS' | 'LATE_FAILURE'

/** An account that may be registered with the portal. Money in whole đồng. */
export type BankAccount = {
  readonly id: bigint
  readonly bank: BankId
  readonly number: string
  /** In capitals without accents, as banks write it. */
  readonly holder: string
  /** Tax code of an organisation, identity number of a person. */
  readonly holderId: string
  readonly balance: bigint
  readonly state: AccountState
  /** The bank's own, for all debits of a day together. */
  readonly dailyLimit: bigint
  readonly behaviour: AccountBehaviour
}

const COLUMNS = `a.id, a.bank, a.number, a.holder, b.holder_id AS "holderId", a.balance, b.state,
  b.daily_limit AS "dailyLimit", b.behaviour`
const ACCOUNTS = `SELECT ${COLUMNS} FROM bank_account b JOIN account a ON a.id = b.account_id`

/** Opens an account; false where its number is taken. */
export async function openBankAccount(
  db: Queryable,
  account: Omit<BankAccount, 'id'>,
  now: Date,
): Promise<boolean> {
  const id = await openCustomerAccount(db, account, now)
  if (id === undefined) return false
  await db.query(
    `INSERT INTO bank_account (account_id, number, holder_id, state, daily_limit, behaviour)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [id, account.number, account.holderId, account.state, account.dailyLimit, account.behaviour],
  )
  return true
}

/** Says whose an account is that was opened before under other papers; money, state and mandates stay as they are. */
export async function renameHolder(
  db: Queryable,
  { number, holder, holderId }: Pick<BankAccount, 'number' | 'holder' | 'holderId'>,
): Promise<void> {
  await db.query(
    `WITH mine AS (UPDATE bank_account SET holder_id = $3 WHERE number = $1 RETURNING account_id)
     UPDATE account SET holder = $2 WHERE id IN (SELECT account_id FROM mine)`,
    [number, holder, holderId],
  )
}

/** Every account, by bank and holder. */
export async function readAccounts(db: Queryable): Promise<BankAccount[]> {
  return (await db.query<BankAccount>(`${ACCOUNTS} ORDER BY a.bank, a.holder, a.number`)).rows
}

/** The account with this number, at whichever bank it is. */
export async function readAccount(db: Queryable, number: string): Promise<BankAccount | undefined> {
  return (await db.query<BankAccount>(`${ACCOUNTS} WHERE b.number = $1`, [number])).rows[0]
}

/** The account, held until the transaction ends: debits of it come one after the other. */
export async function lockAccount(db: Queryable, id: bigint): Promise<BankAccount> {
  return onlyRow(await db.query<BankAccount>(`${ACCOUNTS} WHERE a.id = $1 FOR UPDATE`, [id]))
}

export type AccountChange = { readonly state?: AccountState; readonly balance?: bigint }

/** Changes what a lever or a clerk changes: the state, or what lies on it. Answers it as it is then; undefined: no such number. */
export async function changeAccount(
  db: Queryable,
  number: string,
  change: AccountChange,
  now: Date,
): Promise<BankAccount | undefined> {
  const found = await readAccount(db, number)
  if (found === undefined) return undefined
  const account = await lockAccount(db, found.id)
  if (change.balance !== undefined) await setBalance(db, account, change.balance, now)
  if (change.state !== undefined) {
    await db.query('UPDATE bank_account SET state = $2 WHERE account_id = $1', [account.id, change.state])
  }
  return readAccount(db, number)
}
