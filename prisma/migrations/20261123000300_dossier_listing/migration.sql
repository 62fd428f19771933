-- What the list of a holder with very many dossiers is drawn from: whose each is, what it owes, and its words.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

CREATE TABLE dossier_listing (
  dossier_id UUID PRIMARY KEY REFERENCES dossier (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  -- Keyed hash of the tax code or the identity number that it is in the name of; null where neither is known.
  owner_key BYTEA CHECK (length(owner_key) = 32),
  agency_id TEXT NOT NULL,
  received_on DATE NOT NULL,
  -- The sum of its OPEN charges, in đồng. A trigger keeps it.
  owed BIGINT NOT NULL CHECK (owed >= 0)
);
-- Each list is read in order from one of these, however long it is.
CREATE INDEX dossier_listing_owing ON dossier_listing (owner_key, received_on, dossier_id)
  WHERE owed > 0 AND owner_key IS NOT NULL;
CREATE INDEX dossier_listing_settled ON dossier_listing (owner_key, received_on, dossier_id)
  WHERE owed = 0 AND owner_key IS NOT NULL;
CREATE INDEX dossier_listing_agency_owing ON dossier_listing (owner_key, agency_id, received_on, dossier_id)
  WHERE owed > 0 AND owner_key IS NOT NULL;
CREATE INDEX dossier_listing_agency_settled ON dossier_listing (owner_key, agency_id, received_on, dossier_id)
  WHERE owed = 0 AND owner_key IS NOT NULL;

-- Apart from the listing, so that a payment, which changes what is owed, never touches the index of words.
CREATE TABLE dossier_search (
  dossier_id UUID PRIMARY KEY REFERENCES dossier (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  owner_key BYTEA CHECK (length(owner_key) = 32),
  -- Code and procedure without accents, in small letters, each word after a space. Nothing personal: whoever looked a
  -- dossier up searches it too.
  words TEXT NOT NULL
);
-- Without a list of what is still to be sorted in, which every search would read through.
CREATE INDEX dossier_search_words ON dossier_search USING gin (owner_key, words gin_trgm_ops)
  WITH (fastupdate = off) WHERE owner_key IS NOT NULL;

-- Keeps what a dossier owes while its charges are changed, paid or taken back: one UPDATE for all charges of a statement,
-- of the rows whose sum changes. Lock order: after the charges, by ascending ids.
CREATE FUNCTION dossier_listing_follows_changes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH change AS (
    SELECT source_id, sum(owed)::BIGINT AS owed FROM (
      SELECT source_id, amount AS owed FROM charge_after WHERE source_kind = 'DOSSIER' AND state = 'OPEN'
      UNION ALL
      SELECT source_id, -amount FROM charge_before WHERE source_kind = 'DOSSIER' AND state = 'OPEN'
    ) part GROUP BY source_id HAVING sum(owed) <> 0
  ), locked AS MATERIALIZED (
    SELECT l.dossier_id, c.owed FROM change c JOIN dossier_listing l ON l.dossier_id = c.source_id
    ORDER BY l.dossier_id FOR NO KEY UPDATE OF l
  )
  UPDATE dossier_listing l SET owed = l.owed + k.owed FROM locked k WHERE l.dossier_id = k.dossier_id;
  RETURN NULL;
END $$;
CREATE TRIGGER charge_change_is_listed AFTER UPDATE ON charge
  REFERENCING OLD TABLE AS charge_before NEW TABLE AS charge_after
  FOR EACH STATEMENT EXECUTE FUNCTION dossier_listing_follows_changes();

-- A new dossier is listed after its charges are there: this is for those that come later.
CREATE FUNCTION dossier_listing_follows_new() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE dossier_listing l SET owed = l.owed + added.owed
  FROM (
    SELECT source_id, sum(amount)::BIGINT AS owed FROM charge_new
    WHERE source_kind = 'DOSSIER' AND state = 'OPEN' GROUP BY source_id
  ) added WHERE l.dossier_id = added.source_id;
  RETURN NULL;
END $$;
CREATE TRIGGER charge_new_is_listed AFTER INSERT ON charge REFERENCING NEW TABLE AS charge_new
  FOR EACH STATEMENT EXECUTE FUNCTION dossier_listing_follows_new();

GRANT SELECT, INSERT ON dossier_listing, dossier_search TO dvc_app;
GRANT UPDATE (owner_key, received_on, owed) ON dossier_listing TO dvc_app;
GRANT UPDATE (owner_key, words) ON dossier_search TO dvc_app;

-- Dossiers that are there already: their owners and words are the portal's to make.
SELECT graphile_worker.add_job('list-dossiers', '{}'::json, job_key := 'list-dossiers') WHERE EXISTS (SELECT FROM dossier);
