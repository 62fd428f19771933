-- A second person lets a member of the staff sign in who has to wait because of wrong tries: the pass lies in the member's mail, and
-- makes one browser of theirs known once. It replaces no password and no code.
ALTER TABLE staff_member
  ADD COLUMN pass_hash BYTEA UNIQUE,
  ADD COLUMN pass_given_by UUID REFERENCES staff_member (id),
  ADD COLUMN pass_given_at TIMESTAMPTZ(3),
  ADD COLUMN pass_until TIMESTAMPTZ(3),
  ADD CONSTRAINT staff_member_pass_whole CHECK (num_nulls(pass_hash, pass_given_by, pass_given_at, pass_until) IN (0, 4)),
  ADD CONSTRAINT staff_member_pass_by_another CHECK (pass_given_by <> id),
  ADD CONSTRAINT staff_member_pass_short CHECK (pass_until > pass_given_at AND pass_until <= pass_given_at + INTERVAL '1 hour');

GRANT UPDATE (pass_hash, pass_given_by, pass_given_at, pass_until) ON staff_member TO dvc_app;
