-- A fee line of which nothing is owed has no charge; a line that an agency takes back stays, marked.
ALTER TABLE dossier_fee
  ALTER charge_id DROP NOT NULL,
  ADD COLUMN agency_receipt TEXT,
  ADD COLUMN withdrawn BOOLEAN NOT NULL DEFAULT false,
  ADD CONSTRAINT dossier_fee_charge CHECK (withdrawn OR (charge_id IS NULL) = (gross_amount = reduction));

-- Keyed hash of the agency's last message: the same content again changes nothing.
ALTER TABLE dossier ADD COLUMN content_hash BYTEA NOT NULL DEFAULT '\x'::bytea;

CREATE TABLE agency_message (
  message_id TEXT NOT NULL,
  body_hash BYTEA NOT NULL,
  answer JSONB NOT NULL,
  received_at TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT agency_message_pkey PRIMARY KEY (message_id)
);

-- Not logged: a crash forgets at most one window of counted attempts, and each look-up saves two flushes to disk.
CREATE UNLOGGED TABLE look_up_attempt (
  key VARCHAR(255) NOT NULL,
  points INTEGER NOT NULL DEFAULT 0,
  expire BIGINT,
  CONSTRAINT look_up_attempt_pkey PRIMARY KEY (key)
);
CREATE INDEX look_up_attempt_expire_idx ON look_up_attempt (expire);

-- Looking a dossier up again moves it to the top of the list.
GRANT UPDATE (added_at) ON visitor_dossier TO dvc_app;
GRANT SELECT, INSERT, UPDATE ON agency_message TO dvc_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON look_up_attempt TO dvc_app;
