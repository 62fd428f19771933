-- An invitation that was approved and not used is withdrawn by one person: it takes away. docs/decisions/0018.

-- Who of the staff withdrew it, at replaced_at; null where a newer one replaced it.
ALTER TABLE staff_invitation
  ADD COLUMN withdrawn_by UUID REFERENCES staff_member (id),
  ADD CONSTRAINT staff_invitation_withdrawn CHECK (withdrawn_by IS NULL OR replaced_at IS NOT NULL AND used_at IS NULL);

GRANT UPDATE (withdrawn_by) ON staff_invitation TO dvc_app;
