-- People and organisations that sign in: accounts, holders, memberships, invitations, sessions, one-time codes.

-- A holder is a visitor who stays: its list of dossiers and payments has no cookie of its own and does not end.
ALTER TABLE visitor_session
  ALTER token_hash DROP NOT NULL,
  ADD CONSTRAINT visitor_session_of_holder CHECK (token_hash IS NOT NULL OR expires_at = TIMESTAMPTZ '9999-12-31 00:00:00Z');

CREATE TABLE holder (
  id UUID PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('ORGANISATION', 'PERSON')),
  name TEXT NOT NULL CHECK (name <> ''),
  name_folded TEXT NOT NULL,
  tax_code TEXT,
  owner_key BYTEA NOT NULL CHECK (length(owner_key) = 32),
  details_cipher BYTEA NOT NULL,
  visitor_id UUID NOT NULL UNIQUE REFERENCES visitor_session (id),
  created_at TIMESTAMPTZ(3) NOT NULL,
  verified_at TIMESTAMPTZ(3),
  verified_by TEXT,
  closed_at TIMESTAMPTZ(3),
  closed_by TEXT,
  CONSTRAINT holder_tax_code CHECK ((kind = 'ORGANISATION') = (tax_code IS NOT NULL)),
  CONSTRAINT holder_verified CHECK ((verified_at IS NULL) = (verified_by IS NULL)),
  CONSTRAINT holder_closed CHECK ((closed_at IS NULL) = (closed_by IS NULL))
);
-- Two may claim a tax code or an identity number; only one of them is known to be right.
CREATE UNIQUE INDEX holder_one_verified ON holder (owner_key) WHERE verified_at IS NOT NULL AND closed_at IS NULL;
CREATE INDEX holder_name_folded_idx ON holder (name_folded text_pattern_ops);
CREATE INDEX holder_tax_code_idx ON holder (tax_code);

-- Whom the bank or the operator has checked stays who they are, and a holder that was closed stays closed.
CREATE FUNCTION holder_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.kind <> OLD.kind OR NEW.visitor_id <> OLD.visitor_id
     OR OLD.closed_at IS NOT NULL AND NEW.closed_at IS DISTINCT FROM OLD.closed_at
     OR OLD.verified_at IS NOT NULL AND (NEW.name, NEW.tax_code, NEW.owner_key, NEW.verified_at, NEW.verified_by)
        IS DISTINCT FROM (OLD.name, OLD.tax_code, OLD.owner_key, OLD.verified_at, OLD.verified_by) THEN
    RAISE EXCEPTION 'holder % cannot change like that', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER holder_guard BEFORE UPDATE ON holder FOR EACH ROW EXECUTE FUNCTION holder_guard();

CREATE TABLE id_account (
  id UUID PRIMARY KEY,
  name TEXT NOT NULL CHECK (name <> ''),
  phone_hash BYTEA NOT NULL UNIQUE,
  phone_cipher BYTEA NOT NULL,
  email_cipher BYTEA,
  language TEXT NOT NULL CHECK (language IN ('vi', 'en')),
  password_hash TEXT NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
  totp_secret BYTEA,
  totp_last_step BIGINT NOT NULL DEFAULT 0,
  -- Wrong codes of the authenticator in a row, and when the last of them was typed.
  totp_wrong SMALLINT NOT NULL DEFAULT 0,
  totp_wrong_at TIMESTAMPTZ(3),
  created_at TIMESTAMPTZ(3) NOT NULL,
  disabled_at TIMESTAMPTZ(3)
);

-- A code that was accepted is spent; nobody can make it fresh again.
CREATE FUNCTION id_account_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.totp_last_step < OLD.totp_last_step THEN
    RAISE EXCEPTION 'a spent code of % cannot be made fresh', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER id_account_guard BEFORE UPDATE ON id_account FOR EACH ROW EXECUTE FUNCTION id_account_guard();

CREATE TABLE membership (
  id UUID PRIMARY KEY,
  account_id UUID NOT NULL REFERENCES id_account (id),
  holder_id UUID NOT NULL REFERENCES holder (id),
  role TEXT NOT NULL CHECK (role IN ('OWNER', 'ACCOUNTANT')),
  created_at TIMESTAMPTZ(3) NOT NULL,
  ended_at TIMESTAMPTZ(3),
  ended_by TEXT,
  CONSTRAINT membership_end CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE UNIQUE INDEX membership_one_open ON membership (account_id, holder_id) WHERE ended_at IS NULL;
CREATE INDEX membership_holder_id_idx ON membership (holder_id);

-- A holder is never left without somebody who may let others in.
CREATE FUNCTION membership_keeps_owner() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- Two owners who leave at once come one after the other.
  PERFORM FROM holder WHERE id = OLD.holder_id FOR UPDATE;
  IF NOT EXISTS (SELECT 1 FROM membership WHERE holder_id = OLD.holder_id AND role = 'OWNER' AND ended_at IS NULL)
     AND EXISTS (SELECT 1 FROM holder WHERE id = OLD.holder_id AND closed_at IS NULL) THEN
    RAISE EXCEPTION 'holder % has no owner', OLD.holder_id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER membership_keeps_owner AFTER UPDATE ON membership
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION membership_keeps_owner();

CREATE TABLE member_invitation (
  id UUID PRIMARY KEY,
  token_hash BYTEA NOT NULL UNIQUE,
  holder_id UUID NOT NULL REFERENCES holder (id),
  role TEXT NOT NULL CHECK (role IN ('OWNER', 'ACCOUNTANT')),
  phone_hash BYTEA NOT NULL,
  phone_cipher BYTEA NOT NULL,
  invited_by UUID NOT NULL REFERENCES id_account (id),
  created_at TIMESTAMPTZ(3) NOT NULL,
  expires_at TIMESTAMPTZ(3) NOT NULL CHECK (expires_at > created_at),
  used_at TIMESTAMPTZ(3),
  replaced_at TIMESTAMPTZ(3),
  CONSTRAINT member_invitation_end CHECK (used_at IS NULL OR replaced_at IS NULL)
);
CREATE UNIQUE INDEX member_invitation_one_open ON member_invitation (holder_id, phone_hash)
  WHERE used_at IS NULL AND replaced_at IS NULL;

CREATE TABLE account_session (
  id UUID PRIMARY KEY,
  token_hash BYTEA NOT NULL UNIQUE,
  account_id UUID NOT NULL REFERENCES id_account (id),
  -- For whom the person acts; null until they have chosen one of several.
  holder_id UUID REFERENCES holder (id),
  created_at TIMESTAMPTZ(3) NOT NULL,
  last_seen_at TIMESTAMPTZ(3) NOT NULL,
  expires_at TIMESTAMPTZ(3) NOT NULL CHECK (expires_at <= created_at + INTERVAL '12 hours'),
  ended_at TIMESTAMPTZ(3),
  ended_by TEXT,
  address TEXT NOT NULL,
  device TEXT NOT NULL,
  CONSTRAINT account_session_end CHECK ((ended_at IS NULL) = (ended_by IS NULL))
);
CREATE INDEX account_session_account_id_ended_at_idx ON account_session (account_id, ended_at);

-- A session that was ended stays ended.
CREATE FUNCTION account_session_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.ended_at IS NOT NULL THEN
    RAISE EXCEPTION 'session % was ended', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER account_session_guard BEFORE UPDATE ON account_session
  FOR EACH ROW EXECUTE FUNCTION account_session_guard();

-- Somebody who has typed everything and has not yet proven their telephone.
CREATE TABLE sign_up (
  id UUID PRIMARY KEY,
  token_hash BYTEA NOT NULL UNIQUE,
  kind TEXT NOT NULL CHECK (kind IN ('ORGANISATION', 'PERSON', 'MEMBER')),
  -- Of a MEMBER: the invitation that is accepted.
  invitation_id UUID REFERENCES member_invitation (id),
  details_cipher BYTEA NOT NULL,
  phone_hash BYTEA NOT NULL,
  password_hash TEXT NOT NULL CHECK (password_hash LIKE '$argon2id$%'),
  created_at TIMESTAMPTZ(3) NOT NULL,
  expires_at TIMESTAMPTZ(3) NOT NULL,
  completed_at TIMESTAMPTZ(3),
  CONSTRAINT sign_up_invitation CHECK ((kind = 'MEMBER') = (invitation_id IS NOT NULL))
);
CREATE INDEX sign_up_expires_at_idx ON sign_up (expires_at);

-- A code that was sent to a telephone, good once, for one purpose and one thing. Only its keyed hash is stored.
CREATE TABLE one_time_code (
  id UUID PRIMARY KEY,
  purpose TEXT NOT NULL CHECK (purpose IN ('SIGN_UP', 'CONFIRM_PAYMENT', 'RESET_PASSWORD')),
  subject UUID NOT NULL,
  binding_hash BYTEA NOT NULL,
  code_hash BYTEA NOT NULL,
  phone_hash BYTEA NOT NULL,
  created_at TIMESTAMPTZ(3) NOT NULL,
  -- Circular 50/2024/TT-NHNN, article 11(3): five minutes at most; the seed asks for two.
  valid_until TIMESTAMPTZ(3) NOT NULL CHECK (valid_until <= created_at + INTERVAL '2 minutes'),
  tries_left SMALLINT NOT NULL CHECK (tries_left BETWEEN 0 AND 5),
  used_at TIMESTAMPTZ(3),
  replaced_at TIMESTAMPTZ(3)
);
CREATE UNIQUE INDEX one_time_code_one_open ON one_time_code (purpose, subject) WHERE used_at IS NULL AND replaced_at IS NULL;
CREATE INDEX one_time_code_created_at_idx ON one_time_code (created_at);

CREATE FUNCTION one_time_code_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.used_at IS NOT NULL OR OLD.replaced_at IS NOT NULL OR NEW.tries_left > OLD.tries_left THEN
    RAISE EXCEPTION 'code % cannot change like that', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER one_time_code_guard BEFORE UPDATE ON one_time_code FOR EACH ROW EXECUTE FUNCTION one_time_code_guard();

GRANT SELECT, INSERT ON holder, id_account, membership, member_invitation, account_session, sign_up, one_time_code TO dvc_app;
GRANT UPDATE (name, name_folded, tax_code, owner_key, details_cipher, verified_at, verified_by, closed_at, closed_by) ON holder TO dvc_app;
GRANT UPDATE (name, email_cipher, phone_hash, phone_cipher, language, password_hash, totp_secret, totp_last_step, totp_wrong,
  totp_wrong_at, disabled_at)
  ON id_account TO dvc_app;
GRANT UPDATE (role, ended_at, ended_by) ON membership TO dvc_app;
GRANT UPDATE (used_at, replaced_at) ON member_invitation TO dvc_app;
GRANT UPDATE (holder_id, last_seen_at, ended_at, ended_by) ON account_session TO dvc_app;
GRANT UPDATE (details_cipher, phone_hash, completed_at), DELETE ON sign_up TO dvc_app;
GRANT UPDATE (tries_left, used_at, replaced_at), DELETE ON one_time_code TO dvc_app;
