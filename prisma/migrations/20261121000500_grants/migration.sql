-- Two roles from the first day: the owner migrates, dvc_app runs.
GRANT USAGE ON SCHEMA public TO dvc_app;
GRANT SELECT ON ALL TABLES IN SCHEMA public TO dvc_app;

GRANT INSERT ON audit_entry, payment_event, bank_inbox_conflict, capture, charge_settlement, charge_lease,
  visitor_payment, payment_charge, payment_confirmation TO dvc_app;
GRANT INSERT, UPDATE ON agency, procedure, dossier, dossier_fee, charge, payment, attempt TO dvc_app;
-- A message whose decision went stale is taken back within its own transaction.
GRANT INSERT, DELETE ON bank_inbox TO dvc_app;
GRANT INSERT, UPDATE, DELETE ON visitor_session TO dvc_app;
GRANT INSERT, DELETE ON visitor_dossier TO dvc_app;
-- Looking a dossier up again moves it to the top of the list.
GRANT UPDATE (added_at) ON visitor_dossier TO dvc_app;
GRANT INSERT, UPDATE ON agency_message TO dvc_app;
GRANT INSERT, UPDATE, DELETE ON look_up_attempt TO dvc_app;
GRANT DELETE ON visitor_payment TO dvc_app;
GRANT UPDATE (ends_at, closed_at) ON charge_lease TO dvc_app;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO dvc_app;
REVOKE ALL ON "_prisma_migrations" FROM dvc_app;

REVOKE ALL ON FUNCTION ledger_post(JSONB) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION ledger_post(JSONB) TO dvc_app;
REVOKE INSERT, UPDATE, DELETE ON ledger_account, journal, ledger_entry FROM dvc_app;
