import pg from 'pg'
import type { BankBook } from './bank-levers.ts'

/** One thing that is not as it must be, in words with its figures. */
export type Fault = string

type Attempt = {
  reference: string
  state: string
  payment_state: string
  exception: string | null
  amount: string
  captures: { bankReference: string; amount: string; disposition: string }[]
}

const attemptsStatement = `
  SELECT a.reference, a.state, p.state AS payment_state, p.exception, a.amount::text AS amount,
    coalesce((SELECT json_agg(json_build_object('bankReference', k.bank_reference, 'amount', k.amount::text,
      'disposition', k.disposition)) FROM capture k WHERE k.reference = a.reference), '[]') AS captures
  FROM attempt a JOIN payment p ON p.id = a.payment_id`

/** Each counts what must not be there. */
const mustBeNone: Record<string, string> = {
  'attempts whose end is not known': `SELECT count(*) FROM attempt WHERE state IN ('SENT', 'UNKNOWN', 'CANCELLING', 'VERIFYING')`,
  'open leases of attempts that have ended': `SELECT count(*) FROM charge_lease l JOIN attempt a ON a.id = l.attempt_id
    WHERE l.closed_at IS NULL AND a.finished_at IS NOT NULL`,
  'attempts that may take money without a lease on each charge': `SELECT count(*) FROM attempt a
    JOIN payment_charge pc USING (payment_id)
    WHERE (a.state IN ('SENT', 'UNKNOWN', 'CANCELLING') OR a.code_unsure) AND a.finished_at IS NULL
      AND NOT EXISTS (SELECT FROM charge_lease l
        WHERE l.attempt_id = a.id AND l.charge_id = pc.charge_id AND l.closed_at IS NULL)`,
  'leases of attempts that have sent no code on': `SELECT count(*) FROM charge_lease l JOIN attempt a ON a.id = l.attempt_id
    WHERE l.closed_at IS NULL AND (a.state = 'VERIFYING' OR (a.state = 'AWAITING_OTP' AND NOT a.code_unsure))`,
  'journals that do not balance': `SELECT count(*) FROM (SELECT 1 FROM ledger_entry GROUP BY journal_id HAVING sum(amount) <> 0) j`,
  'captures without their journal': `SELECT count(*) FROM capture k
    WHERE NOT EXISTS (SELECT FROM journal j WHERE j.cause = 'capture' || capture_cause(k))`,
  'charges settled without being paid, or paid without being settled': `SELECT count(*) FROM charge c
    LEFT JOIN charge_settlement s ON s.charge_id = c.id WHERE (c.state = 'PAID') <> (s.charge_id IS NOT NULL)`,
  'payments PAID without one applied capture of their amount': `SELECT count(*) FROM payment p WHERE p.state = 'PAID' AND
    (SELECT coalesce(sum(k.amount), 0) FROM capture k WHERE k.payment_id = p.id AND k.disposition = 'APPLIED') <> p.amount`,
  'jobs that will not be tried again': `SELECT count(*) FROM graphile_worker._private_jobs
    WHERE attempts >= max_attempts AND key IS NOT NULL`,
  'superseded jobs that nobody removes': `SELECT count(*) FROM graphile_worker._private_jobs
    WHERE attempts >= max_attempts AND key IS NULL`,
  'jobs held for longer than any job takes': `SELECT count(*) FROM graphile_worker._private_jobs
    WHERE locked_at < now() - interval '30 seconds'`,
  'jobs due that nobody takes': `SELECT count(*) FROM graphile_worker._private_jobs
    WHERE locked_at IS NULL AND run_at < now() - interval '15 seconds'`,
}

const totalsStatement = `
  SELECT coalesce(sum(e.amount), 0)::text AS entries,
    coalesce(sum(e.amount) FILTER (WHERE a.kind = 'bank'), 0)::text AS bank
  FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id`

/** Compares the portal's tables with the bank's book; empty when everything agrees. */
export async function compareBooks(ownerUrl: string, book: BankBook): Promise<Fault[]> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows: attempts } = await client.query<Attempt>(attemptsStatement)
    const { rows: totals } = await client.query<{ entries: string; bank: string }>(totalsStatement)
    const faults = [
      ...paymentFaults(attempts, book),
      ...totalFaults(totals[0] ?? { entries: '', bank: '' }, book),
    ]
    for (const [what, statement] of Object.entries(mustBeNone)) {
      const { rows } = await client.query<{ count: string }>(statement)
      if (rows[0]?.count !== '0') faults.push(`${rows[0]?.count} ${what}`)
    }
    return faults
  } finally {
    await client.end()
  }
}

function paymentFaults(attempts: readonly Attempt[], book: BankBook): Fault[] {
  const byReference = new Map(attempts.map((attempt) => [attempt.reference, attempt]))
  const unknown = book.payments
    .filter(({ reference }) => !byReference.has(reference))
    .map(({ reference }) => `${reference}: the bank knows it, the portal does not`)
  const lines = new Map(book.payments.map((line) => [line.reference, line]))
  return [...unknown, ...attempts.flatMap((attempt) => attemptFaults(attempt, lines.get(attempt.reference)))]
}

/** Taken at the bank means booked here, for the same amount, once; and the other way round. */
function attemptFaults(attempt: Attempt, line: BankBook['payments'][number] | undefined): Fault[] {
  const { reference, captures } = attempt
  const taken = line?.status === 'SUCCEEDED'
  const faults: Fault[] = []
  if (line && line.debits > 1) faults.push(`${reference}: ${line.debits} debits`)
  if (line && line.debits !== (taken ? 1 : 0))
    faults.push(`${reference}: ${line.status} with ${line.debits} debits`)
  if (taken !== (attempt.state === 'SUCCEEDED'))
    faults.push(`${reference}: bank ${line?.status}, portal ${attempt.state}`)
  if (captures.length !== (taken ? 1 : 0))
    faults.push(`${reference}: ${captures.length} captures, bank ${line?.status}`)
  const [capture] = captures
  if (taken && capture && (capture.amount !== line.debited || capture.bankReference !== line.bankReference))
    faults.push(`${reference}: captured ${capture.amount}, the bank took ${line.debited}`)
  const settled = attempt.payment_state === 'PAID' || attempt.exception !== null
  if (taken && !settled) faults.push(`${reference}: taken, and its payment is ${attempt.payment_state}`)
  return faults
}

function totalFaults(totals: { entries: string; bank: string }, book: BankBook): Fault[] {
  const faults: Fault[] = []
  if (totals.entries !== '0') faults.push(`all journal entries together are ${totals.entries}`)
  if (totals.bank !== book.totals.collected)
    faults.push(`the ledger's bank account is ${totals.bank}, the bank's book ${book.totals.collected}`)
  if (book.totals.entriesSum !== '0' || book.totals.accountsOff !== 0)
    faults.push("the bank's own book does not add up")
  return faults
}

export type Tally = {
  paid: number
  suspense: number
  attempts: number
  declined: Record<string, number>
  late: number
}

/** What came of it all, for the summary. */
export async function tally(ownerUrl: string): Promise<Tally> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rows } = await client.query<Tally>(`
      SELECT (SELECT count(*)::int FROM payment WHERE state = 'PAID') AS paid,
        (SELECT count(*)::int FROM capture WHERE disposition = 'SUSPENSE') AS suspense,
        (SELECT count(*)::int FROM attempt) AS attempts,
        (SELECT coalesce(json_object_agg(reason, n), '{}') FROM
          (SELECT reason, count(*)::int AS n FROM attempt WHERE state = 'DECLINED' GROUP BY reason) d) AS declined,
        (SELECT count(*)::int FROM payment WHERE exception = 'LATE') AS late`)
    if (rows[0] === undefined) throw new Error('Nothing was counted')
    return rows[0]
  } finally {
    await client.end()
  }
}
