-- What is over may be removed after its time: messages that left, sessions, invitations. Never what still counts.
GRANT DELETE ON message, account_session, staff_session, member_invitation, staff_invitation TO dvc_app;
CREATE INDEX message_created_at_idx ON message (created_at);
CREATE INDEX account_session_expires_at_idx ON account_session (expires_at);

CREATE FUNCTION refuse_removal_before_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.expires_at > now() THEN
    RAISE EXCEPTION '% % is not over', TG_TABLE_NAME, OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER account_session_over BEFORE DELETE ON account_session FOR EACH ROW EXECUTE FUNCTION refuse_removal_before_end();
CREATE TRIGGER staff_session_over BEFORE DELETE ON staff_session FOR EACH ROW EXECUTE FUNCTION refuse_removal_before_end();
CREATE TRIGGER member_invitation_over BEFORE DELETE ON member_invitation
  FOR EACH ROW EXECUTE FUNCTION refuse_removal_before_end();
CREATE TRIGGER staff_invitation_over BEFORE DELETE ON staff_invitation
  FOR EACH ROW EXECUTE FUNCTION refuse_removal_before_end();

CREATE FUNCTION message_removal_guard() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state = 'QUEUED' THEN
    RAISE EXCEPTION 'message % waits to be sent', OLD.id USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER message_removal_guard BEFORE DELETE ON message FOR EACH ROW EXECUTE FUNCTION message_removal_guard();
