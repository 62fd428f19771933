-- Double entry, append only, balanced. The app role may read these tables; it writes through ledger_post alone.

ALTER TABLE ledger_account ADD CONSTRAINT ledger_account_kind
  CHECK (kind IN ('bank', 'agency', 'suspense') AND kind = split_part(code, ':', 1));
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_amount
  CHECK (amount <> 0 AND amount BETWEEN -10000000000000000 AND 10000000000000000);

CREATE TRIGGER journal_append_only BEFORE UPDATE OR DELETE ON journal
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_append_only BEFORE UPDATE OR DELETE ON ledger_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- All entries of a journal are inserted by one statement, so each statement must balance journal by journal.
CREATE FUNCTION ledger_entries_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM added GROUP BY journal_id HAVING sum(amount) <> 0) THEN
    RAISE EXCEPTION 'journal does not balance' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER ledger_entries_balance AFTER INSERT ON ledger_entry
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION ledger_entries_balance();

-- journals: [{"id","cause","kind","at","lines":[{"account","amount"}]}]; amounts in đồng, debit positive.
-- Accounts that are named for the first time are opened.
CREATE FUNCTION ledger_post(journals JSONB) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE expected INT; posted INT;
BEGIN
  INSERT INTO ledger_account (code, kind)
  SELECT DISTINCT line ->> 'account', split_part(line ->> 'account', ':', 1)
  FROM jsonb_array_elements(journals) j, jsonb_array_elements(j -> 'lines') line
  WHERE NOT EXISTS (SELECT 1 FROM ledger_account a WHERE a.code = line ->> 'account')
  ORDER BY 1
  ON CONFLICT (code) DO NOTHING;

  INSERT INTO journal (id, cause, kind, posted_at)
  SELECT (j ->> 'id')::uuid, j ->> 'cause', j ->> 'kind', (j ->> 'at')::timestamptz
  FROM jsonb_array_elements(journals) j;

  INSERT INTO ledger_entry (journal_id, line, account_id, amount)
  SELECT (j ->> 'id')::uuid, line.n, a.id, (line.value ->> 'amount')::BIGINT
  FROM jsonb_array_elements(journals) j,
       jsonb_array_elements(j -> 'lines') WITH ORDINALITY AS line(value, n)
       JOIN ledger_account a ON a.code = line.value ->> 'account';
  GET DIAGNOSTICS posted = ROW_COUNT;

  SELECT coalesce(sum(jsonb_array_length(j -> 'lines')), 0) INTO expected FROM jsonb_array_elements(journals) j;
  IF posted <> expected OR EXISTS (
    SELECT 1 FROM jsonb_array_elements(journals) j WHERE jsonb_array_length(j -> 'lines') < 2
  ) THEN
    RAISE EXCEPTION 'posted % entries of %', posted, expected USING ERRCODE = 'integrity_constraint_violation';
  END IF;
END $$;
