-- The payment instruction, money in suspense as somebody's work, money on its way back, receipts.

-- charges: why this amount, and who owes it ---------------------------------------------------------------
ALTER TABLE charge ADD COLUMN basis JSONB NOT NULL DEFAULT '{}', ADD COLUMN debtor TEXT NOT NULL DEFAULT '';
UPDATE charge c SET basis = jsonb_build_object(
    'kind', f.kind, 'gross', f.gross_amount::TEXT, 'reduction', f.reduction::TEXT, 'regulation', f.regulation,
    'ground', CASE WHEN f.ground_vi IS NOT NULL THEN jsonb_build_object('vi', f.ground_vi, 'en', coalesce(f.ground_en, f.ground_vi)) END)
  FROM dossier_fee f WHERE f.charge_id = c.id;
-- As lib/vietnamese/mask-name.ts masks: of each word its first letter, the last word whole unless it is alone.
UPDATE charge c SET debtor = coalesce((
    SELECT string_agg(CASE
        WHEN w.n = w.words AND w.words > 1 THEN w.word
        WHEN length(w.word) = 1 THEN '•'
        ELSE left(w.word, 1) || repeat('•', length(w.word) - 1) END, ' ' ORDER BY w.n)
    FROM (SELECT word, n, count(*) OVER () AS words
          FROM regexp_split_to_table(btrim(d.applicant_name), '\s+') WITH ORDINALITY AS part(word, n)) w), '')
  FROM dossier d WHERE c.source_kind = 'DOSSIER' AND c.source_id = d.id;
ALTER TABLE charge ALTER basis DROP DEFAULT, ALTER debtor DROP DEFAULT;

ALTER TABLE charge_lease ADD COLUMN amount dong;
UPDATE charge_lease l SET amount = pc.amount
  FROM attempt a JOIN payment_charge pc ON pc.payment_id = a.payment_id
  WHERE a.id = l.attempt_id AND pc.charge_id = l.charge_id;
ALTER TABLE charge_lease ALTER amount SET NOT NULL;

-- attempts by three methods -------------------------------------------------------------------------------
ALTER TABLE attempt
  ALTER issuer_bin DROP NOT NULL,
  ALTER card_mask DROP NOT NULL,
  ADD COLUMN counter_key TEXT,
  ADD COLUMN counter_hash BYTEA,
  ADD COLUMN counter_answer JSONB,
  ADD COLUMN branch TEXT,
  DROP CONSTRAINT attempt_method,
  DROP CONSTRAINT attempt_state,
  ADD CONSTRAINT attempt_method CHECK (method IN ('CARD', 'COUNTER', 'TRANSFER')),
  ADD CONSTRAINT attempt_state CHECK (state IN
    ('VERIFYING', 'AWAITING_OTP', 'SENT', 'UNKNOWN', 'CANCELLING', 'AT_COUNTER', 'SUCCEEDED', 'DECLINED', 'CANCELLED', 'EXPIRED')),
  -- Of money that a person assigned later, the card or the key may be unknown.
  ADD CONSTRAINT attempt_card CHECK (CASE WHEN method = 'CARD'
    THEN state = 'SUCCEEDED' OR (card_mask IS NOT NULL AND issuer_bin IS NOT NULL) ELSE card_mask IS NULL AND issuer_bin IS NULL END),
  ADD CONSTRAINT attempt_counter CHECK (method = 'COUNTER' OR (counter_key IS NULL AND counter_hash IS NULL)),
  ADD CONSTRAINT attempt_at_counter CHECK (state <> 'AT_COUNTER' OR (method = 'COUNTER' AND branch IS NOT NULL)),
  ADD CONSTRAINT attempt_transfer CHECK (method <> 'TRANSFER' OR state = 'SUCCEEDED');
DROP INDEX attempt_one_live;
CREATE UNIQUE INDEX attempt_one_live ON attempt (payment_id)
  WHERE state IN ('VERIFYING', 'AWAITING_OTP', 'SENT', 'UNKNOWN', 'CANCELLING', 'AT_COUNTER');

ALTER TABLE payment
  DROP CONSTRAINT payment_exception,
  ADD CONSTRAINT payment_exception CHECK (exception IN ('LATE', 'DUPLICATE', 'SHORT', 'OVER', 'MISMATCH'));

-- captures: applied at once, or later out of suspense -----------------------------------------------------
ALTER TABLE capture
  ADD COLUMN method TEXT NOT NULL DEFAULT 'CARD' CHECK (method IN ('CARD', 'COUNTER', 'TRANSFER')),
  ADD COLUMN excess BIGINT NOT NULL DEFAULT 0 CHECK (excess >= 0),
  ADD COLUMN content TEXT,
  DROP CONSTRAINT capture_suspense_reason,
  -- The reason stays when the money is applied after all: it says why it waited.
  ADD CONSTRAINT capture_suspense_reason CHECK (disposition = 'APPLIED' OR reason IS NOT NULL),
  ADD CONSTRAINT capture_excess CHECK (excess = 0 OR (disposition = 'APPLIED' AND excess < amount));
ALTER TABLE capture ALTER method DROP DEFAULT;
CREATE INDEX capture_payment_id_idx ON capture (payment_id);

-- What came is never rewritten. Out of suspense it may be applied, once.
CREATE FUNCTION capture_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND OLD.disposition = 'SUSPENSE' AND NEW.disposition = 'APPLIED' AND NEW.payment_id IS NOT NULL
     AND (NEW.id, NEW.connector, NEW.bank_reference, NEW.reference, NEW.method, NEW.amount, NEW.reason, NEW.content, NEW.captured_at)
       IS NOT DISTINCT FROM
         (OLD.id, OLD.connector, OLD.bank_reference, OLD.reference, OLD.method, OLD.amount, OLD.reason, OLD.content, OLD.captured_at) THEN
    RETURN NEW;
  END IF;
  RAISE EXCEPTION 'capture is append only' USING ERRCODE = 'integrity_constraint_violation';
END $$;
DROP TRIGGER capture_append_only ON capture;
CREATE TRIGGER capture_append_only BEFORE UPDATE OR DELETE ON capture FOR EACH ROW EXECUTE FUNCTION capture_guard();

CREATE TABLE payment_instruction (
  id UUID PRIMARY KEY,
  number TEXT NOT NULL,
  payment_id UUID NOT NULL REFERENCES payment (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  state TEXT NOT NULL,
  amount dong NOT NULL,
  lines JSONB NOT NULL,
  printed_at TIMESTAMPTZ(3) NOT NULL,
  payable_from TIMESTAMPTZ(3) NOT NULL,
  amount_valid_until TIMESTAMPTZ(3) NOT NULL,
  payable_until TIMESTAMPTZ(3) NOT NULL,
  ended_at TIMESTAMPTZ(3),
  replaced_by TEXT,
  verification_code TEXT NOT NULL,
  request_id TEXT NOT NULL,
  CONSTRAINT instruction_number CHECK (number ~ '^[0-9]{16}$'),
  CONSTRAINT instruction_state CHECK (state IN ('ACTIVE', 'REPLACED', 'CANCELLED', 'EXPIRED')),
  CONSTRAINT instruction_ended CHECK ((state = 'ACTIVE') = (ended_at IS NULL)),
  CONSTRAINT instruction_replaced CHECK ((state = 'REPLACED') = (replaced_by IS NOT NULL)),
  CONSTRAINT instruction_dates CHECK (printed_at <= payable_from AND payable_from <= amount_valid_until AND amount_valid_until <= payable_until)
);
CREATE UNIQUE INDEX payment_instruction_number_key ON payment_instruction (number);
CREATE UNIQUE INDEX payment_instruction_verification_code_key ON payment_instruction (verification_code);
CREATE UNIQUE INDEX payment_instruction_request_id_key ON payment_instruction (request_id);
-- A new paper over more dossiers may take the place of several.
CREATE INDEX payment_instruction_replaced_by_idx ON payment_instruction (replaced_by) WHERE replaced_by IS NOT NULL;
CREATE INDEX payment_instruction_payment_id_idx ON payment_instruction (payment_id);
-- One number at a time stands for a payment.
CREATE UNIQUE INDEX payment_instruction_one_active ON payment_instruction (payment_id) WHERE state = 'ACTIVE';

-- What was printed stays; an ended number stays ended.
CREATE FUNCTION instruction_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'ACTIVE' OR (NEW.number, NEW.payment_id, NEW.amount::BIGINT, NEW.lines, NEW.printed_at, NEW.verification_code)
     IS DISTINCT FROM (OLD.number, OLD.payment_id, OLD.amount::BIGINT, OLD.lines, OLD.printed_at, OLD.verification_code) THEN
    RAISE EXCEPTION 'instruction % cannot change like that', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER instruction_guard BEFORE UPDATE ON payment_instruction FOR EACH ROW EXECUTE FUNCTION instruction_guard();

CREATE TABLE suspense_item (
  capture_id UUID PRIMARY KEY REFERENCES capture (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  state TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  opened_at TIMESTAMPTZ(3) NOT NULL,
  proposal_kind TEXT,
  proposal_number TEXT,
  proposal_reason TEXT,
  proposed_by TEXT,
  proposed_at TIMESTAMPTZ(3),
  decided_by TEXT,
  decided_at TIMESTAMPTZ(3),
  note TEXT,
  CONSTRAINT suspense_state CHECK (state IN ('WAITING', 'OPEN', 'PROPOSED', 'RETURNING', 'RETURNED', 'ASSIGNED')),
  CONSTRAINT suspense_proposal_kind CHECK (proposal_kind IN ('ASSIGN', 'RETURN')),
  CONSTRAINT suspense_proposed CHECK (state <> 'PROPOSED' OR (proposal_kind IS NOT NULL AND proposal_reason IS NOT NULL
    AND proposed_by IS NOT NULL AND proposed_at IS NOT NULL)),
  CONSTRAINT suspense_assign_where CHECK (proposal_kind IS DISTINCT FROM 'ASSIGN' OR proposal_number IS NOT NULL),
  CONSTRAINT suspense_second_person CHECK (decided_by IS DISTINCT FROM proposed_by OR decided_by IS NULL)
);
CREATE INDEX suspense_item_state_opened_at_idx ON suspense_item (state, opened_at);

CREATE FUNCTION suspense_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> OLD.version + 1 OR OLD.state IN ('RETURNED', 'ASSIGNED') THEN
    RAISE EXCEPTION 'suspense item % cannot change like that', OLD.capture_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER suspense_guard BEFORE UPDATE ON suspense_item FOR EACH ROW EXECUTE FUNCTION suspense_guard();

CREATE TABLE refund (
  id UUID PRIMARY KEY,
  reference TEXT NOT NULL,
  connector TEXT NOT NULL,
  capture_id UUID NOT NULL REFERENCES capture (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  charge_id UUID REFERENCES charge (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  kind TEXT NOT NULL,
  reason TEXT NOT NULL,
  note TEXT,
  amount dong NOT NULL,
  state TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 0,
  requested_by TEXT NOT NULL,
  requested_at TIMESTAMPTZ(3) NOT NULL,
  decided_by TEXT,
  decided_at TIMESTAMPTZ(3),
  promised_by TIMESTAMPTZ(3),
  sent_at TIMESTAMPTZ(3),
  bank_reference TEXT,
  bank_reason TEXT,
  finished_at TIMESTAMPTZ(3),
  CONSTRAINT refund_kind CHECK (kind IN ('RETURN', 'REFUND')),
  CONSTRAINT refund_source CHECK ((kind = 'REFUND') = (charge_id IS NOT NULL)),
  CONSTRAINT refund_reason CHECK (reason IN ('DUPLICATE', 'EXCESS', 'NOT_FITTING', 'FEE_REDUCED', 'REQUESTED')),
  CONSTRAINT refund_state CHECK (state IN ('REQUESTED', 'REJECTED', 'APPROVED', 'SENT', 'REFUNDED', 'REFUSED')),
  CONSTRAINT refund_decided CHECK (state = 'REQUESTED' OR decided_by IS NOT NULL),
  CONSTRAINT refund_promised CHECK (state IN ('REQUESTED', 'REJECTED') OR promised_by IS NOT NULL),
  CONSTRAINT refund_second_person CHECK (decided_by IS DISTINCT FROM requested_by OR decided_by IS NULL),
  CONSTRAINT refund_refunded CHECK ((state = 'REFUNDED') = (bank_reference IS NOT NULL)),
  CONSTRAINT refund_finished CHECK ((state IN ('REJECTED', 'REFUNDED', 'REFUSED')) = (finished_at IS NOT NULL))
);
CREATE UNIQUE INDEX refund_reference_key ON refund (reference);
CREATE INDEX refund_capture_id_idx ON refund (capture_id);
CREATE INDEX refund_charge_id_idx ON refund (charge_id);
CREATE INDEX refund_state_requested_at_idx ON refund (state, requested_at);

-- What goes back of a capture, and of what settled one charge, is never more than there is. The capture's row is
-- the place where all its refunds queue.
CREATE FUNCTION refund_within_money() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE money capture; settled BIGINT; total BIGINT;
BEGIN
  SELECT * INTO money FROM capture WHERE id = NEW.capture_id FOR NO KEY UPDATE;
  SELECT coalesce(sum(s.amount), 0) INTO settled FROM charge_settlement s
    WHERE s.capture_id = NEW.capture_id AND (NEW.charge_id IS NULL OR s.charge_id = NEW.charge_id);
  SELECT coalesce(sum(r.amount), 0) INTO total FROM refund r
    WHERE r.capture_id = NEW.capture_id AND r.charge_id IS NOT DISTINCT FROM NEW.charge_id AND r.state NOT IN ('REJECTED', 'REFUSED');
  IF total > (CASE WHEN NEW.charge_id IS NULL THEN money.amount - settled ELSE settled END) THEN
    RAISE EXCEPTION 'refunds of capture % exceed it', NEW.capture_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER refund_within_money AFTER INSERT OR UPDATE OF amount, state ON refund
  FOR EACH ROW EXECUTE FUNCTION refund_within_money();

CREATE FUNCTION refund_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.version <> OLD.version + 1 OR OLD.state IN ('REJECTED', 'REFUNDED')
     OR (NEW.reference, NEW.capture_id, NEW.charge_id, NEW.amount::BIGINT, NEW.requested_by)
       IS DISTINCT FROM (OLD.reference, OLD.capture_id, OLD.charge_id, OLD.amount::BIGINT, OLD.requested_by) THEN
    RAISE EXCEPTION 'refund % cannot change like that', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER refund_guard BEFORE UPDATE ON refund FOR EACH ROW EXECUTE FUNCTION refund_guard();

CREATE TABLE receipt (
  id UUID PRIMARY KEY,
  agency_id TEXT NOT NULL REFERENCES agency (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  series TEXT NOT NULL,
  number INTEGER NOT NULL,
  payment_id UUID NOT NULL REFERENCES payment (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  capture_id UUID NOT NULL REFERENCES capture (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  amount dong NOT NULL,
  verification_code TEXT NOT NULL,
  issued_at TIMESTAMPTZ(3) NOT NULL,
  -- Seven digits: decree 123/2020/NĐ-CP, article 32.
  CONSTRAINT receipt_number CHECK (number BETWEEN 1 AND 9999999)
);
CREATE UNIQUE INDEX receipt_verification_code_key ON receipt (verification_code);
CREATE UNIQUE INDEX receipt_agency_id_series_number_key ON receipt (agency_id, series, number);
CREATE UNIQUE INDEX receipt_capture_id_agency_id_key ON receipt (capture_id, agency_id);
CREATE INDEX receipt_payment_id_idx ON receipt (payment_id);
CREATE TRIGGER receipt_append_only BEFORE UPDATE OR DELETE ON receipt
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

CREATE TABLE receipt_counter (
  agency_id TEXT NOT NULL,
  series TEXT NOT NULL,
  last INTEGER NOT NULL,
  CONSTRAINT receipt_counter_pkey PRIMARY KEY (agency_id, series)
);

GRANT SELECT ON payment_instruction, suspense_item, refund, receipt, receipt_counter TO dvc_app;
GRANT INSERT, UPDATE ON payment_instruction, suspense_item, refund, receipt_counter TO dvc_app;
GRANT INSERT ON receipt TO dvc_app;
GRANT UPDATE (disposition, payment_id, attempt_id, excess) ON capture TO dvc_app;
