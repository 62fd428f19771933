-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "detail" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bank_inbox" (
    "connector" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "body" JSONB NOT NULL,
    "reference" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "result" TEXT NOT NULL,

    CONSTRAINT "bank_inbox_pkey" PRIMARY KEY ("connector","message_id")
);

-- CreateTable
CREATE TABLE "bank_inbox_conflict" (
    "id" BIGSERIAL NOT NULL,
    "connector" TEXT NOT NULL,
    "message_id" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "bank_inbox_conflict_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "charge" (
    "id" UUID NOT NULL,
    "source_kind" TEXT NOT NULL,
    "source_id" UUID NOT NULL,
    "source_label" TEXT NOT NULL,
    "beneficiary" TEXT NOT NULL,
    "label_vi" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "amount" BIGINT NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "charge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "charge_lease" (
    "id" UUID NOT NULL,
    "charge_id" UUID NOT NULL,
    "attempt_id" UUID NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "charge_lease_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "charge_settlement" (
    "charge_id" UUID NOT NULL,
    "capture_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,
    "settled_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "charge_settlement_pkey" PRIMARY KEY ("charge_id")
);

-- CreateTable
CREATE TABLE "agency" (
    "id" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "treasury_account" TEXT NOT NULL,
    "treasury_branch" TEXT NOT NULL,

    CONSTRAINT "agency_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "procedure" (
    "code" TEXT NOT NULL,
    "name_vi" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,

    CONSTRAINT "procedure_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "dossier" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "agency_id" TEXT NOT NULL,
    "procedure_code" TEXT NOT NULL,
    "applicant_kind" TEXT NOT NULL,
    "applicant_name" TEXT NOT NULL,
    "identity_cipher" BYTEA,
    "tax_code" TEXT,
    "phone_cipher" BYTEA,
    "last4_hash" BYTEA NOT NULL,
    "tax_code_hash" BYTEA NOT NULL,
    "received_on" DATE NOT NULL,
    "due_on" DATE,
    "status" SMALLINT NOT NULL,
    "content_hash" BYTEA NOT NULL DEFAULT '\x'::bytea,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "dossier_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agency_message" (
    "message_id" TEXT NOT NULL,
    "body_hash" BYTEA NOT NULL,
    "answer" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agency_message_pkey" PRIMARY KEY ("message_id")
);

-- Not logged: a crash forgets at most one window of counted attempts, and each look-up saves two flushes to disk.
CREATE UNLOGGED TABLE "look_up_attempt" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "look_up_attempt_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "look_up_attempt_expire_idx" ON "look_up_attempt"("expire");

-- CreateTable
CREATE TABLE "dossier_fee" (
    "id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "line_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "label_vi" TEXT NOT NULL,
    "label_en" TEXT NOT NULL,
    "gross_amount" BIGINT NOT NULL,
    "reduction" BIGINT NOT NULL,
    "ground_vi" TEXT,
    "ground_en" TEXT,
    "regulation" TEXT NOT NULL,
    "due_when" TEXT NOT NULL,
    "agency_receipt" TEXT,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "charge_id" UUID,

    CONSTRAINT "dossier_fee_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visitor_dossier" (
    "visitor_id" UUID NOT NULL,
    "dossier_id" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visitor_dossier_pkey" PRIMARY KEY ("visitor_id","dossier_id")
);

-- CreateTable
CREATE TABLE "visitor_session" (
    "id" UUID NOT NULL,
    "token_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visitor_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_account" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "kind" TEXT NOT NULL,

    CONSTRAINT "ledger_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "journal" (
    "id" UUID NOT NULL,
    "cause" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "posted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "journal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ledger_entry" (
    "journal_id" UUID NOT NULL,
    "line" SMALLINT NOT NULL,
    "account_id" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "ledger_entry_pkey" PRIMARY KEY ("journal_id","line")
);

-- CreateTable
CREATE TABLE "payment" (
    "id" UUID NOT NULL,
    "public_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "exception" TEXT,
    "amount" BIGINT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "paid_at" TIMESTAMPTZ(3),
    "request_id" TEXT NOT NULL,

    CONSTRAINT "payment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_charge" (
    "payment_id" UUID NOT NULL,
    "charge_id" UUID NOT NULL,
    "amount" BIGINT NOT NULL,

    CONSTRAINT "payment_charge_pkey" PRIMARY KEY ("payment_id","charge_id")
);

-- CreateTable
CREATE TABLE "visitor_payment" (
    "visitor_id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,

    CONSTRAINT "visitor_payment_pkey" PRIMARY KEY ("visitor_id","payment_id")
);

-- CreateTable
CREATE TABLE "attempt" (
    "id" UUID NOT NULL,
    "payment_id" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "connector" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 0,
    "amount" BIGINT NOT NULL,
    "issuer_bin" TEXT NOT NULL,
    "card_mask" TEXT NOT NULL,
    "reason" TEXT,
    "otp" JSONB,
    "otp_try" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3) NOT NULL,
    "bank_reference" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "known_by" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "request_id" TEXT NOT NULL,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "capture" (
    "id" UUID NOT NULL,
    "connector" TEXT NOT NULL,
    "bank_reference" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "attempt_id" UUID,
    "payment_id" UUID,
    "amount" BIGINT NOT NULL,
    "disposition" TEXT NOT NULL,
    "reason" TEXT,
    "captured_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "capture_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_event" (
    "id" BIGSERIAL NOT NULL,
    "payment_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" TEXT NOT NULL,
    "cause" TEXT NOT NULL,
    "detail" JSONB NOT NULL,

    CONSTRAINT "payment_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payment_confirmation" (
    "payment_id" UUID NOT NULL,
    "verification_code" TEXT NOT NULL,
    "issued_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_confirmation_pkey" PRIMARY KEY ("payment_id")
);

-- CreateIndex
CREATE INDEX "audit_entry_subject_id_idx" ON "audit_entry"("subject", "id");

-- CreateIndex
CREATE INDEX "bank_inbox_reference_idx" ON "bank_inbox"("reference");

-- CreateIndex
CREATE INDEX "charge_source_kind_source_id_idx" ON "charge"("source_kind", "source_id");

-- CreateIndex
CREATE INDEX "charge_lease_attempt_id_idx" ON "charge_lease"("attempt_id");

-- CreateIndex
CREATE INDEX "charge_settlement_capture_id_idx" ON "charge_settlement"("capture_id");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_code_key" ON "dossier"("code");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_fee_charge_id_key" ON "dossier_fee"("charge_id");

-- CreateIndex
CREATE UNIQUE INDEX "dossier_fee_dossier_id_line_id_key" ON "dossier_fee"("dossier_id", "line_id");

-- CreateIndex
CREATE UNIQUE INDEX "visitor_session_token_hash_key" ON "visitor_session"("token_hash");

-- CreateIndex
CREATE INDEX "visitor_session_expires_at_idx" ON "visitor_session"("expires_at");

-- CreateIndex
CREATE UNIQUE INDEX "ledger_account_code_key" ON "ledger_account"("code");

-- CreateIndex
CREATE UNIQUE INDEX "journal_cause_key" ON "journal"("cause");

-- CreateIndex
CREATE INDEX "ledger_entry_account_id_idx" ON "ledger_entry"("account_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_public_id_key" ON "payment"("public_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_request_id_key" ON "payment"("request_id");

-- CreateIndex
CREATE INDEX "payment_charge_charge_id_idx" ON "payment_charge"("charge_id");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_reference_key" ON "attempt"("reference");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_request_id_key" ON "attempt"("request_id");

-- CreateIndex
CREATE INDEX "attempt_payment_id_idx" ON "attempt"("payment_id");

-- CreateIndex
CREATE INDEX "capture_attempt_id_idx" ON "capture"("attempt_id");

-- CreateIndex
CREATE UNIQUE INDEX "capture_connector_bank_reference_key" ON "capture"("connector", "bank_reference");

-- CreateIndex
CREATE INDEX "payment_event_payment_id_id_idx" ON "payment_event"("payment_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_confirmation_verification_code_key" ON "payment_confirmation"("verification_code");

-- AddForeignKey
ALTER TABLE "charge" ADD CONSTRAINT "charge_beneficiary_fkey" FOREIGN KEY ("beneficiary") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "charge_lease" ADD CONSTRAINT "charge_lease_charge_id_fkey" FOREIGN KEY ("charge_id") REFERENCES "charge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "charge_lease" ADD CONSTRAINT "charge_lease_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "charge_settlement" ADD CONSTRAINT "charge_settlement_charge_id_fkey" FOREIGN KEY ("charge_id") REFERENCES "charge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "charge_settlement" ADD CONSTRAINT "charge_settlement_capture_id_fkey" FOREIGN KEY ("capture_id") REFERENCES "capture"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_agency_id_fkey" FOREIGN KEY ("agency_id") REFERENCES "agency"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier" ADD CONSTRAINT "dossier_procedure_code_fkey" FOREIGN KEY ("procedure_code") REFERENCES "procedure"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier_fee" ADD CONSTRAINT "dossier_fee_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "dossier_fee" ADD CONSTRAINT "dossier_fee_charge_id_fkey" FOREIGN KEY ("charge_id") REFERENCES "charge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visitor_dossier" ADD CONSTRAINT "visitor_dossier_visitor_id_fkey" FOREIGN KEY ("visitor_id") REFERENCES "visitor_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visitor_dossier" ADD CONSTRAINT "visitor_dossier_dossier_id_fkey" FOREIGN KEY ("dossier_id") REFERENCES "dossier"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_journal_id_fkey" FOREIGN KEY ("journal_id") REFERENCES "journal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_account_id_fkey" FOREIGN KEY ("account_id") REFERENCES "ledger_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_charge" ADD CONSTRAINT "payment_charge_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_charge" ADD CONSTRAINT "payment_charge_charge_id_fkey" FOREIGN KEY ("charge_id") REFERENCES "charge"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visitor_payment" ADD CONSTRAINT "visitor_payment_visitor_id_fkey" FOREIGN KEY ("visitor_id") REFERENCES "visitor_session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "visitor_payment" ADD CONSTRAINT "visitor_payment_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "capture" ADD CONSTRAINT "capture_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_event" ADD CONSTRAINT "payment_event_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_confirmation" ADD CONSTRAINT "payment_confirmation_payment_id_fkey" FOREIGN KEY ("payment_id") REFERENCES "payment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

