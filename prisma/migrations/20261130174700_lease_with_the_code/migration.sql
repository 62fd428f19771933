-- The lease of a card is taken in the transaction that sends its code on, and not at the card form: nothing is held by someone
-- who has not given a code to the bank. docs/decisions/0017.
--
-- Processes of the release before go on beside this for minutes. What they write that the new rule does not know is made to
-- fit it here (each place says "release before"), or refused with nothing sent on.

-- Whether it is not known if a code reached the bank. Once true it stays: only the bank's promise to take nothing ends the doubt.
ALTER TABLE attempt
  ADD COLUMN code_unsure BOOLEAN NOT NULL DEFAULT FALSE,
  ADD CONSTRAINT attempt_code_unsure CHECK (NOT code_unsure OR (method = 'CARD' AND sent_at IS NOT NULL));

-- Of attempts under way: a code that the bank did not call wrong may still be on its way.
UPDATE attempt a SET code_unsure = TRUE, version = a.version + 1
  WHERE a.method = 'CARD' AND a.state IN ('AWAITING_OTP', 'SENT', 'UNKNOWN') AND a.sent_at IS NOT NULL
    AND EXISTS (SELECT FROM payment_event e WHERE e.payment_id = a.payment_id AND e.kind = 'OTP_REFUSED'
      AND e.detail ->> 'reference' = a.reference AND e.detail ->> 'error' IS DISTINCT FROM 'WRONG');

-- Leases of the old kind.
UPDATE charge_lease l SET closed_at = greatest(now(), l.opened_at)
  FROM attempt a
  WHERE a.id = l.attempt_id AND l.closed_at IS NULL AND a.method = 'CARD' AND a.state IN ('VERIFYING', 'AWAITING_OTP')
    AND NOT a.code_unsure;

-- A lease that closed with a wrong code is opened again by the next code: one row for each charge of an attempt.
CREATE UNIQUE INDEX charge_lease_attempt_id_charge_id_key ON charge_lease (attempt_id, charge_id);
DROP INDEX charge_lease_attempt_id_idx;
GRANT UPDATE (opened_at) ON charge_lease TO dvc_app;

-- Whether an attempt holds its charges, by its method. A transfer holds nothing, and neither does a method that is not named.
CREATE FUNCTION attempt_holds(method TEXT, state TEXT, code_unsure BOOLEAN) RETURNS BOOLEAN LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE method
    WHEN 'CARD' THEN state IN ('SENT', 'UNKNOWN', 'CANCELLING') OR (state = 'AWAITING_OTP' AND code_unsure)
    WHEN 'ACCOUNT' THEN state IN ('SENT', 'UNKNOWN', 'CANCELLING')
    WHEN 'COUNTER' THEN state = 'AT_COUNTER'
    ELSE FALSE
  END
$$;

-- A lease is opened and closed after its attempt has come to the state that asks for it.
CREATE FUNCTION lease_as_its_attempt() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE broken UUID;
BEGIN
  SELECT a.id INTO broken FROM changed l JOIN attempt a ON a.id = l.attempt_id
    WHERE (l.closed_at IS NULL) <> attempt_holds(a.method, a.state, a.code_unsure) LIMIT 1;
  IF broken IS NOT NULL THEN
    RAISE EXCEPTION 'a lease of attempt % does not fit its state', broken USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER lease_as_its_attempt AFTER INSERT ON charge_lease
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION lease_as_its_attempt();
CREATE TRIGGER lease_as_its_attempt_later AFTER UPDATE ON charge_lease
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION lease_as_its_attempt();

-- Of the release before: it takes the lease at the card form. It is written, and closed at once.
CREATE FUNCTION lease_not_before_its_code() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.closed_at IS NULL AND EXISTS (SELECT FROM attempt a
      WHERE a.id = NEW.attempt_id AND a.method = 'CARD' AND a.state = 'VERIFYING') THEN
    NEW.closed_at := NEW.opened_at;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER lease_not_before_its_code BEFORE INSERT ON charge_lease
  FOR EACH ROW EXECUTE FUNCTION lease_not_before_its_code();

-- Of the release before: it sends a code on, or lets go of an attempt after one, and takes no lease. The lease is taken here, as the
-- present release takes it itself; where the charges cannot be held the transaction fails, and nothing was sent on.
CREATE FUNCTION take_leases_of_card(a attempt) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM 1 FROM charge WHERE id IN (SELECT charge_id FROM payment_charge WHERE payment_id = a.payment_id)
    ORDER BY id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM payment_charge pc JOIN charge c ON c.id = pc.charge_id
      LEFT JOIN charge_lease l ON l.charge_id = c.id AND l.closed_at IS NULL
      WHERE pc.payment_id = a.payment_id AND (c.state <> 'OPEN' OR c.amount <> pc.amount OR l.id IS NOT NULL)) THEN
    RAISE EXCEPTION 'the charges of attempt % cannot be held', a.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  INSERT INTO charge_lease (id, charge_id, attempt_id, amount, ends_at, opened_at)
  SELECT gen_random_uuid(), pc.charge_id, a.id, pc.amount, NULL, a.sent_at
  FROM payment_charge pc WHERE pc.payment_id = a.payment_id
  ON CONFLICT (attempt_id, charge_id) DO UPDATE SET closed_at = NULL, ends_at = NULL, opened_at = EXCLUDED.opened_at;
END $$;

-- An attempt holds every charge of its payment, for its whole amount, or nothing, as its state says; one at a counter holds what was
-- owed of them when it began. Looked at when the transaction ends.
CREATE FUNCTION attempt_holds_its_charges() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE a attempt; held BIGINT;
BEGIN
  SELECT * INTO a FROM attempt WHERE id = NEW.id;
  IF a.method = 'CARD' AND a.state IN ('SENT', 'CANCELLING')
     AND NOT EXISTS (SELECT FROM charge_lease WHERE attempt_id = a.id AND closed_at IS NULL) THEN
    PERFORM take_leases_of_card(a);
  END IF;
  SELECT coalesce(sum(amount::BIGINT), 0) INTO held FROM charge_lease WHERE attempt_id = a.id AND closed_at IS NULL;
  IF held <> (CASE WHEN attempt_holds(a.method, a.state, a.code_unsure) THEN a.amount::BIGINT ELSE 0 END)
     OR (held > 0 AND a.method <> 'COUNTER' AND EXISTS (SELECT FROM payment_charge pc
       LEFT JOIN charge_lease l ON l.attempt_id = a.id AND l.charge_id = pc.charge_id AND l.closed_at IS NULL
       WHERE pc.payment_id = a.payment_id AND l.id IS NULL)) THEN
    RAISE EXCEPTION 'attempt % in state % holds % of %', a.id, a.state, held, a.amount
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER attempt_holds_its_charges AFTER INSERT OR UPDATE ON attempt
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION attempt_holds_its_charges();

-- As before; a word about a code says whether the doubt is over, a lease closes no earlier than it was opened (the clocks of two
-- processes may part), and a payment that is paid leaves no card that waits for a check or a code.
ALTER TYPE bank_attempt_change ADD ATTRIBUTE code_unsure BOOLEAN;

CREATE OR REPLACE FUNCTION write_attempts_and_payments(changes bank_change[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  -- The release before does not name code_unsure: a code is only seen for certain where the bank called it wrong.
  UPDATE attempt a SET version = a.version + 1, state = (c.attempt).state, reason = (c.attempt).reason,
    otp = (c.attempt).otp, bank_reference = (c.attempt).bank_reference, known_by = (c.attempt).known_by,
    finished_at = (c.attempt).finished_at,
    code_unsure = coalesce((c.attempt).code_unsure, a.code_unsure OR (a.method = 'CARD'
      AND (c.attempt).state = 'AWAITING_OTP' AND (c.attempt).otp ->> 'error' IS DISTINCT FROM 'WRONG'))
  FROM unnest(changes) c WHERE a.id = (c.attempt).id;

  INSERT INTO attempt (id, payment_id, reference, connector, method, state, amount, bank_reference, counter_key, branch,
    lease_until, created_at, finished_at, request_id)
  SELECT (c.new_attempt).id, (c.payment).id, (c.new_attempt).reference, c.connector, (c.new_attempt).method, 'SUCCEEDED',
    (c.new_attempt).amount, (c.new_attempt).bank_reference, (c.new_attempt).counter_key, (c.new_attempt).branch,
    c.at, c.at, c.at, (c.new_attempt).request_id
  FROM unnest(changes) c WHERE (c.new_attempt).id IS NOT NULL;

  UPDATE payment p SET state = (c.payment).state, exception = (c.payment).exception, paid_at = (c.payment).paid_at
  FROM unnest(changes) c WHERE p.id = (c.payment).id AND (c.payment).state IS NOT NULL;

  -- The release before keeps a lease (UNTIL_END) for an attempt that awaits another code: such an attempt holds nothing.
  UPDATE charge_lease l SET ends_at = c.lease_ends_at,
    closed_at = CASE WHEN c.lease = 'CLOSE' OR NOT attempt_holds(a.method, a.state, a.code_unsure)
                THEN greatest(c.at, l.opened_at) END
  FROM unnest(changes) c JOIN attempt a ON a.id = (c.attempt).id
  WHERE l.attempt_id = a.id AND l.closed_at IS NULL AND c.lease <> 'KEEP';

  PERFORM end_what_holds_nothing(changes);
END $$;

-- A payment was paid in another way: its card attempt from which no code is on its way ends, here and at the bank.
CREATE FUNCTION end_what_holds_nothing(changes bank_change[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE ended INT;
BEGIN
  WITH gone AS (
    UPDATE attempt a SET version = a.version + 1, state = 'CANCELLED', reason = 'PAID_ELSEWHERE', otp = NULL, known_by = NULL,
      finished_at = c.at
    FROM unnest(changes) c
    WHERE a.payment_id = (c.payment).id AND (c.payment).state = 'PAID' AND a.method = 'CARD'
      AND a.state IN ('VERIFYING', 'AWAITING_OTP') AND NOT a.code_unsure
    RETURNING a.id, a.payment_id, a.reference, c.at, coalesce(c.events -> 0 ->> 'cause', 'portal') AS cause
  ), told AS (
    INSERT INTO payment_event (payment_id, at, kind, cause, detail)
    SELECT payment_id, at, 'ATTEMPT_CANCELLED', cause, jsonb_build_object('reference', reference, 'reason', 'PAID_ELSEWHERE')
    FROM gone
  )
  SELECT count(graphile_worker.add_job('cancel-at-bank', json_build_object('attemptId', id), run_at := at, max_attempts := 25,
    job_key := 'cancel-at-bank:' || id)) INTO ended FROM gone;
END $$;
