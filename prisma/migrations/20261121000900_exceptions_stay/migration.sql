-- As before, and: a payment that becomes paid keeps the exception of money that came before, since that money still
-- waits. Whoever would wipe it has decided on an older row; the code of the error makes them read and decide again.
CREATE OR REPLACE FUNCTION payment_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.amount <> OLD.amount OR NEW.public_id <> OLD.public_id
     OR (OLD.state = 'PAID' AND NEW.state <> 'PAID') THEN
    RAISE EXCEPTION 'payment % cannot change like that', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  IF NEW.state = 'PAID' AND OLD.state <> 'PAID' AND NEW.exception IS DISTINCT FROM OLD.exception
     AND OLD.exception IS NOT NULL THEN
    RAISE EXCEPTION 'payment % has an exception meanwhile', OLD.id USING ERRCODE = 'serialization_failure';
  END IF;
  RETURN NEW;
END $$;
