import type pg from 'pg'
import { businessDay } from '#lib/dates.ts'

/** What every payment of this bench is made of. */
export const connector = 'collecting-bank'
export const amount = 150_000
const agencies = 6
/** Receipts of this year. */
const series = `BL-${businessDay(new Date()).slice(2, 4)}E`
const basis = `{"kind":"LE_PHI","gross":"${amount}","reduction":"0","ground":null,"regulation":"Nghị quyết 33/2016/NQ-HĐND"}`

/** The portal's own reference of the n-th payment, as its bank knows it. */
export const referenceOf = (n: number): string => `BENCH${String(n).padStart(15, '0')}`
export const bankReferenceOf = (n: number): string => `FT${String(n).padStart(14, '0')}`

const idOf = (kind: 'c' | 'p' | 'a' | 'l', n: string): string =>
  `('${{ c: 'c0', p: 'b0', a: 'a0', l: 'd0' }[kind]}000000-0000-7000-8000-' || lpad(${n}, 12, '0'))::uuid`

const agencyOf = (n: string): string => `'H47.' || (${n} % ${agencies})::text`

/** A text with colons as pgbench takes it, which would read its own variables in a plain one. */
const text = (parts: string): string => `'${parts.split(':').join("' || chr(58) || '")}'`

/**
 * Makes payments 1 to `count` whose code was sent on and whose answer is awaited: charge, payment, attempt and
 * open lease each, as the commands leave them.
 */
export async function prepareRows(owner: pg.Pool, count: number): Promise<void> {
  const numbers = `FROM generate_series(1, ${count}) AS s(n)`
  await owner.query(`
    INSERT INTO agency (id, name_vi, name_en, address, treasury_account, treasury_branch)
    SELECT 'H47.' || n, 'Cơ quan ' || n, 'Agency ' || n, 'Tam Kỳ', '3713.' || n, 'Kho bạc Nhà nước'
    FROM generate_series(0, ${agencies - 1}) AS s(n);

    INSERT INTO charge (id, source_kind, source_id, source_label, beneficiary, label_vi, label_en, amount, basis, debtor, state, created_at)
    SELECT ${idOf('c', 'n::text')}, 'DOSSIER_FEE', ${idOf('c', 'n::text')}, 'H47.20-261120-' || n, ${agencyOf('n')},
      'Lệ phí cấp giấy phép xây dựng', 'Building permit fee', ${amount}, '${basis}', 'N••••• V•• An', 'OPEN',
      now() ${numbers};

    INSERT INTO payment (id, public_id, state, amount, created_at, expires_at, request_id)
    SELECT ${idOf('p', 'n::text')}, 'BENCH' || lpad(n::text, 8, '0'), 'OPEN', ${amount}, now(), now() + interval '1 day',
      'bench-' || n ${numbers};
    INSERT INTO payment_charge (payment_id, charge_id, amount)
    SELECT ${idOf('p', 'n::text')}, ${idOf('c', 'n::text')}, ${amount} ${numbers};

    INSERT INTO attempt (id, payment_id, reference, connector, method, state, version, amount, issuer_bin, card_mask,
      otp, otp_try, lease_until, created_at, sent_at, known_by, request_id)
    SELECT ${idOf('a', 'n::text')}, ${idOf('p', 'n::text')}, 'BENCH' || lpad(n::text, 15, '0'), '${connector}', 'CARD', 'SENT',
      2, ${amount}, '970415', '970415••••••1234',
      '{"maskedPhone":"09x xxx x678","digits":6,"validUntil":"2026-11-21T03:02:00Z","triesLeft":3,"codesSent":1,"nextCodeAt":"2026-11-21T03:00:30Z","error":null}',
      1, now() + interval '15 minutes', now(), now(), now() + interval '15 minutes', 'bench-' || n ${numbers};
    INSERT INTO charge_lease (id, charge_id, attempt_id, amount, ends_at, opened_at)
    SELECT ${idOf('l', 'n::text')}, ${idOf('c', 'n::text')}, ${idOf('a', 'n::text')}, ${amount}, NULL, now() ${numbers};`)
  await owner.query('VACUUM ANALYZE')
}

/**
 * The same writes as separate statements of one transaction, for pgbench: what a careful hand would write for one
 * result message, without HTTP, signatures or decisions.
 */
export const referenceScript = `\\set i :i + 1
\\set n :base + :client_id * :share + :i
BEGIN;
INSERT INTO bank_inbox (connector, message_id, body_hash, body, reference, received_at, result) VALUES ('${connector}', 'bench-message-' || :n::text, sha256(convert_to(:n::text, 'UTF8')), jsonb_build_object('reference', 'BENCH' || lpad(:n::text, 15, '0'), 'status', 'SUCCEEDED', 'amount', '${amount}', 'bankReference', 'FT' || lpad(:n::text, 14, '0'), 'at', now()), 'BENCH' || lpad(:n::text, 15, '0'), now(), 'PAID');
SELECT p.id, p.state, a.id, a.state, a.version, a.amount FROM attempt a JOIN payment p ON p.id = a.payment_id WHERE a.reference = 'BENCH' || lpad(:n::text, 15, '0') FOR NO KEY UPDATE;
SELECT c.id, c.state, c.amount, c.beneficiary FROM payment_charge pc JOIN charge c ON c.id = pc.charge_id WHERE pc.payment_id = ${idOf('p', ':n::text')} FOR NO KEY UPDATE OF c;
UPDATE attempt SET version = version + 1, state = 'SUCCEEDED', bank_reference = 'FT' || lpad(:n::text, 14, '0'), known_by = NULL, finished_at = now() WHERE id = ${idOf('a', ':n::text')};
UPDATE payment SET state = 'PAID', paid_at = now() WHERE id = ${idOf('p', ':n::text')};
UPDATE charge_lease SET closed_at = now() WHERE attempt_id = ${idOf('a', ':n::text')} AND closed_at IS NULL;
INSERT INTO capture (id, connector, bank_reference, reference, attempt_id, payment_id, method, amount, disposition, captured_at) VALUES (${idOf('c', ':n::text')}, '${connector}', 'FT' || lpad(:n::text, 14, '0'), 'BENCH' || lpad(:n::text, 15, '0'), ${idOf('a', ':n::text')}, ${idOf('p', ':n::text')}, 'CARD', ${amount}, 'APPLIED', now());
INSERT INTO charge_settlement (charge_id, capture_id, amount, settled_at) VALUES (${idOf('c', ':n::text')}, ${idOf('c', ':n::text')}, ${amount}, now());
UPDATE charge SET state = 'PAID' WHERE id = ${idOf('c', ':n::text')};
INSERT INTO payment_confirmation (payment_id, verification_code, issued_at) VALUES (${idOf('p', ':n::text')}, lpad(:n::text, 12, '0'), now());
INSERT INTO payment_event (payment_id, at, kind, cause, detail) VALUES (${idOf('p', ':n::text')}, now(), 'PAID', ${text(`bank:${connector}:RESULT:bench-message-`)} || :n::text, jsonb_build_object('reference', 'BENCH' || lpad(:n::text, 15, '0'), 'bankReference', 'FT' || lpad(:n::text, 14, '0')));
INSERT INTO journal (id, cause, kind, posted_at) VALUES (${idOf('c', ':n::text')}, ${text(`capture:${connector}:FT`)} || lpad(:n::text, 14, '0'), 'CAPTURE_APPLIED', now());
INSERT INTO ledger_entry (journal_id, line, account_id, amount) SELECT ${idOf('c', ':n::text')}, x.line, a.id, x.amount FROM (VALUES (1, ${text(`bank:${connector}`)}, ${amount}), (2, ${text('agency:')} || ${agencyOf(':n::bigint')}, -${amount})) AS x(line, code, amount) JOIN ledger_account a ON a.code = x.code;
SELECT graphile_worker.add_job('tell-agencies', json_build_object('paymentId', ${idOf('p', ':n::text')}), run_at := now(), max_attempts := 25, job_key := ${text('tell-agencies:')} || ${idOf('p', ':n::text')}::text);
WITH counted AS (INSERT INTO receipt_counter AS k (agency_id, series, last) VALUES (${agencyOf(':n::bigint')}, '${series}', 1) ON CONFLICT (agency_id, series) DO UPDATE SET last = k.last + 1 RETURNING last) INSERT INTO receipt (id, agency_id, series, number, payment_id, capture_id, amount, verification_code, issued_at) SELECT ${idOf('c', ':n::text')}, ${agencyOf(':n::bigint')}, '${series}', last, ${idOf('p', ':n::text')}, ${idOf('c', ':n::text')}, ${amount}, lpad(:n::text, 12, '0'), now() FROM counted;
COMMIT;
`

/** What the first payment of all would make once: ledger accounts, and the name of the job. */
export async function prepareFirsts(owner: pg.Pool): Promise<void> {
  await owner.query(`
    INSERT INTO ledger_account (code, kind) VALUES ('bank:${connector}', 'bank') ON CONFLICT DO NOTHING;
    INSERT INTO ledger_account (code, kind)
    SELECT 'agency:H47.' || n, 'agency' FROM generate_series(0, ${agencies - 1}) AS s(n) ON CONFLICT DO NOTHING;
    INSERT INTO receipt_counter (agency_id, series, last)
    SELECT 'H47.' || n, '${series}', 0 FROM generate_series(0, ${agencies - 1}) AS s(n);
    INSERT INTO graphile_worker._private_tasks (identifier) VALUES ('tell-agencies') ON CONFLICT DO NOTHING`)
}
