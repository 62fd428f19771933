-- A payment opens to readers who did not make it: by its code or by an instruction's number, and a fact. What each may do depends
-- on who made the payment and who began the attempt. docs/decisions/0021.
--
-- Processes of the release before go on beside this for minutes: what they leave out is filled in here.

-- Whether the visitor made the payment, or only found it; and the visitor whose list it took over by signing in.
ALTER TABLE visitor_payment ADD COLUMN made BOOLEAN, ADD COLUMN formerly UUID;
UPDATE visitor_payment v SET made =
  EXISTS (SELECT FROM payment_event e WHERE e.payment_id = v.payment_id AND e.kind = 'CREATED'
    AND e.cause = 'visitor:' || v.visitor_id)
  OR EXISTS (SELECT FROM payment p JOIN holder h ON h.id = p.holder_id
    WHERE p.id = v.payment_id AND h.visitor_id = v.visitor_id);

-- The release before says nothing about it. A payment whose story has not begun is being made by the visitor.
CREATE FUNCTION visitor_payment_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.made := coalesce(NEW.made, NOT EXISTS (SELECT FROM payment_event e WHERE e.payment_id = NEW.payment_id));
  RETURN NEW;
END $$;
CREATE TRIGGER visitor_payment_made BEFORE INSERT ON visitor_payment
  FOR EACH ROW EXECUTE FUNCTION visitor_payment_made();
ALTER TABLE visitor_payment ALTER made SET NOT NULL;
GRANT UPDATE (made, formerly) ON visitor_payment TO dvc_app;

-- The visitor who began the attempt; no reference, since visitors are forgotten. Null: the payment's maker, as of attempts of the
-- release before, or nobody, as of a teller's and of a transfer's.
ALTER TABLE attempt ADD COLUMN begun_by UUID;
CREATE FUNCTION attempt_begun_by() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.begun_by IS DISTINCT FROM OLD.begun_by THEN
    RAISE EXCEPTION 'attempt % was begun by another', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER attempt_begun_by BEFORE UPDATE OF begun_by ON attempt FOR EACH ROW EXECUTE FUNCTION attempt_begun_by();
