-- People who work at the portal: members, invitations, sessions.

CREATE TABLE staff_member (
  id UUID PRIMARY KEY,
  email TEXT NOT NULL UNIQUE CHECK (email = lower(email)),
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT NOT NULL CHECK (role IN ('ACCOUNTANT', 'OPERATOR', 'ADMINISTRATOR')),
  agency_id TEXT REFERENCES agency (id),
  password_hash TEXT NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
  totp_secret BYTEA NOT NULL,
  totp_last_step BIGINT NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL,
  disabled_at TIMESTAMPTZ(3),
  CONSTRAINT staff_member_agency CHECK ((role = 'ACCOUNTANT') = (agency_id IS NOT NULL))
);

-- A code that was accepted is spent; nobody can make it fresh again.
CREATE FUNCTION staff_member_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.totp_last_step < OLD.totp_last_step THEN
    RAISE EXCEPTION 'a spent code of % cannot be made fresh', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER staff_member_guard BEFORE UPDATE ON staff_member
  FOR EACH ROW EXECUTE FUNCTION staff_member_guard();

CREATE TABLE staff_invitation (
  id UUID PRIMARY KEY,
  token_hash BYTEA NOT NULL UNIQUE,
  email TEXT NOT NULL CHECK (email = lower(email)),
  role TEXT NOT NULL CHECK (role IN ('ACCOUNTANT', 'OPERATOR', 'ADMINISTRATOR')),
  agency_id TEXT REFERENCES agency (id),
  invited_by TEXT NOT NULL,
  totp_secret BYTEA NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL,
  expires_at TIMESTAMPTZ(3) NOT NULL CHECK (expires_at > created_at),
  used_at TIMESTAMPTZ(3),
  replaced_at TIMESTAMPTZ(3),
  CONSTRAINT staff_invitation_agency CHECK ((role = 'ACCOUNTANT') = (agency_id IS NOT NULL)),
  CONSTRAINT staff_invitation_end CHECK (used_at IS NULL OR replaced_at IS NULL)
);
-- One invitation at a time can be used for an address.
CREATE UNIQUE INDEX staff_invitation_one_open ON staff_invitation (email)
  WHERE used_at IS NULL AND replaced_at IS NULL;

CREATE TABLE staff_session (
  id UUID PRIMARY KEY,
  token_hash BYTEA NOT NULL UNIQUE,
  staff_id UUID NOT NULL REFERENCES staff_member (id),
  created_at TIMESTAMPTZ(3) NOT NULL,
  last_seen_at TIMESTAMPTZ(3) NOT NULL,
  expires_at TIMESTAMPTZ(3) NOT NULL CHECK (expires_at <= created_at + INTERVAL '12 hours'),
  ended_at TIMESTAMPTZ(3),
  ended_by TEXT,
  address TEXT NOT NULL,
  device TEXT NOT NULL,
  CONSTRAINT staff_session_end CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX staff_session_staff_id_ended_at_idx ON staff_session (staff_id, ended_at);

-- A session that was ended stays ended.
CREATE FUNCTION staff_session_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'session % was ended', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER staff_session_guard BEFORE UPDATE ON staff_session
  FOR EACH ROW EXECUTE FUNCTION staff_session_guard();

GRANT SELECT, INSERT ON staff_member, staff_invitation, staff_session TO dvc_app;
GRANT UPDATE (totp_last_step, disabled_at) ON staff_member TO dvc_app;
GRANT UPDATE (used_at, replaced_at) ON staff_invitation TO dvc_app;
GRANT UPDATE (last_seen_at, ended_at, ended_by) ON staff_session TO dvc_app;
