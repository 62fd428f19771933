import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { BankNames } from '../bank-names.ts'
import type { Method } from '../contract.ts'
import type { RefundStateName, SuspenseItemReason, SuspenseState } from '../desk-contract.ts'
import type { TraceAttempt, TraceDebit, TraceJournal, TraceRefund, TraceSuspense } from '../trace-contract.ts'

type AttemptRow = {
  reference: string
  method: Method
  state: string
  amount: bigint
  connector: string
  branch: string | null
  mask: string | null
  registration_number: string | null
  reason: string | null
  bank_reference: string | null
  created_at: Date
  sent_at: Date | null
  known_by: Date | null
  finished_at: Date | null
}

const attemptsStatement = {
  name: 'trace-attempts',
  text: `
    SELECT a.reference, a.method, a.state, a.amount::BIGINT AS amount, a.connector, a.branch,
      coalesce(a.card_mask, a.account_mask) AS mask, a.reason, a.bank_reference, a.created_at, a.sent_at, a.known_by,
      a.finished_at, (SELECT r.number FROM registration r WHERE r.id = a.registration_id) AS registration_number
    FROM attempt a WHERE a.payment_id = $1 ORDER BY a.created_at, a.id LIMIT 200`,
}

/** Every try to pay it, the first thing first; card and account masked as they are stored. */
export async function readAttempts(
  database: Database,
  paymentId: string,
  bankName: BankNames,
): Promise<TraceAttempt[]> {
  const rows = await database.query<AttemptRow>(attemptsStatement, [paymentId])
  return rows.map((row) => ({
    reference: row.reference,
    method: row.method,
    state: row.state,
    amount: String(row.amount),
    bank: bankName(row.connector),
    branch: row.branch,
    mask: row.mask,
    registrationNumber: row.registration_number,
    reason: row.reason,
    bankReference: row.bank_reference,
    createdAt: row.created_at.toISOString(),
    sentAt: row.sent_at?.toISOString() ?? null,
    knownBy: row.known_by?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
  }))
}

type JournalRow = {
  id: string
  kind: string
  cause: string
  posted_at: Date
  lines: readonly { readonly account: string; readonly name: Bilingual | null; readonly amount: string }[]
}

/** By the causes of docs/money.md: each money that came, was assigned or went back was posted under its own. */
const journalsStatement = {
  name: 'trace-journals',
  text: `
    SELECT j.id, j.kind, j.cause, j.posted_at, json_agg(json_build_object('account', a.code, 'amount', e.amount::text,
        'name', CASE WHEN a.code LIKE 'agency:%' THEN (SELECT json_build_object('vi', g.name_vi, 'en', g.name_en)
          FROM agency g WHERE g.id = substr(a.code, 8)) END) ORDER BY e.line) AS lines
    FROM journal j JOIN ledger_entry e ON e.journal_id = j.id JOIN ledger_account a ON a.id = e.account_id
    WHERE j.cause IN (
      SELECT way.name || capture_cause(k)
      FROM capture k CROSS JOIN (VALUES ('capture'), ('assign')) way (name) WHERE k.payment_id = $1
      UNION ALL SELECT 'refund:' || r.connector || ':' || r.reference
      FROM refund r JOIN capture k ON k.id = r.capture_id WHERE k.payment_id = $1)
    GROUP BY j.id ORDER BY j.posted_at, j.id LIMIT 100`,
}

/** What the books say of it. */
export async function readJournals(database: Database, paymentId: string): Promise<TraceJournal[]> {
  const rows = await database.query<JournalRow>(journalsStatement, [paymentId])
  return rows.map(({ id, kind, cause, posted_at, lines }) => ({
    id,
    kind,
    cause,
    at: posted_at.toISOString(),
    lines: lines.map(({ account, name, amount }) => ({
      account,
      name,
      debit: amount.startsWith('-') ? null : amount,
      credit: amount.startsWith('-') ? amount.slice(1) : null,
    })),
  }))
}

type SuspenseRead = {
  capture_id: string
  state: SuspenseState
  reason: SuspenseItemReason
  amount: string
  bank_reference: string
  opened_at: Date
}

const suspenseStatement = {
  name: 'trace-suspense',
  text: `
    SELECT i.capture_id, i.state, k.reason, k.amount::text AS amount, k.bank_reference, i.opened_at
    FROM suspense_item i JOIN capture k ON k.id = i.capture_id WHERE k.payment_id = $1
    ORDER BY i.opened_at, i.capture_id LIMIT 100`,
}

/** Money for it that did not fit. */
export async function readSuspense(database: Database, paymentId: string): Promise<TraceSuspense[]> {
  const rows = await database.query<SuspenseRead>(suspenseStatement, [paymentId])
  return rows.map(({ capture_id, bank_reference, opened_at, ...same }) => ({
    ...same,
    captureId: capture_id,
    bankReference: bank_reference,
    openedAt: opened_at.toISOString(),
  }))
}

type RefundRead = {
  id: string
  reference: string
  kind: 'RETURN' | 'REFUND'
  state: RefundStateName
  amount: string
  requested_at: Date
}

const refundsStatement = {
  name: 'trace-refunds',
  text: `
    SELECT r.id, r.reference, r.kind, r.state, r.amount::text AS amount, r.requested_at
    FROM refund r JOIN capture k ON k.id = r.capture_id WHERE k.payment_id = $1
    ORDER BY r.requested_at, r.id LIMIT 100`,
}

/** Money of it that goes back, or went. */
export async function readRefunds(database: Database, paymentId: string): Promise<TraceRefund[]> {
  const rows = await database.query<RefundRead>(refundsStatement, [paymentId])
  return rows.map(({ requested_at, ...same }) => ({ ...same, requestedAt: requested_at.toISOString() }))
}

type DebitRow = {
  public_id: string
  reference: string
  state: string
  amount: string
  reason: string | null
  created_at: Date
}

const debitsStatement = {
  name: 'trace-debits',
  text: `
    SELECT p.public_id, a.reference, a.state, a.amount::text AS amount, a.reason, a.created_at
    FROM attempt a JOIN payment p ON p.id = a.payment_id
    WHERE a.registration_id = (SELECT r.id FROM registration r WHERE r.number = $1) AND a.debit_day >= $2::date
    ORDER BY a.debit_day DESC, a.created_at DESC LIMIT 100`,
}

/**
 * The debits of a registered account since a business day, the newest first, a hundred at most.
 * @param since an ISO day of Vietnam
 */
export async function debitsSince(
  database: Database,
  registrationNumber: string,
  since: string,
): Promise<TraceDebit[]> {
  const rows = await database.query<DebitRow>(debitsStatement, [registrationNumber, since])
  return rows.map(({ public_id, created_at, ...same }) => ({
    ...same,
    publicId: public_id,
    createdAt: created_at.toISOString(),
  }))
}
