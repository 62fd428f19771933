import { onlyRow, type Queryable } from '../database/open.ts'
import type { BankId } from './banks.ts'

/** One line of the book of account debits: what the journal says of a reference, and what is in the book of it. */
export type AccountDebitLine = {
  readonly bank: BankId
  readonly reference: string
  readonly status: string
  readonly mandate: string | null
  readonly account: string | null
  readonly amount: string | null
  readonly bankReference: string | null
  readonly reason: string | null
  /** Never more than 1. */
  readonly debits: number
  readonly debited: string
  /** What each beneficiary received. */
  readonly credited: Readonly<Record<string, string>>
  readonly refunded: string
  /** What each beneficiary gave back of it. */
  readonly gaveBack: Readonly<Record<string, string>>
}

export type MandateLine = {
  readonly bank: BankId
  readonly number: string
  readonly version: number
  readonly state: string
  readonly account: string | null
  readonly dailyLimit: string | null
  readonly reason: string | null
}

type AccountTotals = {
  readonly accountDebited: string
  /** Zero: debits whose journal and book differ, of the account or of a beneficiary. */
  readonly accountDebitsOff: number
}

export type AccountBook = {
  readonly accountDebits: AccountDebitLine[]
  readonly mandates: MandateLine[]
  readonly totals: AccountTotals
}

/** What the book says of registered accounts. */
export async function readAccountBook(db: Queryable): Promise<AccountBook> {
  return {
    accountDebits: (await db.query<AccountDebitLine>(DEBITS)).rows,
    mandates: (await db.query<MandateLine>(MANDATES)).rows,
    totals: onlyRow(await db.query<AccountTotals>(TOTALS)),
  }
}

const DEBITS = `
  SELECT t.bank, t.reference, t.status, t.mandate, c.number AS account, t.amount::text AS amount,
         t.bank_reference AS "bankReference", t.reason,
         count(DISTINCT d.id)::int AS debits,
         coalesce(-sum(e.amount) FILTER (WHERE a.kind = 'CUSTOMER'), 0)::text AS debited,
         coalesce(jsonb_object_agg(a.holder, e.amount::text) FILTER (WHERE a.kind = 'BENEFICIARY'), '{}') AS credited,
         coalesce((SELECT sum(r.amount) FROM refund r
                   WHERE r.money = 'ACCOUNT_DEBIT ' || t.bank || '/' || t.reference AND r.status = 'REFUNDED'), 0)::text AS refunded,
         (SELECT coalesce(jsonb_object_agg(holder, given), '{}') FROM (
            SELECT a.holder, (-sum(e.amount))::text AS given
            FROM refund r JOIN posting d ON d.kind = 'REFUND' AND d.reference = r.reference
            JOIN bank_entry e ON e.posting_id = d.id JOIN account a ON a.id = e.account_id AND a.kind = 'BENEFICIARY'
            WHERE r.money = 'ACCOUNT_DEBIT ' || t.bank || '/' || t.reference AND r.status = 'REFUNDED' GROUP BY a.holder) back) AS "gaveBack"
  FROM account_debit t
  LEFT JOIN bank_account c ON c.account_id = t.account_id
  LEFT JOIN posting d ON d.kind = 'ACCOUNT_DEBIT' AND d.reference = t.bank || '/' || t.reference
  LEFT JOIN bank_entry e ON e.posting_id = d.id
  LEFT JOIN account a ON a.id = e.account_id
  GROUP BY t.bank, t.reference, c.number
  ORDER BY t.created_at, t.reference`

const MANDATES = `
  SELECT m.bank, m.number, m.version, m.state, c.number AS account, m.daily_limit::text AS "dailyLimit", m.reason
  FROM mandate m LEFT JOIN bank_account c ON c.account_id = m.account_id
  ORDER BY m.bank, m.number`

/** Each part that the journal of a debit asks for, or the book has of it: the account's, and each beneficiary's. */
const JOURNAL_PARTS = `
  SELECT bank || '/' || reference AS reference, 'CUSTOMER ' || account_id AS part, -amount AS amount
  FROM account_debit WHERE status = 'SUCCEEDED'
  UNION ALL
  SELECT bank || '/' || reference, 'BENEFICIARY ' || (s->>'agencyId'), (s->>'amount')::bigint
  FROM account_debit, jsonb_array_elements(split) s WHERE status = 'SUCCEEDED'`
const BOOK_PARTS = `
  SELECT d.reference, a.kind || ' ' || CASE a.kind WHEN 'CUSTOMER' THEN a.id::text ELSE a.holder END AS part, e.amount
  FROM posting d JOIN bank_entry e ON e.posting_id = d.id JOIN account a ON a.id = e.account_id
  WHERE d.kind = 'ACCOUNT_DEBIT'`

const TOTALS = `
  SELECT (SELECT coalesce(-sum(e.amount), 0) FROM bank_entry e JOIN posting d ON d.id = e.posting_id
          WHERE d.kind = 'ACCOUNT_DEBIT' AND e.amount < 0)::text AS "accountDebited",
         (SELECT count(DISTINCT reference) FROM (${JOURNAL_PARTS}) j FULL JOIN (${BOOK_PARTS}) b
            USING (reference, part, amount)
          WHERE j.reference IS NULL OR b.reference IS NULL)::int AS "accountDebitsOff"`
