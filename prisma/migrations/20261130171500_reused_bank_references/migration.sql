-- Banks number what they take, and some begin anew each day: a number that is known from other money is no reason to book
-- nothing. The same fact (bank, number, reference, amount) is booked once. Under one number one capture is booked in the
-- usual way; every other is in suspense under the reason REFERENCE_REUSED, and people decide.

CREATE UNIQUE INDEX capture_told_once ON capture (connector, bank_reference, reference, (amount::BIGINT));
CREATE UNIQUE INDEX capture_first_of_number ON capture (connector, bank_reference) WHERE reason IS DISTINCT FROM 'REFERENCE_REUSED';
DROP INDEX capture_connector_bank_reference_key;

-- What follows the kind in the causes of a capture's journals: docs/money.md.
CREATE FUNCTION capture_cause(k capture) RETURNS TEXT LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN k.reason = 'REFERENCE_REUSED' THEN '#' || k.reference || '#' || (k.amount::BIGINT)::TEXT ELSE '' END
    || ':' || k.connector || ':' || k.bank_reference
$$;
