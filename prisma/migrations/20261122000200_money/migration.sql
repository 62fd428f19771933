-- One call that writes what was decided about money and about words of banks, in one transaction: messages, attempts,
-- payments, captures, settlements, receipts, refunds, story, journals, jobs. Takes the place of the first version, which
-- knew cards only.
--
-- The decisions were made outside, on rows read without a lock; here everything is locked in the one order
-- (inbox, payment, attempt, charge, capture, appends, receipt counters), compared with what the decision saw, and written
-- or not.

DROP FUNCTION apply_bank_results(JSONB);
DROP FUNCTION store_bank_messages(bank_change[]);
DROP FUNCTION lock_for_bank_changes(bank_change[]);
DROP FUNCTION bank_change_is_stale(bank_change);
DROP FUNCTION write_bank_changes(bank_change[]);
DROP TYPE bank_change;
DROP TYPE bank_settlement;
DROP TYPE bank_capture;

-- An attempt that is known first when its money has come.
CREATE TYPE bank_new_attempt AS (
  id UUID, reference TEXT, method TEXT, amount BIGINT, bank_reference TEXT, counter_key TEXT, branch TEXT, request_id TEXT);
-- What a charge is settled with, and what the decision saw of it.
CREATE TYPE bank_settlement AS (charge_id UUID, amount BIGINT, seen_amount BIGINT, seen_state TEXT);
-- released_version: the capture exists, in suspense, and its item was seen in this version.
CREATE TYPE bank_capture AS (
  id UUID, bank_reference TEXT, method TEXT, amount BIGINT, excess BIGINT, disposition TEXT, reason TEXT, content TEXT,
  at TIMESTAMPTZ, released_version INT);
-- decided_by: who decided, of an item that is released or of one that a rule sends back.
CREATE TYPE bank_suspense AS (state TEXT, decided_by TEXT);
CREATE TYPE bank_return AS (id UUID, reference TEXT, amount BIGINT, reason TEXT, promised_by TIMESTAMPTZ);
CREATE TYPE bank_receipt AS (id UUID, agency_id TEXT, series TEXT, amount BIGINT, verification_code TEXT);

-- What is to be written for one message, or for one decision without a message (message_id null). n tells the items of
-- a call apart.
CREATE TYPE bank_change AS (
  n INT, connector TEXT, message_id TEXT, body_hash BYTEA, body JSONB, reference TEXT, at TIMESTAMPTZ, result TEXT,
  attempt bank_attempt_change, new_attempt bank_new_attempt, payment bank_payment_change, lease TEXT, lease_ends_at TIMESTAMPTZ,
  capture bank_capture, settle bank_settlement[], suspense bank_suspense, returns bank_return[], receipts bank_receipt[],
  journal JSONB, verification_code TEXT, events JSONB, jobs JSONB);

-- Answers per item: APPLIED; DUPLICATE (this message was stored before); CONFLICT (its id was used by another
-- message, this one is kept for a person); STALE (a row moved on since it was read: read and decide again; nothing
-- of the item was written).
CREATE FUNCTION apply_bank_results(items JSONB) RETURNS TABLE (n INT, outcome TEXT)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  heard bank_change[] := ARRAY(SELECT i FROM jsonb_populate_recordset(NULL::bank_change, items) i);
  fresh bank_change[] := store_bank_messages(heard);
  stale INT[];
BEGIN
  RETURN QUERY SELECT h.n, CASE WHEN b.body_hash = h.body_hash THEN 'DUPLICATE' ELSE 'CONFLICT' END
    FROM unnest(heard) h JOIN bank_inbox b ON b.connector = h.connector AND b.message_id = h.message_id
    WHERE h.n NOT IN (SELECT f.n FROM unnest(fresh) f);

  PERFORM lock_for_bank_changes(fresh);
  stale := ARRAY(SELECT f.n FROM unnest(fresh) f WHERE bank_change_is_stale(f));
  DELETE FROM bank_inbox b USING unnest(fresh) f
    WHERE f.n = ANY (stale) AND b.connector = f.connector AND b.message_id = f.message_id;
  PERFORM write_bank_changes(ARRAY(SELECT f FROM unnest(fresh) f WHERE f.n <> ALL (stale)));
  RETURN QUERY SELECT f.n, CASE WHEN f.n = ANY (stale) THEN 'STALE' ELSE 'APPLIED' END FROM unnest(fresh) f;
END $$;

-- Stores the messages that are new and returns these, and what has no message; keeps those that come under the id of another.
CREATE FUNCTION store_bank_messages(heard bank_change[]) RETURNS bank_change[] LANGUAGE plpgsql AS $$
DECLARE fresh bank_change[];
BEGIN
  WITH stored AS (
    INSERT INTO bank_inbox (connector, message_id, body_hash, body, reference, received_at, result)
    SELECT h.connector, h.message_id, h.body_hash, h.body, h.reference, h.at, h.result
    FROM unnest(heard) h WHERE h.message_id IS NOT NULL ORDER BY h.connector, h.message_id
    ON CONFLICT (connector, message_id) DO NOTHING
    RETURNING connector, message_id
  )
  SELECT coalesce(array_agg(h), '{}') INTO fresh
  FROM unnest(heard) h LEFT JOIN stored s ON s.connector = h.connector AND s.message_id = h.message_id
  WHERE h.message_id IS NULL OR s.message_id IS NOT NULL;

  IF cardinality(fresh) < cardinality(heard) THEN
    INSERT INTO bank_inbox_conflict (connector, message_id, body, received_at)
    SELECT h.connector, h.message_id, h.body, h.at
    FROM unnest(heard) h JOIN bank_inbox b ON b.connector = h.connector AND b.message_id = h.message_id
    WHERE b.body_hash <> h.body_hash;
  END IF;
  RETURN fresh;
END $$;

-- Four statements in the order of locks, each by ascending id.
CREATE FUNCTION lock_for_bank_changes(changes bank_change[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM payment WHERE id IN (SELECT (c.payment).id FROM unnest(changes) c) ORDER BY id FOR NO KEY UPDATE;
  PERFORM 1 FROM attempt WHERE id IN (SELECT (c.attempt).id FROM unnest(changes) c) ORDER BY id FOR NO KEY UPDATE;
  PERFORM 1 FROM charge WHERE id IN (SELECT s.charge_id FROM unnest(changes) c, unnest(c.settle) s)
    ORDER BY id FOR NO KEY UPDATE;
  PERFORM 1 FROM capture WHERE id IN (SELECT (c.capture).id FROM unnest(changes) c WHERE (c.capture).released_version IS NOT NULL)
    ORDER BY id FOR NO KEY UPDATE;
END $$;

-- Whether something that the decision rested on is different now that it is locked.
CREATE FUNCTION bank_change_is_stale(c bank_change) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM attempt a WHERE a.id = (c.attempt).id AND a.version <> (c.attempt).version)
    OR EXISTS (SELECT 1 FROM payment p WHERE p.id = (c.payment).id AND p.state <> (c.payment).state_before)
    OR EXISTS (SELECT 1 FROM unnest(c.settle) s JOIN charge ch ON ch.id = s.charge_id
               WHERE ch.state <> s.seen_state OR ch.amount <> s.seen_amount)
    OR EXISTS (SELECT 1 FROM unnest(c.settle) s JOIN charge_lease l ON l.charge_id = s.charge_id AND l.closed_at IS NULL
               WHERE l.attempt_id IS DISTINCT FROM (c.attempt).id)
    OR EXISTS (SELECT 1 FROM attempt a WHERE a.reference = (c.new_attempt).reference)
    OR EXISTS (SELECT 1 FROM suspense_item i WHERE i.capture_id = (c.capture).id AND i.version <> (c.capture).released_version)
$$;

-- The writes; every row named is locked and compared already. Receipt counters come last: whoever holds one commits next.
CREATE FUNCTION write_bank_changes(changes bank_change[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM write_attempts_and_payments(changes);
  PERFORM write_captures(changes);
  PERFORM write_suspense(changes);

  INSERT INTO payment_confirmation (payment_id, verification_code, issued_at)
  SELECT (c.payment).id, c.verification_code, c.at FROM unnest(changes) c WHERE c.verification_code IS NOT NULL;

  INSERT INTO payment_event (payment_id, at, kind, cause, detail)
  SELECT (c.payment).id, c.at, e ->> 'kind', e ->> 'cause', e -> 'detail'
  FROM unnest(changes) c, jsonb_array_elements(c.events) e;

  PERFORM ledger_post(j.journals) FROM (
    SELECT jsonb_agg(c.journal) AS journals FROM unnest(changes) c WHERE c.journal IS NOT NULL
  ) j WHERE j.journals IS NOT NULL;

  PERFORM graphile_worker.add_jobs(j.specs) FROM (
    SELECT array_agg((job ->> 'task', job -> 'payload', NULL, (job ->> 'runAt')::timestamptz, 25, job ->> 'key', 0, NULL)
                     ::graphile_worker.job_spec) AS specs
    FROM unnest(changes) c, jsonb_array_elements(c.jobs) job
  ) j WHERE j.specs IS NOT NULL;

  PERFORM issue_receipts(changes);
END $$;

CREATE FUNCTION write_attempts_and_payments(changes bank_change[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE attempt a SET version = a.version + 1, state = (c.attempt).state, reason = (c.attempt).reason,
    otp = (c.attempt).otp, bank_reference = (c.attempt).bank_reference, known_by = (c.attempt).known_by,
    finished_at = (c.attempt).finished_at
  FROM unnest(changes) c WHERE a.id = (c.attempt).id;

  INSERT INTO attempt (id, payment_id, reference, connector, method, state, amount, bank_reference, counter_key, branch,
    lease_until, created_at, finished_at, request_id)
  SELECT (c.new_attempt).id, (c.payment).id, (c.new_attempt).reference, c.connector, (c.new_attempt).method, 'SUCCEEDED',
    (c.new_attempt).amount, (c.new_attempt).bank_reference, (c.new_attempt).counter_key, (c.new_attempt).branch,
    c.at, c.at, c.at, (c.new_attempt).request_id
  FROM unnest(changes) c WHERE (c.new_attempt).id IS NOT NULL;

  UPDATE payment p SET state = (c.payment).state, exception = (c.payment).exception, paid_at = (c.payment).paid_at
  FROM unnest(changes) c WHERE p.id = (c.payment).id AND (c.payment).state IS NOT NULL;

  UPDATE charge_lease l SET closed_at = CASE c.lease WHEN 'CLOSE' THEN c.at END, ends_at = c.lease_ends_at
  FROM unnest(changes) c WHERE l.attempt_id = (c.attempt).id AND l.closed_at IS NULL AND c.lease <> 'KEEP';
END $$;

-- New money, money released from suspense, and what either settles: a charge is settled with what was promised for it.
CREATE FUNCTION write_captures(changes bank_change[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO capture (id, connector, bank_reference, reference, attempt_id, payment_id, method, amount, excess, disposition,
    reason, content, captured_at)
  SELECT (c.capture).id, c.connector, (c.capture).bank_reference, c.reference, coalesce((c.attempt).id, (c.new_attempt).id),
    (c.payment).id, (c.capture).method, (c.capture).amount, (c.capture).excess, (c.capture).disposition,
    (c.capture).reason, (c.capture).content, (c.capture).at
  FROM unnest(changes) c WHERE (c.capture).id IS NOT NULL AND (c.capture).released_version IS NULL;

  UPDATE capture k SET disposition = 'APPLIED', excess = (c.capture).excess, payment_id = (c.payment).id,
    attempt_id = coalesce((c.new_attempt).id, k.attempt_id)
  FROM unnest(changes) c
  WHERE k.id = (c.capture).id AND (c.capture).released_version IS NOT NULL AND (c.capture).disposition = 'APPLIED';

  INSERT INTO charge_settlement (charge_id, capture_id, amount, settled_at)
  SELECT s.charge_id, (c.capture).id, s.amount, c.at FROM unnest(changes) c, unnest(c.settle) s ORDER BY s.charge_id;
  UPDATE charge ch SET state = 'PAID', amount = s.amount FROM unnest(changes) c, unnest(c.settle) s WHERE ch.id = s.charge_id;
END $$;

CREATE FUNCTION write_suspense(changes bank_change[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO suspense_item (capture_id, state, opened_at, decided_by, decided_at)
  SELECT (c.capture).id, (c.suspense).state, c.at, (c.suspense).decided_by,
    CASE WHEN (c.suspense).decided_by IS NOT NULL THEN c.at END
  FROM unnest(changes) c WHERE (c.suspense).state IS NOT NULL AND (c.capture).released_version IS NULL;

  UPDATE suspense_item i SET version = i.version + 1, state = (c.suspense).state, decided_by = (c.suspense).decided_by,
    decided_at = c.at
  FROM unnest(changes) c
  WHERE i.capture_id = (c.capture).id AND (c.suspense).state IS NOT NULL AND (c.capture).released_version IS NOT NULL;

  INSERT INTO refund (id, reference, connector, capture_id, kind, reason, amount, state, requested_by, requested_at,
    decided_by, decided_at, promised_by)
  SELECT r.id, r.reference, c.connector, (c.capture).id, 'RETURN', r.reason, r.amount, 'APPROVED', 'portal', c.at,
    coalesce((c.suspense).decided_by, 'rule'), c.at, r.promised_by
  FROM unnest(changes) c, unnest(c.returns) r;
END $$;

-- One receipt per capture and agency. The counter's row is held until the commit, so numbers have no gap: what is
-- rolled back gives its numbers back with the counter.
CREATE FUNCTION issue_receipts(changes bank_change[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  WITH due AS (
    SELECT r.id, r.agency_id, r.series, r.amount, r.verification_code, c.at, (c.capture).id AS capture_id,
      (c.payment).id AS payment_id, row_number() OVER (PARTITION BY r.agency_id, r.series ORDER BY c.n) AS nth
    FROM unnest(changes) c, unnest(c.receipts) r
  ), counted AS (
    INSERT INTO receipt_counter AS k (agency_id, series, last)
    SELECT agency_id, series, count(*) FROM due GROUP BY agency_id, series ORDER BY agency_id, series
    ON CONFLICT (agency_id, series) DO UPDATE SET last = k.last + EXCLUDED.last
    RETURNING k.agency_id, k.series, k.last
  )
  INSERT INTO receipt (id, agency_id, series, number, payment_id, capture_id, amount, verification_code, issued_at)
  SELECT d.id, d.agency_id, d.series,
    k.last - (SELECT count(*) FROM due o WHERE o.agency_id = d.agency_id AND o.series = d.series) + d.nth,
    d.payment_id, d.capture_id, d.amount, d.verification_code, d.at
  FROM due d JOIN counted k ON k.agency_id = d.agency_id AND k.series = d.series;
END $$;

-- A capture settles charges for its own amount, less what goes back of it, or not at all; and every agency has a receipt
-- of exactly its part. Looked at once, when the transaction ends.
CREATE OR REPLACE FUNCTION capture_settles_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE money capture; settled BIGINT;
BEGIN
  SELECT * INTO money FROM capture WHERE id = NEW.id;
  SELECT coalesce(sum(amount), 0) INTO settled FROM charge_settlement WHERE capture_id = NEW.id;
  IF settled + money.excess <> (CASE money.disposition WHEN 'APPLIED' THEN money.amount::BIGINT ELSE 0 END) THEN
    RAISE EXCEPTION 'capture % settles % of %', NEW.id, settled, money.amount
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF EXISTS (
    SELECT 1 FROM (
      SELECT c.beneficiary AS agency_id, sum(s.amount) AS amount FROM charge_settlement s JOIN charge c ON c.id = s.charge_id
      WHERE s.capture_id = NEW.id GROUP BY c.beneficiary
    ) part FULL JOIN (SELECT agency_id, amount::BIGINT FROM receipt WHERE capture_id = NEW.id) paper USING (agency_id)
    WHERE part.amount IS DISTINCT FROM paper.amount
  ) THEN
    RAISE EXCEPTION 'receipts of capture % are not what it settles', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER capture_settles_whole_later AFTER UPDATE ON capture
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION capture_settles_whole();

-- Money in suspense is somebody's work; looked at when the transaction ends.
CREATE FUNCTION capture_in_suspense_has_item() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM suspense_item WHERE capture_id = NEW.id) THEN
    RAISE EXCEPTION 'capture % waits for nobody', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER capture_in_suspense_has_item AFTER INSERT ON capture
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.disposition = 'SUSPENSE') EXECUTE FUNCTION capture_in_suspense_has_item();

-- A settlement is written in the transaction that brings its capture or applies it, and never later: xmin is that
-- transaction's in both cases.
