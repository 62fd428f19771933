-- A fee that changes while its charge is being paid, or after. What was paid stays where it is; the difference is a line
-- of its own, which stands behind the line that it belongs to.
ALTER TABLE dossier_fee
  ADD COLUMN supplement_of UUID REFERENCES dossier_fee (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- A line keeps its charge when nothing is owed any more: an attempt may hold it, or have paid it.
  DROP CONSTRAINT dossier_fee_charge,
  ADD CONSTRAINT dossier_fee_charge CHECK (withdrawn OR charge_id IS NOT NULL OR gross_amount = reduction),
  ADD CONSTRAINT dossier_fee_supplement CHECK (supplement_of IS NULL
    OR (supplement_of <> id AND charge_id IS NOT NULL AND reduction = 0 AND agency_receipt IS NULL));
CREATE INDEX dossier_fee_supplement_of_idx ON dossier_fee (supplement_of);

-- A difference belongs to a line of its own dossier, and never to another difference.
CREATE FUNCTION dossier_fee_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM dossier_fee f
                 WHERE f.id = NEW.supplement_of AND f.dossier_id = NEW.dossier_id AND f.supplement_of IS NULL) THEN
    RAISE EXCEPTION 'fee % is no difference of line %', NEW.id, NEW.supplement_of
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER dossier_fee_guard BEFORE INSERT OR UPDATE OF supplement_of, dossier_id ON dossier_fee
  FOR EACH ROW WHEN (NEW.supplement_of IS NOT NULL) EXECUTE FUNCTION dossier_fee_guard();

-- A message is not refused any more because a line is being paid or is paid: sent again, it is applied.
DELETE FROM agency_message WHERE answer #>> '{error,code}' IN ('CHARGE_IN_PAYMENT', 'CHARGE_PAID');
