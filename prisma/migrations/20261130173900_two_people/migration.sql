-- Nobody lets somebody in alone: one person proposes, another approves, and only then an invitation goes out, a disabled person
-- works again, or somebody's role or e-mail changes. A bank has administrators of its own, who decide about its tellers and
-- controllers.

ALTER TABLE staff_member
  DROP CONSTRAINT staff_member_role_check,
  ADD CONSTRAINT staff_member_role_check CHECK
    (role IN ('ACCOUNTANT', 'OPERATOR', 'ADMINISTRATOR', 'BANK_ADMINISTRATOR', 'TELLER', 'CONTROLLER')),
  DROP CONSTRAINT staff_member_bank,
  ADD CONSTRAINT staff_member_bank CHECK (
    (bank IS NOT NULL) = (role IN ('BANK_ADMINISTRATOR', 'TELLER', 'CONTROLLER'))
    AND (branch IS NOT NULL) = (role IN ('TELLER', 'CONTROLLER')));

ALTER TABLE staff_invitation
  DROP CONSTRAINT staff_invitation_role_check,
  ADD CONSTRAINT staff_invitation_role_check CHECK
    (role IN ('ACCOUNTANT', 'OPERATOR', 'ADMINISTRATOR', 'BANK_ADMINISTRATOR', 'TELLER', 'CONTROLLER')),
  DROP CONSTRAINT staff_invitation_bank,
  ADD CONSTRAINT staff_invitation_bank CHECK (
    (bank IS NOT NULL) = (role IN ('BANK_ADMINISTRATOR', 'TELLER', 'CONTROLLER'))
    AND (branch IS NOT NULL) = (role IN ('TELLER', 'CONTROLLER')));

CREATE TABLE staff_proposal (
  id UUID PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('INVITE', 'REACTIVATE', 'CHANGE')),
  -- Whom it is about; an invitation is about somebody who is not there yet.
  staff_id UUID REFERENCES staff_member (id),
  -- What they will be.
  email TEXT NOT NULL CHECK (email = lower(email)),
  role TEXT NOT NULL CHECK
    (role IN ('ACCOUNTANT', 'OPERATOR', 'ADMINISTRATOR', 'BANK_ADMINISTRATOR', 'TELLER', 'CONTROLLER')),
  agency_id TEXT REFERENCES agency (id),
  bank TEXT,
  branch TEXT,
  state TEXT NOT NULL CHECK (state IN ('WAITING', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
  proposed_by UUID NOT NULL REFERENCES staff_member (id),
  proposed_at TIMESTAMPTZ(3) NOT NULL,
  decided_by UUID REFERENCES staff_member (id),
  decided_at TIMESTAMPTZ(3),
  reason TEXT CHECK (reason <> ''),
  CONSTRAINT staff_proposal_agency CHECK ((role = 'ACCOUNTANT') = (agency_id IS NOT NULL)),
  CONSTRAINT staff_proposal_bank CHECK (
    (bank IS NOT NULL) = (role IN ('BANK_ADMINISTRATOR', 'TELLER', 'CONTROLLER'))
    AND (branch IS NOT NULL) = (role IN ('TELLER', 'CONTROLLER'))),
  CONSTRAINT staff_proposal_about CHECK ((kind = 'INVITE') = (staff_id IS NULL)),
  CONSTRAINT staff_proposal_decided CHECK
    ((state = 'WAITING') = (decided_by IS NULL) AND (decided_by IS NULL) = (decided_at IS NULL)),
  CONSTRAINT staff_proposal_reason CHECK ((state = 'REJECTED') = (reason IS NOT NULL)),
  -- Whoever proposed takes it back at most; another person decides. Nobody has a say about themselves.
  CONSTRAINT staff_proposal_two_people CHECK (
    CASE state WHEN 'WAITING' THEN TRUE WHEN 'WITHDRAWN' THEN decided_by = proposed_by ELSE decided_by <> proposed_by END),
  CONSTRAINT staff_proposal_not_oneself CHECK
    (proposed_by IS DISTINCT FROM staff_id AND (staff_id IS NULL OR decided_by IS DISTINCT FROM staff_id))
);
CREATE UNIQUE INDEX staff_proposal_one_waiting ON staff_proposal (email) WHERE state = 'WAITING';
CREATE UNIQUE INDEX staff_proposal_one_waiting_about ON staff_proposal (staff_id) WHERE state = 'WAITING';
CREATE INDEX staff_proposal_staff_id_decided_at_idx ON staff_proposal (staff_id, decided_at);

-- Who may ask: an administrator; about tellers and controllers an administrator of their bank, too.
CREATE FUNCTION staff_may_propose(person UUID, wanted_role TEXT, wanted_bank TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM staff_member WHERE id = person AND disabled_at IS NULL
    AND (role = 'ADMINISTRATOR'
         OR role = 'BANK_ADMINISTRATOR' AND wanted_role IN ('TELLER', 'CONTROLLER') AND bank = wanted_bank))
$$;

-- Who approves: of tellers and controllers an administrator of their bank, of everyone else an administrator.
CREATE FUNCTION staff_may_approve(person UUID, wanted_role TEXT, wanted_bank TEXT) RETURNS BOOLEAN LANGUAGE sql STABLE AS $$
  SELECT EXISTS (SELECT 1 FROM staff_member WHERE id = person AND disabled_at IS NULL
    AND CASE WHEN wanted_role IN ('TELLER', 'CONTROLLER') THEN role = 'BANK_ADMINISTRATOR' AND bank = wanted_bank
             ELSE role = 'ADMINISTRATOR' END)
$$;

CREATE FUNCTION staff_proposal_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Nobody is disabled, or becomes something else, while it is decided whether they may.
  PERFORM 1 FROM staff_member WHERE id IN (NEW.proposed_by, NEW.decided_by) ORDER BY id FOR SHARE;
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'WAITING' OR NOT staff_may_propose(NEW.proposed_by, NEW.role, NEW.bank)
       OR EXISTS (SELECT 1 FROM staff_member asker JOIN staff_member person ON person.id = NEW.staff_id
                   WHERE asker.id = NEW.proposed_by AND asker.role = 'BANK_ADMINISTRATOR'
                     AND NOT staff_may_propose(asker.id, person.role, person.bank)) THEN
      RAISE EXCEPTION 'proposal % is not theirs to make', NEW.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
  END IF;
  IF OLD.state <> 'WAITING' OR NEW.state = 'WAITING'
     OR (NEW.id, NEW.kind, NEW.staff_id, NEW.email, NEW.role, NEW.agency_id, NEW.bank, NEW.branch, NEW.proposed_by, NEW.proposed_at)
        IS DISTINCT FROM
        (OLD.id, OLD.kind, OLD.staff_id, OLD.email, OLD.role, OLD.agency_id, OLD.bank, OLD.branch, OLD.proposed_by, OLD.proposed_at) THEN
    RAISE EXCEPTION 'proposal % cannot change like that', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.state = 'APPROVED' AND NOT (
       staff_may_propose(NEW.proposed_by, NEW.role, NEW.bank) AND staff_may_approve(NEW.decided_by, NEW.role, NEW.bank)
       AND NOT EXISTS (SELECT 1 FROM staff_member WHERE id = NEW.decided_by AND email = NEW.email)) THEN
    RAISE EXCEPTION 'proposal % is not theirs to approve', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  -- Saying no takes less: an administrator may always, so that nothing waits for ever.
  IF NEW.state = 'REJECTED' AND NOT (
       staff_may_approve(NEW.decided_by, NEW.role, NEW.bank) OR staff_may_propose(NEW.decided_by, NEW.role, NEW.bank)) THEN
    RAISE EXCEPTION 'proposal % is not theirs to reject', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER staff_proposal_guard BEFORE INSERT OR UPDATE ON staff_proposal
  FOR EACH ROW EXECUTE FUNCTION staff_proposal_guard();

CREATE FUNCTION staff_proposal_removal_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'WAITING' THEN
    RAISE EXCEPTION 'proposal % waits', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER staff_proposal_removal_guard BEFORE DELETE ON staff_proposal
  FOR EACH ROW EXECUTE FUNCTION staff_proposal_removal_guard();

-- An invitation that one administrator made alone waits for another's word; its address ends. What has nobody left to ask for it
-- is over. Invitations of the server's command stay while it is needed.
INSERT INTO staff_proposal (id, kind, email, role, agency_id, bank, branch, state, proposed_by, proposed_at)
SELECT gen_random_uuid(), 'INVITE', invitation.email, invitation.role, invitation.agency_id, invitation.bank, invitation.branch,
       'WAITING', member.id, invitation.created_at
  FROM staff_invitation invitation JOIN staff_member member ON invitation.invited_by = 'staff:' || member.id
 WHERE invitation.used_at IS NULL AND invitation.replaced_at IS NULL AND invitation.expires_at > now()
   AND member.role = 'ADMINISTRATOR' AND member.disabled_at IS NULL
   AND NOT EXISTS (SELECT 1 FROM staff_member taken WHERE taken.email = invitation.email);
UPDATE staff_invitation SET replaced_at = now()
 WHERE used_at IS NULL AND replaced_at IS NULL
   AND (invited_by <> 'command' OR role <> 'ADMINISTRATOR'
        OR (SELECT count(*) FROM staff_member WHERE role = 'ADMINISTRATOR' AND disabled_at IS NULL) >= 2);

ALTER TABLE staff_invitation
  ADD COLUMN proposal_id UUID UNIQUE REFERENCES staff_proposal (id),
  -- The administrator whom the server's command replaces by whom it invites.
  ADD COLUMN replaces UUID REFERENCES staff_member (id),
  -- Older rows are over, and stay as they are.
  ADD CONSTRAINT staff_invitation_by_two CHECK (
    CASE WHEN proposal_id IS NULL THEN invited_by = 'command' AND role = 'ADMINISTRATOR' ELSE replaces IS NULL END) NOT VALID;

CREATE FUNCTION staff_invitation_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.proposal_id IS NOT NULL THEN
    IF NOT EXISTS (SELECT 1 FROM staff_proposal WHERE id = NEW.proposal_id AND kind = 'INVITE' AND state = 'APPROVED'
         AND (email, role, agency_id, bank, branch)
             IS NOT DISTINCT FROM (NEW.email, NEW.role, NEW.agency_id, NEW.bank, NEW.branch)) THEN
      RAISE EXCEPTION 'invitation % was not approved', NEW.id USING ERRCODE = 'integrity_constraint_violation';
    END IF;
  -- The server's command makes the first two administrators. Beyond them it only puts one in the place of another.
  ELSIF (SELECT count(*) FROM staff_member WHERE role = 'ADMINISTRATOR' AND disabled_at IS NULL) >= 2
        AND NOT EXISTS (SELECT 1 FROM staff_member WHERE id = NEW.replaces AND role = 'ADMINISTRATOR'
                           AND disabled_at = NEW.created_at) THEN
    RAISE EXCEPTION 'invitation % replaces nobody', NEW.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER staff_invitation_guard AFTER INSERT ON staff_invitation
  FOR EACH ROW EXECUTE FUNCTION staff_invitation_guard();

CREATE OR REPLACE FUNCTION staff_member_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.totp_last_step < OLD.totp_last_step THEN
    RAISE EXCEPTION 'a spent code of % cannot be made fresh', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  -- Each approval serves once: a later disabling, or a later approved change, is newer than it.
  IF OLD.disabled_at IS NOT NULL AND NEW.disabled_at IS NULL AND NOT EXISTS (
       SELECT 1 FROM staff_proposal WHERE staff_id = OLD.id AND kind = 'REACTIVATE' AND state = 'APPROVED'
          AND decided_at > OLD.disabled_at
          AND (email, role, agency_id, bank, branch)
              IS NOT DISTINCT FROM (NEW.email, NEW.role, NEW.agency_id, NEW.bank, NEW.branch)) THEN
    RAISE EXCEPTION 'nobody approved that % works again', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF (NEW.email, NEW.role, NEW.agency_id, NEW.bank, NEW.branch)
       IS DISTINCT FROM (OLD.email, OLD.role, OLD.agency_id, OLD.bank, OLD.branch) AND NOT EXISTS (
       SELECT 1 FROM staff_proposal approved WHERE staff_id = OLD.id AND kind = 'CHANGE' AND state = 'APPROVED'
          AND (email, role, agency_id, bank, branch)
              IS NOT DISTINCT FROM (NEW.email, NEW.role, NEW.agency_id, NEW.bank, NEW.branch)
          AND NOT EXISTS (SELECT 1 FROM staff_proposal newer WHERE newer.staff_id = OLD.id AND newer.kind = 'CHANGE'
                             AND newer.state = 'APPROVED' AND newer.decided_at > approved.decided_at)) THEN
    RAISE EXCEPTION 'nobody approved the change of %', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;

GRANT SELECT, INSERT, DELETE ON staff_proposal TO dvc_app;
GRANT UPDATE (state, decided_by, decided_at, reason) ON staff_proposal TO dvc_app;
GRANT UPDATE (email, role, agency_id, bank, branch) ON staff_member TO dvc_app;
