-- One call that writes what was decided about many bank messages, in one transaction.
--
-- The decisions were made outside, on rows read without a lock; here everything is locked in the one order
-- (inbox, payment, attempt, charge, appends), compared with what the decision saw, and written or not.
-- Answers per item: APPLIED; DUPLICATE (this message was stored before); CONFLICT (its id was used by another
-- message); STALE (a row moved on since it was read: read and decide again; nothing of the item was written).
CREATE FUNCTION apply_bank_results(items JSONB) RETURNS TABLE (n INT, outcome TEXT)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  new_ones INT[];
  stale INT[];
  applied JSONB;
BEGIN
  WITH stored AS (
    INSERT INTO bank_inbox (connector, message_id, body_hash, body, reference, received_at, result)
    SELECT i.connector, i."messageId", decode(i."bodyHash", 'hex'), i.body, i.reference, i.at, i.result
    FROM jsonb_to_recordset(items) AS i(n INT, connector TEXT, "messageId" TEXT, "bodyHash" TEXT, body JSONB,
                                        reference TEXT, at TIMESTAMPTZ, result TEXT)
    ORDER BY i.connector, i."messageId"
    ON CONFLICT (connector, message_id) DO NOTHING
    RETURNING connector, message_id
  )
  SELECT coalesce(array_agg(i.n), '{}') INTO new_ones
  FROM stored s
  JOIN jsonb_to_recordset(items) AS i(n INT, connector TEXT, "messageId" TEXT)
    ON i.connector = s.connector AND i."messageId" = s.message_id;

  IF cardinality(new_ones) < jsonb_array_length(items) THEN
    INSERT INTO bank_inbox_conflict (connector, message_id, body, received_at)
    SELECT i.connector, i."messageId", i.body, i.at
    FROM jsonb_to_recordset(items) AS i(n INT, connector TEXT, "messageId" TEXT, "bodyHash" TEXT, body JSONB, at TIMESTAMPTZ)
    JOIN bank_inbox b ON b.connector = i.connector AND b.message_id = i."messageId"
    WHERE i.n <> ALL (new_ones) AND b.body_hash <> decode(i."bodyHash", 'hex');
    RETURN QUERY
    SELECT i.n, CASE WHEN b.body_hash = decode(i."bodyHash", 'hex') THEN 'DUPLICATE' ELSE 'CONFLICT' END
    FROM jsonb_to_recordset(items) AS i(n INT, connector TEXT, "messageId" TEXT, "bodyHash" TEXT)
    JOIN bank_inbox b ON b.connector = i.connector AND b.message_id = i."messageId"
    WHERE i.n <> ALL (new_ones);
  END IF;

  PERFORM 1 FROM payment WHERE id IN (
    SELECT (i.value -> 'payment' ->> 'id')::uuid FROM jsonb_array_elements(items) i
    WHERE (i.value ->> 'n')::INT = ANY (new_ones)
  ) ORDER BY id FOR NO KEY UPDATE;
  PERFORM 1 FROM attempt WHERE id IN (
    SELECT (i.value -> 'attempt' ->> 'id')::uuid FROM jsonb_array_elements(items) i
    WHERE (i.value ->> 'n')::INT = ANY (new_ones)
  ) ORDER BY id FOR NO KEY UPDATE;
  PERFORM 1 FROM charge WHERE id IN (
    SELECT (c ->> 'id')::uuid FROM jsonb_array_elements(items) i, jsonb_array_elements(i.value -> 'settle') c
    WHERE (i.value ->> 'n')::INT = ANY (new_ones)
  ) ORDER BY id FOR NO KEY UPDATE;

  SELECT coalesce(array_agg((i.value ->> 'n')::INT), '{}') INTO stale
  FROM jsonb_array_elements(items) i
  WHERE (i.value ->> 'n')::INT = ANY (new_ones) AND (
    EXISTS (SELECT 1 FROM attempt a WHERE a.id = (i.value -> 'attempt' ->> 'id')::uuid
            AND a.version <> (i.value -> 'attempt' ->> 'version')::INT)
    OR EXISTS (SELECT 1 FROM payment p WHERE p.id = (i.value -> 'payment' ->> 'id')::uuid
               AND p.state <> i.value -> 'payment' ->> 'from')
    OR EXISTS (SELECT 1 FROM jsonb_array_elements(i.value -> 'settle') c
               JOIN charge ch ON ch.id = (c ->> 'id')::uuid WHERE ch.state <> 'OPEN')
    OR EXISTS (SELECT 1 FROM jsonb_array_elements(i.value -> 'settle') c
               JOIN charge_lease l ON l.charge_id = (c ->> 'id')::uuid AND l.closed_at IS NULL
               WHERE l.attempt_id <> (i.value -> 'attempt' ->> 'id')::uuid)
  );
  IF cardinality(stale) > 0 THEN
    DELETE FROM bank_inbox b
    USING jsonb_to_recordset(items) AS i(n INT, connector TEXT, "messageId" TEXT)
    WHERE i.n = ANY (stale) AND b.connector = i.connector AND b.message_id = i."messageId";
    RETURN QUERY SELECT unnest(stale), 'STALE';
  END IF;

  SELECT coalesce(jsonb_agg(i.value), '[]') INTO applied
  FROM jsonb_array_elements(items) i
  WHERE (i.value ->> 'n')::INT = ANY (new_ones) AND (i.value ->> 'n')::INT <> ALL (stale);
  PERFORM write_bank_results(applied);
  RETURN QUERY SELECT (i.value ->> 'n')::INT, 'APPLIED' FROM jsonb_array_elements(applied) i;
END $$;

-- The writes of apply_bank_results; every row it names is locked and compared already.
CREATE FUNCTION write_bank_results(items JSONB) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE attempt a SET version = a.version + 1, state = x.state, reason = x.reason, otp = x.otp,
    bank_reference = x."bankReference", known_by = x."knownBy", finished_at = x."finishedAt"
  FROM jsonb_array_elements(items) i,
       jsonb_to_record(nullif(i.value -> 'attempt', 'null')) AS x(id UUID, state TEXT, reason TEXT, otp JSONB, "bankReference" TEXT,
                                                  "knownBy" TIMESTAMPTZ, "finishedAt" TIMESTAMPTZ)
  WHERE a.id = x.id;

  UPDATE payment p SET state = x.state, exception = x.exception, paid_at = x."paidAt"
  FROM jsonb_array_elements(items) i,
       jsonb_to_record(nullif(i.value -> 'payment', 'null')) AS x(id UUID, state TEXT, exception TEXT, "paidAt" TIMESTAMPTZ)
  WHERE p.id = x.id AND x.state IS NOT NULL;

  UPDATE charge_lease l SET closed_at = CASE i.value ->> 'lease' WHEN 'CLOSE' THEN (i.value ->> 'at')::timestamptz END,
    ends_at = (i.value ->> 'leaseEndsAt')::timestamptz
  FROM jsonb_array_elements(items) i
  WHERE l.attempt_id = (i.value -> 'attempt' ->> 'id')::uuid AND l.closed_at IS NULL AND i.value ->> 'lease' <> 'KEEP';

  INSERT INTO capture (id, connector, bank_reference, reference, attempt_id, payment_id, amount, disposition, reason, captured_at)
  SELECT x.id, i.value ->> 'connector', x."bankReference", i.value ->> 'reference', (i.value -> 'attempt' ->> 'id')::uuid,
         (i.value -> 'payment' ->> 'id')::uuid, x.amount, x.disposition, x.reason, x.at
  FROM jsonb_array_elements(items) i,
       jsonb_to_record(nullif(i.value -> 'capture', 'null')) AS x(id UUID, "bankReference" TEXT, amount BIGINT, disposition TEXT,
                                                  reason TEXT, at TIMESTAMPTZ)
  WHERE i.value -> 'capture' <> 'null';

  INSERT INTO charge_settlement (charge_id, capture_id, amount, settled_at)
  SELECT (c ->> 'id')::uuid, (i.value -> 'capture' ->> 'id')::uuid, (c ->> 'amount')::BIGINT, (i.value ->> 'at')::timestamptz
  FROM jsonb_array_elements(items) i, jsonb_array_elements(i.value -> 'settle') c
  ORDER BY 1;
  UPDATE charge ch SET state = 'PAID'
  FROM jsonb_array_elements(items) i, jsonb_array_elements(i.value -> 'settle') c
  WHERE ch.id = (c ->> 'id')::uuid;

  INSERT INTO payment_confirmation (payment_id, verification_code, issued_at)
  SELECT (i.value -> 'payment' ->> 'id')::uuid, i.value ->> 'verificationCode', (i.value ->> 'at')::timestamptz
  FROM jsonb_array_elements(items) i WHERE i.value ->> 'verificationCode' IS NOT NULL;

  INSERT INTO payment_event (payment_id, at, kind, cause, detail)
  SELECT (i.value -> 'payment' ->> 'id')::uuid, (i.value ->> 'at')::timestamptz, e ->> 'kind', e ->> 'cause', e -> 'detail'
  FROM jsonb_array_elements(items) i, jsonb_array_elements(i.value -> 'events') e;

  PERFORM ledger_post(j.journals) FROM (
    SELECT jsonb_agg(i.value -> 'journal') AS journals
    FROM jsonb_array_elements(items) i WHERE i.value -> 'journal' <> 'null'
  ) j WHERE j.journals IS NOT NULL;

  PERFORM graphile_worker.add_jobs(jobs.specs) FROM (
    SELECT array_agg((j ->> 'task', j -> 'payload', NULL, (j ->> 'runAt')::timestamptz, 25, j ->> 'key', 0, NULL)
                     ::graphile_worker.job_spec) AS specs
    FROM jsonb_array_elements(items) i, jsonb_array_elements(i.value -> 'jobs') j
  ) jobs WHERE jobs.specs IS NOT NULL;
END $$;
