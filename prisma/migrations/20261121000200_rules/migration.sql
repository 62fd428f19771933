-- What must never be, said by the database itself. The code checks the same things first and answers
-- in words; these are the last judge.

CREATE DOMAIN dong AS BIGINT CHECK (VALUE BETWEEN 1 AND 10000000000000);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$;

-- charges ---------------------------------------------------------------------------------------------
ALTER TABLE charge
  ALTER amount TYPE dong,
  ADD CONSTRAINT charge_state CHECK (state IN ('OPEN', 'PAID', 'WITHDRAWN', 'PAID_AT_AGENCY'));

ALTER TABLE charge_settlement ALTER amount TYPE dong;
CREATE TRIGGER charge_settlement_append_only BEFORE UPDATE OR DELETE ON charge_settlement
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- One open lease per charge, whoever asks and however fast.
CREATE UNIQUE INDEX charge_lease_one_open ON charge_lease (charge_id) WHERE closed_at IS NULL;
CREATE INDEX charge_lease_open_attempt ON charge_lease (attempt_id) WHERE closed_at IS NULL;
ALTER TABLE charge_lease ADD CONSTRAINT charge_lease_order CHECK (closed_at IS NULL OR closed_at >= opened_at);

-- A paid charge stays paid, and its amount stays what was settled.
CREATE FUNCTION charge_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'PAID' AND (NEW.state <> 'PAID' OR NEW.amount <> OLD.amount) THEN
    RAISE EXCEPTION 'charge % is paid', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER charge_guard BEFORE UPDATE ON charge FOR EACH ROW EXECUTE FUNCTION charge_guard();

-- payments --------------------------------------------------------------------------------------------
ALTER TABLE payment
  ALTER amount TYPE dong,
  ADD CONSTRAINT payment_state CHECK (state IN ('OPEN', 'PAID', 'EXPIRED')),
  ADD CONSTRAINT payment_exception CHECK (exception IN ('LATE', 'DUPLICATE', 'SHORT', 'OVER')),
  ADD CONSTRAINT payment_paid_at CHECK ((state = 'PAID') = (paid_at IS NOT NULL));
CREATE INDEX payment_open_expiry ON payment (expires_at) WHERE state = 'OPEN';

ALTER TABLE payment_charge ALTER amount TYPE dong;

ALTER TABLE attempt
  ALTER amount TYPE dong,
  ADD CONSTRAINT attempt_method CHECK (method IN ('CARD')),
  ADD CONSTRAINT attempt_state CHECK (state IN
    ('VERIFYING', 'AWAITING_OTP', 'SENT', 'UNKNOWN', 'CANCELLING', 'SUCCEEDED', 'DECLINED', 'CANCELLED', 'EXPIRED')),
  ADD CONSTRAINT attempt_sent CHECK (state NOT IN ('SENT', 'UNKNOWN', 'CANCELLING') OR sent_at IS NOT NULL),
  ADD CONSTRAINT attempt_succeeded CHECK ((state = 'SUCCEEDED') = (bank_reference IS NOT NULL)),
  ADD CONSTRAINT attempt_finished CHECK
    ((state IN ('SUCCEEDED', 'DECLINED', 'CANCELLED', 'EXPIRED')) = (finished_at IS NOT NULL)),
  ADD CONSTRAINT attempt_card_mask CHECK (card_mask ~ '^[0-9]{6}•+[0-9]{4}$');
-- One success per payment, and one attempt at a time.
CREATE UNIQUE INDEX attempt_one_live ON attempt (payment_id)
  WHERE state IN ('VERIFYING', 'AWAITING_OTP', 'SENT', 'UNKNOWN', 'CANCELLING');

CREATE FUNCTION attempt_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> OLD.version + 1 OR NEW.amount <> OLD.amount OR NEW.reference <> OLD.reference
     OR (OLD.state = 'SUCCEEDED' AND NEW.state <> 'SUCCEEDED') THEN
    RAISE EXCEPTION 'attempt % cannot change like that', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER attempt_guard BEFORE UPDATE ON attempt FOR EACH ROW EXECUTE FUNCTION attempt_guard();

-- A payment that becomes paid keeps the exception of money that came before, since that money still waits.
-- Whoever would wipe it has decided on an older row; the code of the error makes them read and decide again.
CREATE FUNCTION payment_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.amount <> OLD.amount OR NEW.public_id <> OLD.public_id
     OR (OLD.state = 'PAID' AND NEW.state <> 'PAID') THEN
    RAISE EXCEPTION 'payment % cannot change like that', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.state = 'PAID' AND OLD.state <> 'PAID' AND NEW.exception IS DISTINCT FROM OLD.exception
     AND OLD.exception IS NOT NULL THEN
    RAISE EXCEPTION 'payment % has an exception meanwhile', OLD.id USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_guard BEFORE UPDATE ON payment FOR EACH ROW EXECUTE FUNCTION payment_guard();

ALTER TABLE capture
  ALTER amount TYPE dong,
  ADD CONSTRAINT capture_disposition CHECK (disposition IN ('APPLIED', 'SUSPENSE')),
  ADD CONSTRAINT capture_suspense_reason CHECK ((disposition = 'SUSPENSE') = (reason IS NOT NULL));
-- One success per payment.
CREATE UNIQUE INDEX capture_one_applied ON capture (payment_id) WHERE disposition = 'APPLIED';
CREATE TRIGGER capture_append_only BEFORE UPDATE OR DELETE ON capture
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- A capture settles charges for its own amount or not at all: looked at once, at the end of the transaction.
CREATE FUNCTION capture_settles_whole() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE settled BIGINT;
BEGIN
  SELECT coalesce(sum(amount), 0) INTO settled FROM charge_settlement WHERE capture_id = NEW.id;
  IF settled <> (CASE NEW.disposition WHEN 'APPLIED' THEN NEW.amount::BIGINT ELSE 0 END) THEN
    RAISE EXCEPTION 'capture % settles % of %', NEW.id, settled, NEW.amount
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER capture_settles_whole AFTER INSERT ON capture
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION capture_settles_whole();

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

-- dossiers --------------------------------------------------------------------------------------------
ALTER TABLE dossier
  ADD CONSTRAINT dossier_status CHECK (status BETWEEN 1 AND 10),
  ADD CONSTRAINT dossier_applicant CHECK (applicant_kind IN ('PERSON', 'ORGANISATION', 'HOUSEHOLD'));
ALTER TABLE dossier_fee
  ADD CONSTRAINT dossier_fee_kind CHECK (kind IN ('PHI', 'LE_PHI')),
  ADD CONSTRAINT dossier_fee_due CHECK (due_when IN ('INTAKE', 'SUPPLEMENT', 'RESULT')),
  ADD CONSTRAINT dossier_fee_amount CHECK (gross_amount BETWEEN 1 AND 10000000000000),
  ADD CONSTRAINT dossier_fee_reduction CHECK (reduction BETWEEN 0 AND gross_amount),
  ADD CONSTRAINT dossier_fee_ground CHECK (reduction = 0 OR ground_vi IS NOT NULL),
  -- A line of which nothing is owed has no charge; a line that an agency takes back stays, marked.
  ADD CONSTRAINT dossier_fee_charge CHECK (withdrawn OR (charge_id IS NULL) = (gross_amount = reduction));

-- histories -------------------------------------------------------------------------------------------
CREATE TRIGGER payment_event_append_only BEFORE UPDATE OR DELETE ON payment_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_entry_append_only BEFORE UPDATE OR DELETE ON audit_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
