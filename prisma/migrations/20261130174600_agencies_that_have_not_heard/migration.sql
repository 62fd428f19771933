-- What an agency's system has not taken note of: one row for each subject while it is told again and again, none afterwards.
CREATE TABLE agency_notice (
  subject TEXT PRIMARY KEY,
  payment_id UUID NOT NULL REFERENCES payment (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  since TIMESTAMPTZ(3) NOT NULL,
  tries INTEGER NOT NULL,
  last_try_at TIMESTAMPTZ(3) NOT NULL,
  next_try_at TIMESTAMPTZ(3) NOT NULL,
  why TEXT NOT NULL,
  CONSTRAINT agency_notice_subject CHECK (subject ~ '^(payment|charge):[0-9a-f-]{36}$'),
  CONSTRAINT agency_notice_tries CHECK (tries > 0),
  -- Told until it is heard: the next try is arranged, and never further off than an hour.
  CONSTRAINT agency_notice_next CHECK (next_try_at > last_try_at AND next_try_at <= last_try_at + interval '1 hour')
);
CREATE INDEX agency_notice_since_idx ON agency_notice (since, subject);
CREATE INDEX agency_notice_payment_id_idx ON agency_notice (payment_id);
GRANT SELECT, INSERT, UPDATE, DELETE ON agency_notice TO dvc_app;

-- What the release before had given up after 25 tries is told again.
UPDATE graphile_worker._private_jobs j SET attempts = 0, run_at = now()
FROM graphile_worker._private_tasks t
WHERE t.id = j.task_id AND t.identifier IN ('tell-agencies', 'settle-fee-difference', 'cancel-at-bank')
  AND j.attempts >= j.max_attempts AND j.key IS NOT NULL AND j.locked_at IS NULL;
