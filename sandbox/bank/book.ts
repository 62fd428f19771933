import { onlyRow, type Queryable } from '../database/open.ts'

/** The portal's account at the bank: every fee is collected into it. */
const COLLECTING_ACCOUNT = '1000000001'
/** Where the money of the sandbox's customers comes from. */
const CAPITAL_ACCOUNT = '1000000000'

const HOUSE_ACCOUNTS = [
  { number: CAPITAL_ACCOUNT, kind: 'CAPITAL', holder: 'VON CUA NGAN HANG' },
  { number: COLLECTING_ACCOUNT, kind: 'COLLECTING', holder: 'THU HO DICH VU CONG' },
] as const

/** Opens the bank's own accounts once. */
export async function openHouseAccounts(db: Queryable): Promise<void> {
  for (const { number, kind, holder } of HOUSE_ACCOUNTS) {
    await db.query(
      'INSERT INTO account (number, kind, holder) VALUES ($1, $2, $3) ON CONFLICT (number) DO NOTHING',
      [number, kind, holder],
    )
  }
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
  await post(db, { kind: 'FUNDING', reference: account.number, customer: id, amount: account.balance }, now)
  return id
}

/** Takes `amount` đồng from a customer for a payment. False, and nothing moved, when there is too little. */
export async function takeMoney(
  db: Queryable,
  debit: { reference: string; customer: bigint; amount: bigint },
  now: Date,
): Promise<boolean> {
  const taken = await db.query('UPDATE account SET balance = balance - $2 WHERE id = $1 AND balance >= $2', [
    debit.customer,
    debit.amount,
  ])
  if (taken.rowCount !== 1) return false
  await post(db, { ...debit, kind: 'PAYMENT', amount: -debit.amount }, now)
  return true
}

/** Gives `amount` đồng back to a customer for a refund. */
export async function giveBack(
  db: Queryable,
  credit: { reference: string; customer: bigint; amount: bigint },
  now: Date,
): Promise<void> {
  await db.query('UPDATE account SET balance = balance + $2 WHERE id = $1', [credit.customer, credit.amount])
  await post(db, { ...credit, kind: 'REFUND' }, now)
}

type Posting = {
  readonly kind: 'FUNDING' | 'PAYMENT' | 'REFUND'
  readonly reference: string
  readonly customer: bigint
  /** From the customer's side: more is positive. */
  readonly amount: bigint
}

/** Writes both legs in one statement; the house's leg balances the customer's. */
async function post(db: Queryable, posting: Posting, now: Date): Promise<void> {
  const house = posting.kind === 'FUNDING' ? CAPITAL_ACCOUNT : COLLECTING_ACCOUNT
  await db.query(
    `WITH posted AS (
       INSERT INTO posting (kind, reference, at) VALUES ($1, $2, $3) RETURNING id
     )
     INSERT INTO bank_entry (posting_id, account_id, amount)
     SELECT posted.id, $4::bigint, $5::bigint FROM posted
     UNION ALL
     SELECT posted.id, account.id, -$5::bigint FROM posted, account WHERE account.number = $6`,
    [posting.kind, posting.reference, now, posting.customer, posting.amount, house],
  )
}

export type BookLine = {
  readonly reference: string
  readonly status: string
  readonly amount: string | null
  readonly bankReference: string | null
  readonly reason: string | null
  readonly debits: number
  readonly debited: string
  readonly refunded: string
}

export type Book = {
  readonly payments: BookLine[]
  readonly totals: {
    readonly payments: number
    readonly debited: string
    readonly refunded: string
    readonly collected: string
    readonly entriesSum: string
    readonly accountsOff: number
    readonly resultsWaiting: number
  }
}

/** The whole book for whoever compares it with theirs: one line per reference, and what must be zero. */
export async function readBook(db: Queryable): Promise<Book> {
  const payments = await db.query<BookLine>(BOOK_LINES)
  const totals = onlyRow(await db.query<Book['totals']>(BOOK_TOTALS, [COLLECTING_ACCOUNT]))
  return { payments: payments.rows, totals }
}

const BOOK_LINES = `
  SELECT p.reference, p.status, p.amount::text AS amount, p.bank_reference AS "bankReference", p.reason,
         count(d.id)::int AS debits,
         coalesce(-sum(e.amount), 0)::text AS debited,
         coalesce((SELECT sum(r.amount) FROM refund r
                   WHERE r.original = p.bank_reference AND r.status = 'REFUNDED'), 0)::text AS refunded
  FROM card_payment p
  LEFT JOIN posting d ON d.kind = 'PAYMENT' AND d.reference = p.reference
  LEFT JOIN bank_entry e ON e.posting_id = d.id AND e.amount < 0
  GROUP BY p.reference
  ORDER BY p.created_at, p.reference`

const BOOK_TOTALS = `
  SELECT (SELECT count(*) FROM card_payment)::int AS payments,
         (SELECT coalesce(-sum(e.amount), 0) FROM bank_entry e JOIN posting d ON d.id = e.posting_id
          WHERE d.kind = 'PAYMENT' AND e.amount < 0)::text AS debited,
         (SELECT coalesce(sum(e.amount), 0) FROM bank_entry e JOIN posting d ON d.id = e.posting_id
          WHERE d.kind = 'REFUND' AND e.amount > 0)::text AS refunded,
         (SELECT coalesce(sum(e.amount), 0) FROM bank_entry e JOIN account a ON a.id = e.account_id
          WHERE a.number = $1)::text AS collected,
         (SELECT coalesce(sum(amount), 0) FROM bank_entry)::text AS "entriesSum",
         (SELECT count(*) FROM account a WHERE a.kind = 'CUSTOMER' AND a.balance <>
            (SELECT coalesce(sum(e.amount), 0) FROM bank_entry e WHERE e.account_id = a.id))::int AS "accountsOff",
         (SELECT count(*) FROM result_message WHERE due_at IS NOT NULL)::int AS "resultsWaiting"`
