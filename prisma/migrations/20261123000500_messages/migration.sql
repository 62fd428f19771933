-- SMS and e-mails: what waits to be sent, and what became of it.

CREATE TABLE message (
  id UUID PRIMARY KEY,
  channel TEXT NOT NULL CHECK (channel IN ('SMS', 'EMAIL')),
  template TEXT NOT NULL,
  language TEXT NOT NULL CHECK (language IN ('vi', 'en')),
  to_hash BYTEA NOT NULL CHECK (length(to_hash) = 32),
  to_masked TEXT NOT NULL,
  content BYTEA,
  subject TEXT NOT NULL CHECK (subject <> ''),
  idempotency_key TEXT NOT NULL UNIQUE,
  state TEXT NOT NULL CHECK (state IN ('QUEUED', 'SENT', 'DELIVERED', 'FAILED', 'GIVEN_UP')),
  tries INTEGER NOT NULL DEFAULT 0 CHECK (tries >= 0),
  provider_id TEXT,
  -- A code of ours or of the provider, so that no address or text gets into it.
  last_error TEXT CHECK (last_error ~ '^[A-Z0-9_]{1,40}$'),
  created_at TIMESTAMPTZ(3) NOT NULL,
  expires_at TIMESTAMPTZ(3) NOT NULL CHECK (expires_at > created_at),
  sent_at TIMESTAMPTZ(3),
  delivered_at TIMESTAMPTZ(3),
  -- Codes and links are kept only as long as they have to be sent.
  CONSTRAINT message_content CHECK ((state = 'QUEUED') = (content IS NOT NULL)),
  CONSTRAINT message_sent CHECK (state <> 'SENT' OR sent_at IS NOT NULL),
  CONSTRAINT message_delivered CHECK ((state = 'DELIVERED') = (delivered_at IS NOT NULL)),
  CONSTRAINT message_given_up CHECK (state <> 'GIVEN_UP' OR last_error IS NOT NULL)
);
CREATE INDEX message_subject_created_at_idx ON message (subject, created_at);
CREATE INDEX message_to_hash_created_at_idx ON message (to_hash, created_at);

CREATE FUNCTION message_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
       ('QUEUED', 'SENT'), ('QUEUED', 'DELIVERED'), ('QUEUED', 'FAILED'), ('QUEUED', 'GIVEN_UP'),
       ('SENT', 'DELIVERED'), ('SENT', 'FAILED'), ('GIVEN_UP', 'DELIVERED'))
     OR NEW.tries < OLD.tries THEN
    RAISE EXCEPTION 'message % cannot change like that', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER message_guard BEFORE UPDATE ON message FOR EACH ROW EXECUTE FUNCTION message_guard();

GRANT SELECT, INSERT ON message TO dvc_app;
GRANT UPDATE (state, content, tries, provider_id, last_error, sent_at, delivered_at) ON message TO dvc_app;
