-- While two releases run, the one before approves that somebody works again, and knows nothing of who kept them out.
CREATE FUNCTION staff_member_works_again() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.disabled_by := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER staff_member_works_again BEFORE UPDATE ON staff_member
  FOR EACH ROW WHEN (OLD.disabled_at IS NOT NULL AND NEW.disabled_at IS NULL)
  EXECUTE FUNCTION staff_member_works_again();
