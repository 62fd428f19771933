-- A payment is of the holder whose people made it, signed in or as guests in that browser. The release before wrote a holder who had only
-- found a guest's payment and debited an account for it, for good, also where the bank declined. docs/decisions/0021.

-- Such payments are their makers' again where nothing is paid or under way. What is paid stays on the holder's statement.
UPDATE payment p SET holder_id = NULL
 WHERE p.holder_id IS NOT NULL AND p.state <> 'PAID'
   AND NOT EXISTS (SELECT FROM visitor_payment v JOIN holder h ON h.visitor_id = v.visitor_id
     WHERE h.id = p.holder_id AND v.payment_id = p.id AND v.made)
   AND NOT EXISTS (SELECT FROM attempt a WHERE a.payment_id = p.id AND a.finished_at IS NULL)
   AND NOT EXISTS (SELECT FROM capture k WHERE k.payment_id = p.id);

-- A process of the release before that would do so again is refused before anything moves.
CREATE FUNCTION payment_holder_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.holder_id IS NOT NULL OR NOT EXISTS (
       SELECT FROM visitor_payment v JOIN holder h ON h.visitor_id = v.visitor_id
       WHERE h.id = NEW.holder_id AND v.payment_id = NEW.id AND v.made) THEN
    RAISE EXCEPTION 'payment % is not of that holder', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER payment_holder_guard BEFORE UPDATE OF holder_id ON payment
  FOR EACH ROW WHEN (NEW.holder_id IS DISTINCT FROM OLD.holder_id) EXECUTE FUNCTION payment_holder_guard();
