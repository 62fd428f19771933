-- A tax code is public: it opens what is owed, to whom, and paying it. What a dossier is about is read by visitors who proved
-- more than that.

-- Null: the agency gave none. The release before this one writes none.
ALTER TABLE dossier
  ADD COLUMN secret_hash BYTEA,
  ADD CONSTRAINT dossier_secret_hash_whole CHECK (octet_length(secret_hash) = 32);

-- What a visitor may read in full; of everything else that it has opened, what is owed alone.
CREATE TABLE known_source (
  visitor_id UUID NOT NULL REFERENCES visitor_session (id) ON DELETE CASCADE,
  source_kind TEXT NOT NULL,
  source_id UUID NOT NULL,
  known_since TIMESTAMPTZ(3) NOT NULL,
  PRIMARY KEY (visitor_id, source_kind, source_id)
);
GRANT SELECT, INSERT, DELETE ON known_source TO dvc_app;

-- Whoever reads a source in full: visitors who proved it, and verified holders of what is in their own name.
CREATE VIEW full_reader AS
  SELECT visitor_id, source_kind, source_id FROM known_source
  UNION ALL
  SELECT h.visitor_id, 'DOSSIER', l.dossier_id
  FROM holder h JOIN dossier_listing l ON l.owner_key = h.owner_key
  WHERE h.verified_at IS NOT NULL;
GRANT SELECT ON full_reader TO dvc_app;

-- Until now it was not kept by which fact a dossier was opened. One without a tax code was opened by the last digits of the
-- identity number; the others are drawn without what they are about until somebody proves more.
INSERT INTO known_source (visitor_id, source_kind, source_id, known_since)
  SELECT v.visitor_id, 'DOSSIER', v.dossier_id, v.added_at
  FROM visitor_dossier v JOIN dossier d ON d.id = v.dossier_id WHERE d.tax_code IS NULL;
