-- A bank's administrators are kept out by the portal's alone, and who kept somebody out is not rewritten. docs/decisions/0018.
CREATE OR REPLACE FUNCTION staff_member_disabling() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.disabled_at IS NOT NULL THEN
    IF NEW.disabled_at IS NOT NULL
       AND (NEW.disabled_at, NEW.disabled_by) IS DISTINCT FROM (OLD.disabled_at, OLD.disabled_by) THEN
      RAISE EXCEPTION '% stays kept out as it was', NEW.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.disabled_by IS NULL THEN
    RETURN NEW;
  END IF;
  IF EXISTS (SELECT 1 FROM staff_proposal WHERE staff_id = NEW.id AND kind = 'DISABLE' AND state = 'APPROVED'
                AND decided_by = NEW.disabled_by AND decided_at = NEW.disabled_at) THEN
    RETURN NEW;
  END IF;
  IF OLD.role = 'ADMINISTRATOR'
     OR OLD.role = 'BANK_ADMINISTRATOR' AND NOT EXISTS
          (SELECT 1 FROM staff_member WHERE id = NEW.disabled_by AND role = 'ADMINISTRATOR')
     OR (SELECT count(*) FROM staff_member kept WHERE kept.disabled_by = NEW.disabled_by
            AND kept.disabled_at > NEW.disabled_at - INTERVAL '24 hours'
            AND NOT EXISTS (SELECT 1 FROM staff_proposal WHERE staff_id = kept.id AND kind = 'DISABLE' AND state = 'APPROVED'
                               AND decided_at = kept.disabled_at)) >= 3 THEN
    RAISE EXCEPTION 'no second person approved that % is kept out', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

-- Browsers that a release before knew for a card that a bank had only accepted: known is who has paid with it. docs/decisions/0023.
DELETE FROM known_browser WHERE door = 'card';
