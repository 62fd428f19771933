-- Proposals are bounded a day for who makes them: how many of the last 24 hours there are is asked at each.
CREATE INDEX staff_proposal_proposed_by_proposed_at_idx ON staff_proposal (proposed_by, proposed_at);
CREATE INDEX holder_proposal_proposed_by_proposed_at_idx ON holder_proposal (proposed_by, proposed_at);
