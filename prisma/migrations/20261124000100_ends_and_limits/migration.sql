-- What ends takes along what hangs on it, and who may debit is looked at once more where the debit is written.

-- A draft that was never printed ends like any other; what a bank is told of has a form for ever.
ALTER TABLE registration
  DROP CONSTRAINT registration_form,
  ADD CONSTRAINT registration_form CHECK
    (state = 'DRAFT' OR (state = 'CLOSED' AND mandate_state = 'NONE') OR (form_cipher IS NOT NULL AND form_version > 0));

-- Holders that were closed before their forms ended with them.
WITH ended AS (
  UPDATE registration r SET state = 'CLOSED', version = r.version + 1
  FROM holder h
  WHERE h.id = r.holder_id AND h.closed_at IS NOT NULL AND r.state IN ('DRAFT', 'AWAITING_FORM', 'RECEIVED', 'RETURNED')
  RETURNING r.id
)
INSERT INTO registration_event (registration_id, at, kind, state_after, actor_kind, actor_id)
SELECT id, now(), 'CLOSE', 'CLOSED', 'PORTAL', 'migration' FROM ended;

-- A holder that was closed registers nothing, and none is closed with a form or an account that has not ended. Whoever closes
-- it holds its row, so that of the two at once the later one sees the other.
CREATE FUNCTION registration_needs_holder() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  closed TIMESTAMPTZ;
BEGIN
  SELECT closed_at INTO closed FROM holder WHERE id = NEW.holder_id FOR KEY SHARE;
  IF closed IS NOT NULL THEN
    RAISE EXCEPTION 'holder % of registration % was closed', NEW.holder_id, NEW.number
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER registration_needs_holder BEFORE INSERT OR UPDATE OF state ON registration
  FOR EACH ROW WHEN (NEW.state NOT IN ('REJECTED', 'EXPIRED', 'CLOSED', 'REPLACED'))
  EXECUTE FUNCTION registration_needs_holder();

CREATE FUNCTION holder_leaves_nothing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM registration WHERE holder_id = NEW.id AND state NOT IN ('REJECTED', 'EXPIRED', 'CLOSED', 'REPLACED')) THEN
    RAISE EXCEPTION 'holder % has registrations that have not ended', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER holder_leaves_nothing AFTER UPDATE OF closed_at ON holder
  FOR EACH ROW WHEN (NEW.closed_at IS NOT NULL AND OLD.closed_at IS NULL) EXECUTE FUNCTION holder_leaves_nothing();

-- As before; and only what the bank has confirmed is debited, ordered by somebody who acts for its holder now.
CREATE OR REPLACE FUNCTION account_debit_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  account registration;
  used BIGINT;
BEGIN
  SELECT * INTO account FROM registration WHERE id = NEW.registration_id FOR NO KEY UPDATE;
  IF account.state <> 'APPROVED' OR account.mandate_state <> 'CONFIRMED' THEN
    RAISE EXCEPTION 'registration % is not in force', account.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM payment WHERE id = NEW.payment_id AND holder_id = account.holder_id) THEN
    RAISE EXCEPTION 'registration % is of another holder', account.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM membership m JOIN holder h ON h.id = m.holder_id AND h.closed_at IS NULL
      WHERE m.account_id = NEW.ordered_by AND m.holder_id = account.holder_id AND m.ended_at IS NULL) THEN
    RAISE EXCEPTION 'account % does not act for the holder of registration %', NEW.ordered_by, account.number
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  SELECT coalesce(sum(a.amount::BIGINT), 0) INTO used
    FROM registration r JOIN attempt a ON a.registration_id = r.id AND a.debit_day = NEW.debit_day
    WHERE r.connector = account.connector AND r.account_hash = account.account_hash
      AND a.state NOT IN ('DECLINED', 'CANCELLED', 'EXPIRED');
  IF used + NEW.amount > account.daily_limit THEN
    RAISE EXCEPTION 'registration % has % left on %', account.number, account.daily_limit - used, NEW.debit_day
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- What a bank has decided, the newest first.
CREATE INDEX registration_decided ON registration (connector, decided_at, id) WHERE decided_at IS NOT NULL;
