-- What was paid before receipts were there gets its receipts now, in the order in which it was paid; what waits in suspense
-- becomes somebody's work.

-- As lib/ids.ts makes verification codes: eleven random characters of Crockford's base32 and a check character.
CREATE FUNCTION old_payment_code() RETURNS TEXT LANGUAGE plpgsql AS $$
DECLARE
  letters CONSTANT TEXT := '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
  random BYTEA := uuid_send(gen_random_uuid());
  code TEXT := '';
  element INT := 0;
  digit INT;
BEGIN
  -- Byte 6 and 8 of a UUID are not all random.
  FOREACH digit IN ARRAY ARRAY[0, 1, 2, 3, 4, 5, 9, 10, 11, 12, 13] LOOP
    digit := get_byte(random, digit) & 31;
    code := code || substr(letters, digit + 1, 1);
    element := (element # digit) << 1;
    IF element & 32 <> 0 THEN element := element # 37; END IF;
  END LOOP;
  RETURN code || substr(letters, element + 1, 1);
END $$;

WITH due AS (
  SELECT k.id AS capture_id, k.payment_id, p.paid_at, c.beneficiary AS agency_id, sum(s.amount) AS amount,
    'BL-' || to_char(p.paid_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YY') || 'E' AS series
  FROM capture k
  JOIN payment p ON p.id = k.payment_id
  JOIN charge_settlement s ON s.capture_id = k.id
  JOIN charge c ON c.id = s.charge_id
  WHERE k.disposition = 'APPLIED'
  GROUP BY k.id, p.paid_at, c.beneficiary
)
INSERT INTO receipt (id, agency_id, series, number, payment_id, capture_id, amount, verification_code, issued_at)
SELECT gen_random_uuid(), agency_id, series, row_number() OVER (PARTITION BY agency_id, series ORDER BY paid_at, capture_id),
  payment_id, capture_id, amount, old_payment_code(), paid_at
FROM due;
INSERT INTO receipt_counter (agency_id, series, last) SELECT agency_id, series, max(number) FROM receipt GROUP BY agency_id, series;
DROP FUNCTION old_payment_code();

INSERT INTO suspense_item (capture_id, state, opened_at)
SELECT id, 'OPEN', captured_at FROM capture WHERE disposition = 'SUSPENSE';
