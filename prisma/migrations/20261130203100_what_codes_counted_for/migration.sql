-- What a stranger's asking for a code has added to counters of tries, by their hashed keys: taken back once the code was typed right.
-- A release from before writes nothing here, and takes nothing back.
ALTER TABLE one_time_code ADD COLUMN counted JSONB CHECK (counted IS NULL OR jsonb_typeof(counted) = 'array' AND lane = 'STRANGER');
GRANT UPDATE (counted) ON one_time_code TO dvc_app;

-- A code that is over stays as it is; only what it counted for is taken out of it, once.
CREATE OR REPLACE FUNCTION one_time_code_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.tries_left > OLD.tries_left
     OR NEW.counted IS NOT NULL AND NEW.counted IS DISTINCT FROM OLD.counted
     OR (OLD.used_at IS NOT NULL OR OLD.replaced_at IS NOT NULL)
        AND to_jsonb(NEW) - 'counted' IS DISTINCT FROM to_jsonb(OLD) - 'counted' THEN
    RAISE EXCEPTION 'code % cannot change like that', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
