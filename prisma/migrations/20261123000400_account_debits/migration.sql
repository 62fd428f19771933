-- Paying by registered account: PRODUCT S1.3. One debit, split per beneficiary; daily limits that hold.

ALTER TABLE payment
  ADD COLUMN holder_id UUID REFERENCES holder (id),
  ADD COLUMN own_reference TEXT CHECK (length(own_reference) BETWEEN 1 AND 50);
CREATE INDEX payment_of_holder ON payment (holder_id, created_at, id) WHERE holder_id IS NOT NULL;
CREATE INDEX payment_paid_by_holder ON payment (holder_id, paid_at, id) WHERE holder_id IS NOT NULL AND paid_at IS NOT NULL;

ALTER TABLE attempt
  ADD COLUMN registration_id UUID REFERENCES registration (id),
  ADD COLUMN account_mask TEXT,
  -- The business day whose limit it counts against.
  ADD COLUMN debit_day DATE,
  ADD COLUMN ordered_by UUID REFERENCES id_account (id),
  ADD COLUMN confirmed_by TEXT CHECK (confirmed_by IN ('SESSION', 'TOTP', 'SMS')),
  DROP CONSTRAINT attempt_method,
  ADD CONSTRAINT attempt_method CHECK (method IN ('CARD', 'COUNTER', 'TRANSFER', 'ACCOUNT')),
  -- Of money that a person assigned later, the account may be unknown.
  ADD CONSTRAINT attempt_account CHECK (CASE WHEN method = 'ACCOUNT'
    THEN state = 'SUCCEEDED' OR num_nulls(registration_id, account_mask, debit_day, ordered_by, confirmed_by) = 0
    ELSE num_nonnulls(registration_id, account_mask, debit_day, ordered_by, confirmed_by) = 0 END);
CREATE INDEX attempt_debits_of_day ON attempt (registration_id, debit_day) WHERE registration_id IS NOT NULL;

ALTER TABLE capture
  DROP CONSTRAINT capture_method_check,
  ADD CONSTRAINT capture_method_check CHECK (method IN ('CARD', 'COUNTER', 'TRANSFER', 'ACCOUNT'));

-- Whoever debits an account waits for the others who do; then the day's debits, taken or still possible, are summed. An account
-- keeps its day when its registration is renewed.
CREATE FUNCTION account_debit_guard() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  account registration;
  used BIGINT;
BEGIN
  SELECT * INTO account FROM registration WHERE id = NEW.registration_id FOR NO KEY UPDATE;
  IF account.state <> 'APPROVED' THEN
    RAISE EXCEPTION 'registration % is not in force', account.number USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NOT EXISTS (SELECT FROM payment WHERE id = NEW.payment_id AND holder_id = account.holder_id) THEN
    RAISE EXCEPTION 'registration % is of another holder', account.number USING ERRCODE = 'integrity_constraint_violation';
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
CREATE TRIGGER account_debit_guard BEFORE INSERT ON attempt
  FOR EACH ROW WHEN (NEW.registration_id IS NOT NULL) EXECUTE FUNCTION account_debit_guard();
CREATE INDEX registration_account ON registration (connector, account_hash);
