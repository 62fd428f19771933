-- One person keeps out no administrator, and no more than three people in 24 hours: beyond that another approves.
-- docs/decisions/0018.

-- Who of the staff kept them out, or approved it; null for the server's command and for what was before.
ALTER TABLE staff_member
  ADD COLUMN disabled_by UUID REFERENCES staff_member (id),
  ADD CONSTRAINT staff_member_disabled_by CHECK (disabled_by IS NULL OR disabled_at IS NOT NULL AND disabled_by <> id);
CREATE INDEX staff_member_disabled_by_idx ON staff_member (disabled_by, disabled_at);

ALTER TABLE staff_proposal
  DROP CONSTRAINT staff_proposal_kind_check,
  ADD CONSTRAINT staff_proposal_kind_check CHECK (kind IN ('INVITE', 'REACTIVATE', 'CHANGE', 'DISABLE'));

CREATE FUNCTION staff_member_disabling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.disabled_by IS NULL OR OLD.disabled_at IS NOT NULL THEN
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT 1 FROM staff_proposal WHERE staff_id = NEW.id AND kind = 'DISABLE' AND state = 'APPROVED'
                AND decided_by = NEW.disabled_by AND decided_at = NEW.disabled_at) THEN
    RETURN NEW;
  END IF;
  IF OLD.role = 'ADMINISTRATOR'
     OR (SELECT count(*) FROM staff_member kept WHERE kept.disabled_by = NEW.disabled_by
            AND kept.disabled_at > NEW.disabled_at - INTERVAL '24 hours'
            AND NOT EXISTS (SELECT 1 FROM staff_proposal WHERE staff_id = kept.id AND kind = 'DISABLE' AND state = 'APPROVED'
                               AND decided_at = kept.disabled_at)) >= 3 THEN
    RAISE EXCEPTION 'no second person approved that % is kept out', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER staff_member_disabling BEFORE UPDATE ON staff_member
  FOR EACH ROW EXECUTE FUNCTION staff_member_disabling();

GRANT UPDATE (disabled_by) ON staff_member TO dvc_app;
