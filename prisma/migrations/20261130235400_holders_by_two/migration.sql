-- An operator alone neither verifies nor closes an account holder: one proposes it, and another operator decides.
-- docs/decisions/0024.

CREATE TABLE holder_proposal (
  id UUID PRIMARY KEY,
  holder_id UUID NOT NULL REFERENCES holder (id),
  decision TEXT NOT NULL CHECK (decision IN ('VERIFY', 'CLOSE')),
  -- The version of the holder's data that the proposing operator looked at.
  seen TEXT NOT NULL,
  why TEXT NOT NULL CHECK (why <> ''),
  state TEXT NOT NULL CHECK (state IN ('WAITING', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED')),
  proposed_by UUID NOT NULL REFERENCES staff_member (id),
  proposed_at TIMESTAMPTZ(3) NOT NULL,
  expires_at TIMESTAMPTZ(3) NOT NULL,
  decided_by UUID REFERENCES staff_member (id),
  decided_at TIMESTAMPTZ(3),
  -- Why it was rejected.
  reason TEXT CHECK (reason <> ''),
  CONSTRAINT holder_proposal_expires CHECK
    (expires_at > proposed_at AND expires_at <= proposed_at + INTERVAL '7 days'),
  CONSTRAINT holder_proposal_decided CHECK
    ((state IN ('WAITING', 'EXPIRED')) = (decided_by IS NULL) AND (state = 'WAITING') = (decided_at IS NULL)),
  CONSTRAINT holder_proposal_reason CHECK ((state = 'REJECTED') = (reason IS NOT NULL)),
  CONSTRAINT holder_proposal_in_time CHECK
    (CASE state WHEN 'APPROVED' THEN decided_at < expires_at WHEN 'EXPIRED' THEN decided_at >= expires_at ELSE TRUE END),
  CONSTRAINT holder_proposal_two_people CHECK (
    CASE WHEN state IN ('APPROVED', 'REJECTED') THEN decided_by <> proposed_by
         WHEN state = 'WITHDRAWN' THEN decided_by = proposed_by ELSE TRUE END)
);
CREATE UNIQUE INDEX holder_proposal_one_waiting ON holder_proposal (holder_id) WHERE state = 'WAITING';
CREATE INDEX holder_proposal_holder_id_decided_at_idx ON holder_proposal (holder_id, decided_at);

CREATE FUNCTION is_active_operator(person UUID) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM staff_member WHERE id = person AND role = 'OPERATOR' AND disabled_at IS NULL)
$$;

CREATE FUNCTION holder_proposal_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Nobody is disabled, or becomes something else, while it is decided whether they may.
  PERFORM 1 FROM staff_member WHERE id IN (NEW.proposed_by, NEW.decided_by) ORDER BY id FOR SHARE;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'WAITING' OR NOT is_active_operator(NEW.proposed_by) THEN
      RAISE EXCEPTION 'proposal % is not theirs to make', NEW.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state <> 'WAITING' OR NEW.state = 'WAITING'
     OR (NEW.id, NEW.holder_id, NEW.decision, NEW.seen, NEW.why, NEW.proposed_by, NEW.proposed_at, NEW.expires_at)
        IS DISTINCT FROM
        (OLD.id, OLD.holder_id, OLD.decision, OLD.seen, OLD.why, OLD.proposed_by, OLD.proposed_at, OLD.expires_at) THEN
    RAISE EXCEPTION 'proposal % cannot change like that', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.state = 'APPROVED' AND NOT (is_active_operator(NEW.proposed_by) AND is_active_operator(NEW.decided_by))
     OR NEW.state = 'REJECTED' AND NOT is_active_operator(NEW.decided_by) THEN
    RAISE EXCEPTION 'proposal % is not theirs to decide', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER holder_proposal_guard BEFORE INSERT OR UPDATE ON holder_proposal
  FOR EACH ROW EXECUTE FUNCTION holder_proposal_guard();

-- Who of the staff verifies or closes a holder does it by an approved proposal, in the transaction of the approval. Beside that a
-- bank's controller verifies the holder of a form that another person received at the bank.
CREATE FUNCTION holder_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.verified_at IS NULL AND NEW.verified_at IS NOT NULL AND NEW.verified_by LIKE 'staff:%'
     AND NOT EXISTS (
       SELECT 1 FROM holder_proposal WHERE holder_id = NEW.id AND decision = 'VERIFY' AND state = 'APPROVED'
          AND 'staff:' || decided_by = NEW.verified_by AND decided_at = NEW.verified_at
          AND seen = left(encode(sha256(NEW.details_cipher), 'hex'), 16))
     AND NOT EXISTS (
       SELECT 1 FROM registration form JOIN staff_member officer ON 'staff:' || officer.id = NEW.verified_by
        WHERE form.holder_id = NEW.id AND form.state = 'RECEIVED' AND form.received_by <> NEW.verified_by
          AND officer.role = 'CONTROLLER' AND officer.bank = form.connector) THEN
    RAISE EXCEPTION 'no second person approved that holder % is verified', NEW.id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF OLD.closed_at IS NULL AND NEW.closed_at IS NOT NULL AND NEW.closed_by LIKE 'staff:%'
     AND NOT EXISTS (
       SELECT 1 FROM holder_proposal WHERE holder_id = NEW.id AND decision = 'CLOSE' AND state = 'APPROVED'
          AND 'staff:' || decided_by = NEW.closed_by AND decided_at = NEW.closed_at) THEN
    RAISE EXCEPTION 'no second person approved that holder % is closed', NEW.id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER holder_by_two BEFORE UPDATE ON holder FOR EACH ROW EXECUTE FUNCTION holder_by_two();

GRANT SELECT, INSERT ON holder_proposal TO dvc_app;
GRANT UPDATE (state, decided_by, decided_at, reason) ON holder_proposal TO dvc_app;
