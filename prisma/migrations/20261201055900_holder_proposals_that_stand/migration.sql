-- A proposal about an account holder is approved as long as the holder is what the proposing operator saw, to verify and to close.
-- One that cannot be approved any more gives way to a new one. docs/decisions/0024.

-- What is another value once the holder's data were written again, or it was verified or closed, or an account was approved or ended.
CREATE FUNCTION holder_version(subject UUID) RETURNS TEXT LANGUAGE sql STABLE AS $$
  SELECT left(encode(sha256(convert_to(jsonb_build_array(
           encode(h.details_cipher, 'hex'), h.name, h.tax_code, encode(h.owner_key, 'hex'),
           extract(epoch FROM h.verified_at), extract(epoch FROM h.closed_at),
           (SELECT jsonb_agg(r.id ORDER BY r.id) FROM registration r
             WHERE r.holder_id = h.id AND r.state IN ('APPROVED', 'SUSPENDED')))::text, 'UTF8')), 'hex'), 16)
    FROM holder h WHERE h.id = subject
$$;

ALTER TABLE holder_proposal
  DROP CONSTRAINT holder_proposal_state_check,
  ADD CONSTRAINT holder_proposal_state_check CHECK
    (state IN ('WAITING', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'REPLACED')),
  DROP CONSTRAINT holder_proposal_decided,
  ADD CONSTRAINT holder_proposal_decided CHECK
    ((state IN ('WAITING', 'EXPIRED', 'REPLACED')) = (decided_by IS NULL) AND (state = 'WAITING') = (decided_at IS NULL));
CREATE INDEX holder_proposal_waiting_idx ON holder_proposal (proposed_at, id) WHERE state = 'WAITING';

CREATE OR REPLACE FUNCTION holder_proposal_guard() RETURNS trigger LANGUAGE plpgsql AS $$
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
  IF NEW.state = 'APPROVED' AND NEW.seen IS DISTINCT FROM holder_version(NEW.holder_id) THEN
    RAISE EXCEPTION 'holder % is not what proposal % was about', NEW.holder_id, NEW.id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  -- What another may still approve is ended by people alone.
  IF NEW.state = 'REPLACED' AND is_active_operator(NEW.proposed_by) AND NEW.seen = holder_version(NEW.holder_id) THEN
    RAISE EXCEPTION 'proposal % still stands', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- Who of the staff verifies or closes a holder does it by an approved proposal, in the transaction of the approval. Beside that a
-- bank's controller verifies the holder of a form that another person received at the bank, a bank's own system the holder of a form
-- that it may decide about, and the server's command people of a demonstration.
CREATE OR REPLACE FUNCTION holder_by_two() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.verified_at IS NOT NULL THEN
      RAISE EXCEPTION 'nobody has verified holder %, which is new', NEW.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.verified_at IS NULL AND NEW.verified_at IS NOT NULL THEN
    IF (NEW.name, NEW.tax_code, NEW.owner_key, NEW.details_cipher)
       IS DISTINCT FROM (OLD.name, OLD.tax_code, OLD.owner_key, OLD.details_cipher) THEN
      RAISE EXCEPTION 'holder % is verified as it was looked at', NEW.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.verified_by LIKE 'bank:%' AND NOT EXISTS (
         SELECT 1 FROM registration form WHERE form.holder_id = NEW.id AND 'bank:' || form.connector = NEW.verified_by
            AND form.state IN ('AWAITING_FORM', 'RECEIVED'))
       OR NEW.verified_by NOT LIKE 'staff:%' AND NEW.verified_by NOT LIKE 'bank:%' AND NEW.verified_by <> 'command' THEN
      RAISE EXCEPTION '% has no form of holder % to decide about', NEW.verified_by, NEW.id
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.verified_by LIKE 'staff:%'
       AND NOT EXISTS (
         SELECT 1 FROM holder_proposal WHERE holder_id = NEW.id AND decision = 'VERIFY' AND state = 'APPROVED'
            AND 'staff:' || decided_by = NEW.verified_by AND decided_at = NEW.verified_at AND seen = holder_version(NEW.id))
       AND NOT EXISTS (
         SELECT 1 FROM registration form JOIN staff_member officer ON 'staff:' || officer.id = NEW.verified_by
          WHERE form.holder_id = NEW.id AND form.state = 'RECEIVED' AND form.received_by <> NEW.verified_by
            AND officer.role = 'CONTROLLER' AND officer.bank = form.connector) THEN
      RAISE EXCEPTION 'no second person approved that holder % is verified', NEW.id
        USING ERRCODE = 'integrity_constraint_violation';
    END IF;
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
DROP TRIGGER holder_by_two ON holder;
CREATE TRIGGER holder_by_two BEFORE INSERT OR UPDATE ON holder FOR EACH ROW EXECUTE FUNCTION holder_by_two();
