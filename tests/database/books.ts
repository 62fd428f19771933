import { expect } from 'vitest'
import type { PaymentWorld } from '#tests/factories/payment.ts'

/** What must hold in the database at every moment between transactions; each query names what breaks it. */
const rules: Record<string, string> = {
  'a journal balances and has two lines at least': `
    SELECT journal_id FROM ledger_entry GROUP BY journal_id HAVING sum(amount) <> 0 OR count(*) < 2`,
  'every journal has entries': `
    SELECT id FROM journal j WHERE NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.journal_id = j.id)`,
  'every capture has its journal, and every journal of one its capture': `
    SELECT k.id, j.id FROM capture k
    FULL JOIN (SELECT * FROM journal WHERE kind IN ('CAPTURE_APPLIED', 'CAPTURE_SUSPENSE')) j
      ON j.cause = 'capture' || capture_cause(k)
    WHERE k.id IS NULL OR j.id IS NULL`,
  'money that left suspense has its journal, and every journal of one its money': `
    SELECT k.id, j.id FROM (SELECT id, capture_cause(capture) AS cause FROM capture WHERE disposition = 'APPLIED' AND reason IS NOT NULL) k
    FULL JOIN (SELECT * FROM journal WHERE kind = 'SUSPENSE_ASSIGNED') j
      ON j.cause = 'assign' || k.cause
    WHERE k.id IS NULL OR j.id IS NULL`,
  'a refund is posted exactly when the bank has said that it is back': `
    SELECT r.id, j.id FROM (SELECT * FROM refund WHERE state = 'REFUNDED') r
    FULL JOIN (SELECT * FROM journal WHERE kind IN ('REFUND_SUSPENSE', 'REFUND_AGENCY')) j
      ON j.cause = 'refund:' || r.connector || ':' || r.reference
    WHERE r.id IS NULL OR j.id IS NULL`,
  'a bank owes what it captured, less what it gave back': `
    SELECT connector FROM (
      SELECT connector, amount::BIGINT AS amount FROM capture
      UNION ALL SELECT connector, -amount FROM refund WHERE state = 'REFUNDED'
      UNION ALL SELECT replace(a.code, 'bank:', ''), -e.amount FROM ledger_entry e
        JOIN ledger_account a ON a.id = e.account_id WHERE a.kind = 'bank') said
    GROUP BY connector HAVING sum(amount) <> 0`,
  'what is in suspense is what was not applied, less what went back': `
    SELECT connector FROM (
      SELECT connector, CASE disposition WHEN 'SUSPENSE' THEN amount::BIGINT ELSE excess END AS amount FROM capture
      UNION ALL SELECT connector, -amount FROM refund WHERE state = 'REFUNDED' AND charge_id IS NULL
      UNION ALL SELECT replace(a.code, 'suspense:', ''), e.amount FROM ledger_entry e
        JOIN ledger_account a ON a.id = e.account_id WHERE a.kind = 'suspense') said
    GROUP BY connector HAVING sum(amount) <> 0`,
  'an agency has what was settled for it, less what went back of it': `
    SELECT agency FROM (
      SELECT c.beneficiary AS agency, s.amount::BIGINT AS amount FROM charge_settlement s JOIN charge c ON c.id = s.charge_id
      UNION ALL SELECT c.beneficiary, -r.amount FROM refund r JOIN charge c ON c.id = r.charge_id WHERE r.state = 'REFUNDED'
      UNION ALL SELECT replace(a.code, 'agency:', ''), e.amount FROM ledger_entry e
        JOIN ledger_account a ON a.id = e.account_id WHERE a.kind = 'agency') said
    GROUP BY agency HAVING sum(amount) <> 0`,
  'an applied capture settles charges for its amount less its excess, another none': `
    SELECT k.id FROM capture k LEFT JOIN charge_settlement s ON s.capture_id = k.id GROUP BY k.id
    HAVING coalesce(sum(s.amount), 0) + k.excess <> CASE k.disposition WHEN 'APPLIED' THEN k.amount ELSE 0 END`,
  'each agency has a receipt of exactly its part of a capture': `
    SELECT capture_id, agency_id FROM (
      SELECT s.capture_id, c.beneficiary AS agency_id, sum(s.amount) AS amount
      FROM charge_settlement s JOIN charge c ON c.id = s.charge_id GROUP BY 1, 2) part
    FULL JOIN receipt r USING (capture_id, agency_id)
    WHERE part.amount IS DISTINCT FROM r.amount::NUMERIC`,
  'receipts have no gap: 1 to the counter of each agency and series': `
    SELECT agency_id, series FROM receipt r FULL JOIN receipt_counter k USING (agency_id, series)
    GROUP BY agency_id, series, k.last HAVING min(number) <> 1 OR max(number) <> count(number) OR max(number) IS DISTINCT FROM k.last`,
  'money in suspense is somebody’s work, and what was assigned is applied': `
    SELECT k.id FROM capture k LEFT JOIN suspense_item i ON i.capture_id = k.id
    WHERE (k.reason IS NOT NULL) <> (i.capture_id IS NOT NULL) OR (i.state = 'ASSIGNED') <> (k.disposition = 'APPLIED')`,
  'what is on its way back has one live refund of all of it, and what is back a finished one': `
    SELECT i.capture_id FROM suspense_item i JOIN capture k ON k.id = i.capture_id
    LEFT JOIN refund r ON r.capture_id = i.capture_id AND r.state = ANY (
      CASE i.state WHEN 'RETURNED' THEN '{REFUNDED}' ELSE '{APPROVED,SENT}' END::TEXT[])
    WHERE i.state IN ('RETURNING', 'RETURNED') GROUP BY i.capture_id, k.amount
    HAVING coalesce(sum(r.amount), 0) <> k.amount`,
  'refunds are within the money': `
    SELECT k.id FROM capture k JOIN refund r ON r.capture_id = k.id AND r.state NOT IN ('REJECTED', 'REFUSED')
    GROUP BY k.id HAVING sum(r.amount) > k.amount`,
  'a decided refund that is not finished has a job that sends it': `
    SELECT r.id FROM refund r WHERE r.state IN ('APPROVED', 'SENT')
      AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = 'send-refund:' || r.id)`,
  'money that waits for another attempt has a job that looks again': `
    SELECT i.capture_id FROM suspense_item i WHERE i.state = 'WAITING'
      AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = 'resolve-late-money:' || i.capture_id)`,
  'a payment has one good number at most, and none once it has expired': `
    SELECT p.id FROM payment p JOIN payment_instruction i ON i.payment_id = p.id AND i.state = 'ACTIVE'
    GROUP BY p.id HAVING count(*) > 1 OR p.state = 'EXPIRED'`,
  'a charge is paid exactly when it is settled, for what it owed': `
    SELECT c.id FROM charge c LEFT JOIN charge_settlement s ON s.charge_id = c.id
    WHERE (c.state = 'PAID') <> (s.charge_id IS NOT NULL) OR s.amount <> c.amount`,
  'a payment is paid exactly when one capture is applied to it': `
    SELECT p.id FROM payment p LEFT JOIN capture k ON k.payment_id = p.id AND k.disposition = 'APPLIED'
    GROUP BY p.id HAVING (p.state = 'PAID') <> (count(k.id) = 1)`,
  'a paid payment has a confirmation, another none': `
    SELECT p.id FROM payment p LEFT JOIN payment_confirmation f ON f.payment_id = p.id
    WHERE (p.state = 'PAID') <> (f.payment_id IS NOT NULL)`,
  'a charge has one open lease at most': `
    SELECT charge_id FROM charge_lease WHERE closed_at IS NULL GROUP BY charge_id HAVING count(*) > 1`,
  'an ended attempt holds nothing': `
    SELECT a.id FROM attempt a JOIN charge_lease l ON l.attempt_id = a.id AND l.closed_at IS NULL
    WHERE a.finished_at IS NOT NULL`,
  'an attempt holds what it asks for while its money may move, and before that nothing': `
    SELECT a.id FROM attempt a LEFT JOIN charge_lease l ON l.attempt_id = a.id AND l.closed_at IS NULL
    WHERE a.finished_at IS NULL GROUP BY a.id
    HAVING coalesce(sum(l.amount), 0) <> CASE
      WHEN a.state = 'VERIFYING' OR (a.state = 'AWAITING_OTP' AND NOT a.code_unsure) THEN 0 ELSE a.amount END`,
  'a payment that is paid leaves no card that waits for a check or a code': `
    SELECT p.id FROM payment p JOIN attempt a ON a.payment_id = p.id AND a.state IN ('VERIFYING', 'AWAITING_OTP')
    WHERE p.state = 'PAID' AND NOT a.code_unsure`,
  'an attempt whose money may move is held without an end': `
    SELECT a.id FROM attempt a JOIN charge_lease l ON l.attempt_id = a.id AND l.closed_at IS NULL
    WHERE (a.state IN ('SENT', 'UNKNOWN', 'CANCELLING')) <> (l.ends_at IS NULL)`,
  'an attempt succeeded exactly when the bank took money for it': `
    SELECT a.id FROM attempt a WHERE a.state = 'SUCCEEDED' AND NOT EXISTS (
      SELECT 1 FROM capture k WHERE k.connector = a.connector AND k.bank_reference = a.bank_reference)
    UNION ALL SELECT k.id FROM capture k JOIN attempt a ON a.id = k.attempt_id WHERE a.state <> 'SUCCEEDED'`,
  'a live attempt has a job that will end it': `
    SELECT a.id FROM attempt a WHERE a.finished_at IS NULL
      AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j
        WHERE j.key IN ('ask-bank:' || a.id, 'expire-attempt:' || a.id))`,
  'a paid payment has its job to tell the agencies': `
    SELECT p.id FROM payment p WHERE p.state = 'PAID'
      AND NOT EXISTS (SELECT 1 FROM graphile_worker.jobs j WHERE j.key = 'tell-agencies:' || p.id)`,
}

/** Holds every rule against the database; no job has run in it. */
export async function expectSoundBooks({ sql }: Pick<PaymentWorld, 'sql'>): Promise<void> {
  const broken: Record<string, unknown> = {}
  for (const [rule, query] of Object.entries(rules)) {
    const rows = await sql(query)
    if (rows.length > 0) broken[rule] = rows
  }
  expect(broken).toEqual({})
}
