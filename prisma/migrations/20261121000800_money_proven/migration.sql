-- A payment is paid by a capture that was applied to it, and by nothing else. Looked at when the transaction ends.
CREATE FUNCTION payment_paid_by_capture() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM capture WHERE payment_id = NEW.id AND disposition = 'APPLIED') THEN
    RAISE EXCEPTION 'payment % is paid by nothing', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER payment_paid_by_capture AFTER INSERT OR UPDATE OF state ON payment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.state = 'PAID') EXECUTE FUNCTION payment_paid_by_capture();

-- The capture is compared with its settlements when it is written; later nothing may be settled from it.
CREATE FUNCTION settlement_of_new_capture() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (
    SELECT 1 FROM added s JOIN capture k ON k.id = s.capture_id
    WHERE k.xmin <> pg_current_xact_id()::xid
  ) THEN
    RAISE EXCEPTION 'a settlement is written with its capture' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER settlement_of_new_capture AFTER INSERT ON charge_settlement
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION settlement_of_new_capture();

-- As before, and stale as well when a charge owes another amount than the decision saw.
CREATE OR REPLACE FUNCTION apply_bank_results(items JSONB) RETURNS TABLE (n INT, outcome TEXT)
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
               JOIN charge ch ON ch.id = (c ->> 'id')::uuid
               WHERE ch.state <> 'OPEN' OR ch.amount <> (c ->> 'amount')::BIGINT)
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
