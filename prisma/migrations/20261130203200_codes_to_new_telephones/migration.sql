-- Codes to a telephone that somebody signed in changes to have counters of their own: strangers use up nothing of them.
-- A release from before goes on writing STRANGER.
ALTER TABLE one_time_code
  DROP CONSTRAINT one_time_code_lane_check,
  ADD CONSTRAINT one_time_code_lane_check CHECK (lane IN ('OWN', 'KNOWN', 'NEW_PHONE', 'STRANGER'));
