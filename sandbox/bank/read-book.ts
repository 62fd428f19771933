import { onlyRow, type Queryable } from '../database/open.ts'
import { type BankId, bankIds } from './banks.ts'
import { type AccountBook, readAccountBook } from './read-account-book.ts'

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

/** One line of a branch's book: what a teller did under a key, and what is in the book of it. */
export type CounterLine = {
  readonly bank: BankId
  readonly branch: string
  readonly key: string
  readonly number: string
  readonly state: string
  readonly amount: string | null
  readonly bankReference: string | null
  readonly takings: number
  readonly taken: string
  readonly refunded: string
  /** The portal's, once it has answered the outcome. */
  readonly verdict: string | null
}

export type TransferLine = {
  readonly bankReference: string
  readonly account: string
  readonly amount: string
  readonly content: string
  readonly transferred: string
  readonly refunded: string
  readonly verdict: string | null
}

export type RefundLine = {
  readonly refundReference: string
  readonly bank: BankId
  readonly original: string
  readonly amount: string
  readonly status: 'REFUNDED' | 'REFUSED'
  readonly bankReference: string | null
  readonly reason: string | null
}

export type Book = {
  readonly payments: BookLine[]
  readonly counter: CounterLine[]
  readonly transfers: TransferLine[]
  readonly refunds: RefundLine[]
  readonly accountDebits: AccountBook['accountDebits']
  readonly mandates: AccountBook['mandates']
  readonly totals: BookTotals & AccountBook['totals']
}

type BookTotals = {
  readonly payments: number
  readonly debited: string
  readonly cashTaken: string
  readonly transferred: string
  readonly refunded: string
  /** What lies in the portal's accounts and its beneficiaries', and by bank. */
  readonly collected: string
  readonly collectedBy: Readonly<Record<BankId, string>>
  /** Zero where the book is right: the sum of all entries, and customers whose balance is not their entries'. */
  readonly entriesSum: string
  readonly accountsOff: number
  /** Zero: takings, transfers and refunds whose journal and book differ, and money refunded beyond what came. */
  readonly takingsOff: number
  readonly transfersOff: number
  readonly refundsOff: number
  readonly refundedBeyond: number
  /** Not answered yet: results of card payments and account debits, and messages of every kind, those held by a stopped teller too. */
  readonly resultsWaiting: number
  readonly messagesWaiting: number
}

/** The whole book for whoever compares it with theirs: one line per reference or key, and what must be zero. */
export async function readBook(db: Queryable): Promise<Book> {
  const totals = onlyRow(await db.query<Omit<BookTotals, 'collectedBy'>>(TOTALS))
  const accounts = await readAccountBook(db)
  return {
    payments: (await db.query<BookLine>(PAYMENTS)).rows,
    counter: (await db.query<CounterLine>(COUNTER)).rows,
    transfers: (await db.query<TransferLine>(TRANSFERS)).rows,
    refunds: (await db.query<RefundLine>(REFUNDS)).rows,
    accountDebits: accounts.accountDebits,
    mandates: accounts.mandates,
    totals: { ...totals, ...accounts.totals, collectedBy: await readCollected(db) },
  }
}

async function readCollected(db: Queryable): Promise<Record<BankId, string>> {
  const read = async (bank: BankId) => {
    const found = await db.query<{ sum: string }>(
      `SELECT coalesce(sum(e.amount), 0)::text AS sum FROM bank_entry e JOIN account a ON a.id = e.account_id
       WHERE a.bank = $1 AND a.kind IN ('COLLECTING', 'BENEFICIARY')`,
      [bank],
    )
    return [bank, onlyRow(found).sum] as const
  }
  const sums = await Promise.all(bankIds.map(read))
  return { 'collecting-bank': '0', 'hoi-an-bank': '0', ...Object.fromEntries(sums) }
}

const refundedOf = (money: string): string =>
  `coalesce((SELECT sum(r.amount) FROM refund r WHERE r.money = ${money} AND r.status = 'REFUNDED'), 0)::text`

const verdictOf = (kind: string, subject: string): string =>
  `(SELECT m.answer->>'verdict' FROM outgoing_message m WHERE m.kind = '${kind}' AND m.subject = ${subject}
    ORDER BY m.created_at DESC LIMIT 1)`

const PAYMENTS = `
  SELECT p.reference, p.status, p.amount::text AS amount, p.bank_reference AS "bankReference", p.reason,
         count(d.id)::int AS debits,
         coalesce(-sum(e.amount), 0)::text AS debited,
         ${refundedOf("'PAYMENT ' || p.reference")} AS refunded
  FROM card_payment p
  LEFT JOIN posting d ON d.kind = 'PAYMENT' AND d.reference = p.reference
  LEFT JOIN bank_entry e ON e.posting_id = d.id AND e.amount < 0
  GROUP BY p.reference
  ORDER BY p.created_at, p.reference`

const COUNTER = `
  SELECT i.bank, i.branch, i.key, i.number, i.state, i.amount::text AS amount,
         i.bank_reference AS "bankReference",
         count(d.id)::int AS takings,
         coalesce(-sum(e.amount), 0)::text AS taken,
         ${refundedOf("'CASH ' || i.bank || '/' || i.key")} AS refunded,
         ${verdictOf('OUTCOME', 'i.id::text')} AS verdict
  FROM counter_item i
  LEFT JOIN posting d ON d.kind = 'CASH' AND d.reference = i.bank || '/' || i.key
  LEFT JOIN bank_entry e ON e.posting_id = d.id AND e.amount < 0
  GROUP BY i.id
  ORDER BY i.id`

const TRANSFERS = `
  SELECT t.bank_reference AS "bankReference", t.account, t.amount::text AS amount, t.content,
         coalesce(-sum(e.amount), 0)::text AS transferred,
         ${refundedOf("'TRANSFER ' || t.bank_reference")} AS refunded,
         ${verdictOf('CREDIT_NOTICE', 't.bank_reference')} AS verdict
  FROM transfer t
  LEFT JOIN posting d ON d.kind = 'TRANSFER' AND d.reference = t.bank_reference
  LEFT JOIN bank_entry e ON e.posting_id = d.id AND e.amount < 0
  GROUP BY t.bank_reference
  ORDER BY t.created_at, t.bank_reference`

const REFUNDS = `
  SELECT reference AS "refundReference", bank, original, amount::text AS amount, status,
         bank_reference AS "bankReference", reason
  FROM refund ORDER BY at, reference`

/** Everything that left customers or tills, or came back to them, by kind of posting. */
const posted = (kind: string, sign: '<' | '>'): string =>
  `(SELECT coalesce(abs(sum(e.amount)), 0) FROM bank_entry e JOIN posting d ON d.id = e.posting_id
    JOIN account a ON a.id = e.account_id
    WHERE d.kind = '${kind}' AND a.kind IN ('CUSTOMER', 'TILL') AND e.amount ${sign} 0)::text`

/** How many of `journal` (its reference and amount) and the postings of `kind` have no counterpart. */
const off = (journal: string, kind: string): string =>
  `(SELECT count(*) FROM (${journal}) j FULL JOIN (
      SELECT d.reference, abs(e.amount) AS amount FROM posting d JOIN bank_entry e ON e.posting_id = d.id
      JOIN account a ON a.id = e.account_id WHERE d.kind = '${kind}' AND a.kind IN ('CUSTOMER', 'TILL')
    ) b USING (reference, amount) WHERE j.reference IS NULL OR b.reference IS NULL)::int`

const TOTALS = `
  SELECT (SELECT count(*) FROM card_payment)::int AS payments,
         ${posted('PAYMENT', '<')} AS debited,
         ${posted('CASH', '<')} AS "cashTaken",
         ${posted('TRANSFER', '<')} AS transferred,
         ${posted('REFUND', '>')} AS refunded,
         (SELECT coalesce(sum(e.amount), 0) FROM bank_entry e JOIN account a ON a.id = e.account_id
          WHERE a.kind IN ('COLLECTING', 'BENEFICIARY'))::text AS collected,
         (SELECT coalesce(sum(amount), 0) FROM bank_entry)::text AS "entriesSum",
         (SELECT count(*) FROM account a WHERE a.kind = 'CUSTOMER' AND a.balance <>
            (SELECT coalesce(sum(e.amount), 0) FROM bank_entry e WHERE e.account_id = a.id))::int AS "accountsOff",
         ${off(`SELECT bank || '/' || key AS reference, amount FROM counter_item WHERE state = 'TAKEN'`, 'CASH')}
           AS "takingsOff",
         ${off('SELECT bank_reference AS reference, amount FROM transfer', 'TRANSFER')} AS "transfersOff",
         ${off(`SELECT reference, amount FROM refund WHERE status = 'REFUNDED'`, 'REFUND')} AS "refundsOff",
         (SELECT count(*) FROM (
            SELECT 'PAYMENT ' || reference AS money, amount FROM card_payment WHERE status = 'SUCCEEDED'
            UNION ALL SELECT 'CASH ' || bank || '/' || key, amount FROM counter_item WHERE state = 'TAKEN'
            UNION ALL SELECT 'ACCOUNT_DEBIT ' || bank || '/' || reference, amount FROM account_debit
              WHERE status = 'SUCCEEDED'
            UNION ALL SELECT 'TRANSFER ' || bank_reference, amount FROM transfer) o
          WHERE o.amount < (SELECT coalesce(sum(r.amount), 0) FROM refund r
                            WHERE r.money = o.money AND r.status = 'REFUNDED'))::int AS "refundedBeyond",
         (SELECT count(*) FROM outgoing_message WHERE kind = 'RESULT' AND due_at IS NOT NULL)::int
           AS "resultsWaiting",
         (SELECT count(*) FROM outgoing_message WHERE due_at IS NOT NULL OR held)::int AS "messagesWaiting"`
