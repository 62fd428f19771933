-- A registration that takes over stands beside the one before it until its bank has confirmed its mandate, so that there is
-- an account to pay from at every moment, and the earlier one stays where the bank refuses.
ALTER TABLE registration
  ADD COLUMN takes_over BOOLEAN NOT NULL DEFAULT FALSE,
  ADD CONSTRAINT registration_takes_over CHECK (NOT takes_over OR
    (state IN ('APPROVED', 'SUSPENDED') AND NOT is_default AND NOT (state = 'APPROVED' AND mandate_state = 'CONFIRMED')));

-- An account is one holder's, and is debited under one registration; beside it one may wait to take over, and one be on its way.
DROP INDEX registration_one_in_force;
CREATE UNIQUE INDEX registration_one_in_force ON registration (connector, account_hash)
  WHERE state IN ('APPROVED', 'SUSPENDED') AND NOT takes_over;
