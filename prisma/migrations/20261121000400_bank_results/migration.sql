-- One call that writes what was decided about many bank messages, in one transaction.
--
-- The decisions were made outside, on rows read without a lock; here everything is locked in the one order
-- (inbox, payment, attempt, charge, appends), compared with what the decision saw, and written or not.

CREATE TYPE bank_attempt_change AS (
  id UUID, version INT, state TEXT, reason TEXT, otp JSONB, bank_reference TEXT, known_by TIMESTAMPTZ, finished_at TIMESTAMPTZ);
-- Without a state the payment is only held to be as it was.
CREATE TYPE bank_payment_change AS (id UUID, state_before TEXT, state TEXT, exception TEXT, paid_at TIMESTAMPTZ);
CREATE TYPE bank_settlement AS (charge_id UUID, amount BIGINT);
CREATE TYPE bank_capture AS (id UUID, bank_reference TEXT, amount BIGINT, disposition TEXT, reason TEXT, at TIMESTAMPTZ);

-- A message and what it changes. n tells the items of a call apart.
CREATE TYPE bank_change AS (
  n INT, connector TEXT, message_id TEXT, body_hash BYTEA, body JSONB, reference TEXT, at TIMESTAMPTZ, result TEXT,
  attempt bank_attempt_change, payment bank_payment_change, lease TEXT, lease_ends_at TIMESTAMPTZ,
  capture bank_capture, settle bank_settlement[], journal JSONB, verification_code TEXT, events JSONB, jobs JSONB);

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

-- Stores the messages that are new and returns these; keeps those that come under the id of another.
CREATE FUNCTION store_bank_messages(heard bank_change[]) RETURNS bank_change[] LANGUAGE plpgsql AS $$
DECLARE fresh bank_change[];
BEGIN
  WITH stored AS (
    INSERT INTO bank_inbox (connector, message_id, body_hash, body, reference, received_at, result)
    SELECT h.connector, h.message_id, h.body_hash, h.body, h.reference, h.at, h.result
    FROM unnest(heard) h ORDER BY h.connector, h.message_id
    ON CONFLICT (connector, message_id) DO NOTHING
    RETURNING connector, message_id
  )
  SELECT coalesce(array_agg(h), '{}') INTO fresh
  FROM unnest(heard) h JOIN stored s ON s.connector = h.connector AND s.message_id = h.message_id;

  IF cardinality(fresh) < cardinality(heard) THEN
    INSERT INTO bank_inbox_conflict (connector, message_id, body, received_at)
    SELECT h.connector, h.message_id, h.body, h.at
    FROM unnest(heard) h JOIN bank_inbox b ON b.connector = h.connector AND b.message_id = h.message_id
    WHERE b.body_hash <> h.body_hash;
  END IF;
  RETURN fresh;
END $$;

-- Three statements in the order of locks, each by ascending id.
CREATE FUNCTION lock_for_bank_changes(changes bank_change[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM payment WHERE id IN (SELECT (c.payment).id FROM unnest(changes) c) ORDER BY id FOR NO KEY UPDATE;
  PERFORM 1 FROM attempt WHERE id IN (SELECT (c.attempt).id FROM unnest(changes) c) ORDER BY id FOR NO KEY UPDATE;
  PERFORM 1 FROM charge WHERE id IN (SELECT s.charge_id FROM unnest(changes) c, unnest(c.settle) s)
    ORDER BY id FOR NO KEY UPDATE;
END $$;

-- Whether something that the decision rested on is different now that it is locked.
CREATE FUNCTION bank_change_is_stale(c bank_change) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM attempt a WHERE a.id = (c.attempt).id AND a.version <> (c.attempt).version)
    OR EXISTS (SELECT 1 FROM payment p WHERE p.id = (c.payment).id AND p.state <> (c.payment).state_before)
    OR EXISTS (SELECT 1 FROM unnest(c.settle) s JOIN charge ch ON ch.id = s.charge_id
               WHERE ch.state <> 'OPEN' OR ch.amount <> s.amount)
    OR EXISTS (SELECT 1 FROM unnest(c.settle) s JOIN charge_lease l ON l.charge_id = s.charge_id AND l.closed_at IS NULL
               WHERE l.attempt_id <> (c.attempt).id)
$$;

-- The writes; every row named is locked and compared already.
CREATE FUNCTION write_bank_changes(changes bank_change[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE attempt a SET version = a.version + 1, state = (c.attempt).state, reason = (c.attempt).reason,
    otp = (c.attempt).otp, bank_reference = (c.attempt).bank_reference, known_by = (c.attempt).known_by,
    finished_at = (c.attempt).finished_at
  FROM unnest(changes) c WHERE a.id = (c.attempt).id;

  UPDATE payment p SET state = (c.payment).state, exception = (c.payment).exception, paid_at = (c.payment).paid_at
  FROM unnest(changes) c WHERE p.id = (c.payment).id AND (c.payment).state IS NOT NULL;

  UPDATE charge_lease l SET closed_at = CASE c.lease WHEN 'CLOSE' THEN c.at END, ends_at = c.lease_ends_at
  FROM unnest(changes) c WHERE l.attempt_id = (c.attempt).id AND l.closed_at IS NULL AND c.lease <> 'KEEP';

  INSERT INTO capture (id, connector, bank_reference, reference, attempt_id, payment_id, amount, disposition, reason, captured_at)
  SELECT (c.capture).id, c.connector, (c.capture).bank_reference, c.reference, (c.attempt).id, (c.payment).id,
         (c.capture).amount, (c.capture).disposition, (c.capture).reason, (c.capture).at
  FROM unnest(changes) c WHERE (c.capture).id IS NOT NULL;

  INSERT INTO charge_settlement (charge_id, capture_id, amount, settled_at)
  SELECT s.charge_id, (c.capture).id, s.amount, c.at FROM unnest(changes) c, unnest(c.settle) s ORDER BY s.charge_id;
  UPDATE charge ch SET state = 'PAID' FROM unnest(changes) c, unnest(c.settle) s WHERE ch.id = s.charge_id;

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
END $$;
