-- A bank sends the owner of a card a code whenever it accepts the card. The codes count until the payment has succeeded: what they
-- have added to counters of tries, by hashed keys, is kept with the attempt. docs/decisions/0023.
-- A release from before writes nothing here: its codes count for nothing, and nothing is taken back.
CREATE TABLE card_try (
    attempt_id UUID NOT NULL,
    card_hash BYTEA NOT NULL CHECK (octet_length(card_hash) = 32),
    counted JSONB NOT NULL CHECK (jsonb_typeof(counted) = 'array' AND jsonb_array_length(counted) > 0),
    proof JSONB CHECK (jsonb_typeof(proof) = 'object'),
    counted_at TIMESTAMPTZ(3) NOT NULL,
    CONSTRAINT card_try_pkey PRIMARY KEY (attempt_id),
    CONSTRAINT card_try_attempt_id_fkey FOREIGN KEY (attempt_id) REFERENCES attempt (id) ON DELETE RESTRICT ON UPDATE CASCADE
);
CREATE INDEX card_try_card_hash_idx ON card_try (card_hash);
CREATE INDEX card_try_counted_at_idx ON card_try (counted_at);
GRANT SELECT, INSERT, UPDATE (counted), DELETE ON card_try TO dvc_app;

-- Of a card whose code is awaited, and what was counted is only added to.
CREATE FUNCTION card_try_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' AND NOT EXISTS (SELECT FROM attempt a
      WHERE a.id = NEW.attempt_id AND a.method = 'CARD' AND a.state = 'AWAITING_OTP')
     OR TG_OP = 'UPDATE' AND NOT NEW.counted @> OLD.counted THEN
    RAISE EXCEPTION 'the codes of attempt % are not counted like that', NEW.attempt_id
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER card_try_guard BEFORE INSERT OR UPDATE ON card_try FOR EACH ROW EXECUTE FUNCTION card_try_guard();
