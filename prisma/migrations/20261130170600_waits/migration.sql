-- Tries that are counted, by what they are about, and browsers that were right before. A lost counter only opens a door early,
-- so that counters need no write-ahead log; what a browser has proven is kept.
CREATE UNLOGGED TABLE try_counter (
    kind         TEXT             NOT NULL CHECK (length(kind) BETWEEN 3 AND 40),
    key          BYTEA            NOT NULL CHECK (length(key) = 32),
    misses       DOUBLE PRECISION NOT NULL CHECK (misses >= 0),
    counted_at   TIMESTAMPTZ(3)   NOT NULL,
    open_at      TIMESTAMPTZ(3)   NOT NULL,
    -- The day after which nothing of it counts. A day, so that most updates change no indexed column.
    forgotten_on DATE             NOT NULL,
    CONSTRAINT try_counter_pkey PRIMARY KEY (kind, key)
) WITH (fillfactor = 70);
CREATE INDEX try_counter_forgotten_on_idx ON try_counter (forgotten_on);
GRANT SELECT, INSERT, UPDATE, DELETE ON try_counter TO dvc_app;

CREATE TABLE known_browser (
    browser_hash BYTEA          NOT NULL CHECK (length(browser_hash) = 32),
    door         TEXT           NOT NULL CHECK (length(door) BETWEEN 3 AND 40),
    subject_hash BYTEA          NOT NULL CHECK (length(subject_hash) = 32),
    first_at     TIMESTAMPTZ(3) NOT NULL,
    proved_at    TIMESTAMPTZ(3) NOT NULL CHECK (proved_at >= first_at),
    CONSTRAINT known_browser_pkey PRIMARY KEY (browser_hash, door, subject_hash)
);
CREATE INDEX known_browser_proved_at_idx ON known_browser (proved_at);
GRANT SELECT, INSERT, UPDATE (proved_at), DELETE ON known_browser TO dvc_app;

-- What is left of so many misses after a while: one is forgotten every p_forget seconds.
CREATE FUNCTION misses_left(p_misses DOUBLE PRECISION, p_counted_at TIMESTAMPTZ, p_forget INTEGER, p_now TIMESTAMPTZ)
RETURNS DOUBLE PRECISION LANGUAGE sql IMMUTABLE AS $$
  SELECT greatest(0, p_misses - greatest(0, extract(epoch FROM p_now - p_counted_at)::double precision) / p_forget)
$$;

-- Counts one try for several counters, all of them or none: none where one that is a gate is not open yet. Rows are locked in
-- one order, so that tries at the same moment count one after the other and never wait for each other in a circle.
-- server/domains/identity/limits/counter.ts says the same as a function of row and time; a test compares the two.
CREATE FUNCTION begin_tries(p_now TIMESTAMPTZ, p_tries JSONB)
RETURNS TABLE (place INTEGER, passed BOOLEAN, opens_at TIMESTAMPTZ, opened_at TIMESTAMPTZ, added DOUBLE PRECISION,
               misses DOUBLE PRECISION)
LANGUAGE plpgsql AS $$
#variable_conflict use_column
DECLARE
  held JSONB;
BEGIN
  WITH asked AS (
    SELECT t.kind, decode(t.key, 'hex') AS key FROM jsonb_to_recordset(p_tries) AS t(kind TEXT, key TEXT)
     ORDER BY 1, 2
  ), locked AS (
    INSERT INTO try_counter AS c (kind, key, misses, counted_at, open_at, forgotten_on)
    SELECT asked.kind, asked.key, 0, p_now, 'epoch', p_now::date FROM asked ORDER BY asked.kind, asked.key
    ON CONFLICT ON CONSTRAINT try_counter_pkey DO UPDATE SET kind = excluded.kind
    RETURNING c.kind, encode(c.key, 'hex') AS key, c.misses, c.counted_at, c.open_at
  )
  SELECT jsonb_agg(to_jsonb(locked)) INTO held FROM locked;

  RETURN QUERY
  WITH judged AS (
    SELECT t.place, t.kind, decode(t.key, 'hex') AS key, t.forget, h.open_at,
           NOT t.gate OR h.open_at <= p_now AS lets,
           misses_left(h.misses, h.counted_at, t.forget, p_now) AS before,
           greatest(misses_left(h.misses, h.counted_at, t.forget, p_now),
                    least(t.most, misses_left(h.misses, h.counted_at, t.forget, p_now) + 1)) AS after,
           t.waits
      FROM jsonb_to_recordset(p_tries) AS t(place INTEGER, kind TEXT, key TEXT, waits INTEGER[], forget INTEGER,
                                            most INTEGER, gate BOOLEAN)
      JOIN jsonb_to_recordset(held) AS h(kind TEXT, key TEXT, misses DOUBLE PRECISION, counted_at TIMESTAMPTZ,
                                         open_at TIMESTAMPTZ)
        ON h.kind = t.kind AND h.key = t.key
  ), decided AS (
    -- Where there is nothing to wait for, a clock that is a second ahead keeps nobody out either.
    SELECT j.*, CASE WHEN w.seconds > 0 THEN greatest(j.open_at, p_now + make_interval(secs => w.seconds))
                     ELSE j.open_at END AS later,
           (SELECT bool_and(lets) FROM judged) AS all_let
      FROM judged j
     CROSS JOIN LATERAL (SELECT j.waits[least(ceil(j.after - 0.000001)::integer, cardinality(j.waits))] AS seconds) w
  ), counted AS (
    UPDATE try_counter c
       SET misses = d.after, counted_at = p_now, open_at = d.later,
           forgotten_on = greatest(d.later, p_now + make_interval(secs => ceil(d.after) * d.forget))::date
      FROM decided d
     WHERE d.all_let AND c.kind = d.kind AND c.key = d.key
    RETURNING c.kind
  )
  SELECT d.place, d.lets, CASE WHEN d.all_let THEN d.later ELSE d.open_at END, d.open_at, d.after - d.before,
         CASE WHEN d.all_let THEN d.after ELSE d.before END
    FROM decided d;
END $$;

-- Takes back what a try has added that turned out to be right, and no more than that.
CREATE FUNCTION take_back_tries(p_tries JSONB) RETURNS VOID LANGUAGE sql AS $$
  WITH right_ones AS (
    SELECT c.kind, c.key, t.added, t.opens_at, t.opened_at
      FROM jsonb_to_recordset(p_tries) AS t(kind TEXT, key TEXT, added DOUBLE PRECISION, opens_at TIMESTAMPTZ,
                                            opened_at TIMESTAMPTZ)
      JOIN try_counter c ON c.kind = t.kind AND c.key = decode(t.key, 'hex')
     ORDER BY c.kind, c.key
       FOR UPDATE OF c
  )
  UPDATE try_counter c
     SET misses = greatest(0, c.misses - r.added),
         open_at = CASE WHEN c.open_at = r.opens_at THEN r.opened_at ELSE c.open_at END
    FROM right_ones r
   WHERE c.kind = r.kind AND c.key = r.key
$$;
