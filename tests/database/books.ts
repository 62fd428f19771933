import { expect } from 'vitest'
import type { PaymentWorld } from '#tests/factories/payment.ts'

/** What must hold in the database at every moment between transactions; each query names what breaks it. */
const rules: Record<string, string> = {
  'a journal balances and has two lines at least': `
    SELECT journal_id FROM ledger_entry GROUP BY journal_id HAVING sum(amount) <> 0 OR count(*) < 2`,
  'every journal has entries': `
    SELECT id FROM journal j WHERE NOT EXISTS (SELECT 1 FROM ledger_entry e WHERE e.journal_id = j.id)`,
  'every capture has its journal, and every journal its capture': `
    SELECT k.id, j.id FROM capture k
    FULL JOIN journal j ON j.cause = 'capture:' || k.connector || ':' || k.bank_reference
    WHERE k.id IS NULL OR j.id IS NULL`,
  'the bank owes what it captured': `
    SELECT 1 WHERE (SELECT coalesce(sum(amount), 0) FROM capture) <>
      (SELECT coalesce(sum(e.amount), 0) FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id WHERE a.kind = 'bank')`,
  'what is in suspense is what was not applied': `
    SELECT 1 WHERE (SELECT coalesce(sum(amount), 0) FROM capture WHERE disposition = 'SUSPENSE') <>
      -(SELECT coalesce(sum(e.amount), 0) FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id WHERE a.kind = 'suspense')`,
  'an applied capture settles charges for its amount, another none': `
    SELECT k.id FROM capture k LEFT JOIN charge_settlement s ON s.capture_id = k.id GROUP BY k.id
    HAVING coalesce(sum(s.amount), 0) <> CASE k.disposition WHEN 'APPLIED' THEN k.amount ELSE 0 END`,
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
  'an ended attempt holds nothing, a live one all its charges': `
    SELECT a.id FROM attempt a JOIN payment_charge pc ON pc.payment_id = a.payment_id
    LEFT JOIN charge_lease l ON l.attempt_id = a.id AND l.charge_id = pc.charge_id AND l.closed_at IS NULL
    WHERE (a.state IN ('VERIFYING', 'AWAITING_OTP', 'SENT', 'UNKNOWN', 'CANCELLING')) <> (l.id IS NOT NULL)`,
  'an attempt whose money may move is held without an end': `
    SELECT a.id FROM attempt a JOIN charge_lease l ON l.attempt_id = a.id AND l.closed_at IS NULL
    WHERE (a.state IN ('SENT', 'UNKNOWN', 'CANCELLING')) <> (l.ends_at IS NULL)`,
  'an attempt succeeded exactly when the bank took money for it': `
    SELECT a.id FROM attempt a WHERE (a.state = 'SUCCEEDED') <>
      EXISTS (SELECT 1 FROM capture k WHERE k.attempt_id = a.id)`,
  'a live attempt has a job that will end it': `
    SELECT a.id FROM attempt a WHERE a.state IN ('VERIFYING', 'AWAITING_OTP', 'SENT', 'UNKNOWN', 'CANCELLING')
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
