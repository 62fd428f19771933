-- Every purpose of a code has a name of its own: rows no longer call a code that changes a telephone, or that accepts an
-- invitation, a sign-up's. Codes of the day before keep the name that they were sent under.
ALTER TABLE one_time_code
  DROP CONSTRAINT one_time_code_purpose_check,
  ADD CONSTRAINT one_time_code_purpose_check CHECK (purpose IN (
    'SIGN_UP', 'ACCEPT_INVITATION', 'CONFIRM_PAYMENT', 'RESET_PASSWORD', 'CHANGE_PHONE', 'ADD_TOTP', 'REMOVE_TOTP',
    'CHANGE_MEMBERS'));
