-- Who asked for a code: the owner of the telephone, signed in; a browser that has proven it; a stranger. Each has counters of its
-- own, for each telephone and purpose, which the rows of a day are. A release from before writes STRANGER, the narrowest.
ALTER TABLE one_time_code
  ADD COLUMN lane TEXT NOT NULL DEFAULT 'STRANGER' CHECK (lane IN ('OWN', 'KNOWN', 'STRANGER')),
  -- From when on there may be another of this telephone, purpose and lane.
  ADD COLUMN next_at TIMESTAMPTZ(3) NOT NULL DEFAULT now(),
  ADD COLUMN wrong_at TIMESTAMPTZ(3);
CREATE INDEX one_time_code_phone_hash_created_at_idx ON one_time_code (phone_hash, created_at);
CREATE INDEX one_time_code_of_strangers_idx ON one_time_code (created_at) WHERE lane = 'STRANGER';
GRANT UPDATE (wrong_at) ON one_time_code TO dvc_app;

-- A message that is written so that nobody notices, by what it takes, that there is nobody to tell: it leaves the queue unsent.
ALTER TABLE message
  ADD COLUMN withheld BOOLEAN NOT NULL DEFAULT false,
  ADD CONSTRAINT message_withheld CHECK (NOT withheld OR state IN ('QUEUED', 'GIVEN_UP') AND tries = 0);
