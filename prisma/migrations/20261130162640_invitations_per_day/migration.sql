-- Invitations are bounded a day for who invites, for the holder, and for the invited telephone.
CREATE INDEX member_invitation_invited_by_created_at_idx ON member_invitation (invited_by, created_at);
CREATE INDEX member_invitation_holder_id_created_at_idx ON member_invitation (holder_id, created_at);
CREATE INDEX member_invitation_phone_hash_created_at_idx ON member_invitation (phone_hash, created_at);
