-- Tellers and controllers: people of a bank, at one of its branches.

ALTER TABLE staff_member
  ADD COLUMN bank TEXT,
  ADD COLUMN branch TEXT,
  DROP CONSTRAINT staff_member_role_check,
  ADD CONSTRAINT staff_member_role_check CHECK (role IN ('ACCOUNTANT', 'OPERATOR', 'ADMINISTRATOR', 'TELLER', 'CONTROLLER')),
  ADD CONSTRAINT staff_member_bank CHECK
    (num_nonnulls(bank, branch) = CASE WHEN role IN ('TELLER', 'CONTROLLER') THEN 2 ELSE 0 END);

ALTER TABLE staff_invitation
  ADD COLUMN bank TEXT,
  ADD COLUMN branch TEXT,
  DROP CONSTRAINT staff_invitation_role_check,
  ADD CONSTRAINT staff_invitation_role_check CHECK (role IN ('ACCOUNTANT', 'OPERATOR', 'ADMINISTRATOR', 'TELLER', 'CONTROLLER')),
  ADD CONSTRAINT staff_invitation_bank CHECK
    (num_nonnulls(bank, branch) = CASE WHEN role IN ('TELLER', 'CONTROLLER') THEN 2 ELSE 0 END);
