-- The sandbox's own tables. Applied at every start under one lock, so each statement can be run again.

-- The bank's book -----------------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS account (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  number  text   NOT NULL UNIQUE,
  kind    text   NOT NULL,
  holder  text   NOT NULL,
  -- Kept for customers only: the collecting account is one for all, and a balance row would queue everyone.
  balance bigint NOT NULL DEFAULT 0 CHECK (balance >= 0)
);
-- What grew since the first tables stands apart, so that a database made before gets it too.
ALTER TABLE account ADD COLUMN IF NOT EXISTS bank text NOT NULL DEFAULT 'collecting-bank';
ALTER TABLE account DROP CONSTRAINT IF EXISTS account_kind_check;
ALTER TABLE account ADD CONSTRAINT account_kind_check
  CHECK (kind IN ('CUSTOMER', 'COLLECTING', 'CAPITAL', 'TILL', 'BENEFICIARY'));

CREATE TABLE IF NOT EXISTS posting (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind      text        NOT NULL,
  reference text        NOT NULL,
  at        timestamptz NOT NULL,
  -- One debit per payment reference, one taking per counter key, one credit per refund reference, whatever the
  -- code above does.
  UNIQUE (kind, reference)
);
ALTER TABLE posting DROP CONSTRAINT IF EXISTS posting_kind_check;
ALTER TABLE posting ADD CONSTRAINT posting_kind_check
  CHECK (kind IN ('FUNDING', 'PAYMENT', 'CASH', 'TRANSFER', 'REFUND', 'ACCOUNT_DEBIT'));

CREATE TABLE IF NOT EXISTS bank_entry (
  posting_id bigint NOT NULL REFERENCES posting,
  account_id bigint NOT NULL REFERENCES account,
  amount     bigint NOT NULL CHECK (amount <> 0),
  PRIMARY KEY (posting_id, account_id)
);
CREATE INDEX IF NOT EXISTS bank_entry_account ON bank_entry (account_id);

CREATE OR REPLACE FUNCTION posting_must_balance() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (SELECT sum(amount) FROM bank_entry WHERE posting_id = NEW.posting_id) <> 0 THEN
    RAISE EXCEPTION 'posting % does not balance', NEW.posting_id;
  END IF;
  RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append only', TG_TABLE_NAME;
END $$;

DROP TRIGGER IF EXISTS posting_balances ON bank_entry;
CREATE CONSTRAINT TRIGGER posting_balances AFTER INSERT ON bank_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION posting_must_balance();
DROP TRIGGER IF EXISTS bank_entry_append_only ON bank_entry;
CREATE TRIGGER bank_entry_append_only BEFORE UPDATE OR DELETE ON bank_entry
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
DROP TRIGGER IF EXISTS posting_append_only ON posting;
CREATE TRIGGER posting_append_only BEFORE UPDATE OR DELETE ON posting
  FOR EACH ROW EXECUTE FUNCTION refuse_change();

-- Cards, phones -------------------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS card (
  number        text   PRIMARY KEY CHECK (number ~ '^9704\d{12}(\d{3})?$'),
  holder_name   text   NOT NULL,
  date          text   NOT NULL CHECK (date ~ '^(0[1-9]|1[0-2])/\d\d$'),
  phone         text   NOT NULL,
  account_id    bigint NOT NULL REFERENCES account,
  payment_limit bigint NOT NULL CHECK (payment_limit > 0),
  standing      text   NOT NULL CHECK (standing IN ('ACTIVE', 'LOCKED', 'EXPIRED', 'NOT_REGISTERED_ONLINE')),
  behaviour     text   NOT NULL
);
ALTER TABLE card DROP CONSTRAINT IF EXISTS card_behaviour_check;
ALTER TABLE card ADD CONSTRAINT card_behaviour_check
  CHECK (behaviour IN ('PROMPT', 'SMS_LOST', 'LATE_SUCCESS', 'LATE_FAILURE', 'STAYS_UNKNOWN'));

CREATE TABLE IF NOT EXISTS sms (
  id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  phone text        NOT NULL,
  text  text        NOT NULL CHECK (length(text) <= 160),
  at    timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS sms_phone ON sms (phone, id DESC);

ALTER TABLE sms ADD COLUMN IF NOT EXISTS sender text NOT NULL DEFAULT 'NGAN HANG';

-- What the SMS provider took over, once per request, and its report on it.
CREATE TABLE IF NOT EXISTS gateway_sms (
  request_id    text        PRIMARY KEY,
  sms_id        text        NOT NULL UNIQUE,
  phone         text        NOT NULL,
  arrives       boolean     NOT NULL,
  callback_url  text,
  -- NULL: told, given up after five tries, or nobody to tell.
  report_due_at timestamptz,
  report_tries  integer     NOT NULL DEFAULT 0,
  at            timestamptz NOT NULL,
  CHECK (report_due_at IS NULL OR callback_url IS NOT NULL)
);
CREATE INDEX IF NOT EXISTS gateway_sms_to_report ON gateway_sms (report_due_at) WHERE report_due_at IS NOT NULL;

CREATE TABLE IF NOT EXISTS mail (
  id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  recipient  text        NOT NULL CHECK (recipient = lower(recipient)),
  sender     text        NOT NULL,
  subject    text        NOT NULL,
  text       text        NOT NULL,
  html       text        NOT NULL,
  message_id text        NOT NULL,
  at         timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS mail_recipient ON mail (recipient, id DESC);

-- Card payments -------------------------------------------------------------------------------------

CREATE SEQUENCE IF NOT EXISTS bank_reference_number;

CREATE TABLE IF NOT EXISTS card_payment (
  reference       text        PRIMARY KEY CHECK (reference ~ '^[0-9A-Z]{8,32}$'),
  status          text        NOT NULL
    CHECK (status IN ('AWAITING_OTP', 'PROCESSING', 'SUCCEEDED', 'DECLINED', 'CANCELLED')),
  amount          bigint      CHECK (amount > 0),
  description     text,
  card_number     text        REFERENCES card,
  otp_code        text,
  otp_sent_at     timestamptz,
  otp_valid_until timestamptz,
  otp_tries_left  integer     CHECK (otp_tries_left >= 0),
  otp_codes_sent  integer     NOT NULL DEFAULT 0,
  reason          text,
  bank_reference  text        UNIQUE,
  -- While PROCESSING: when the outcome falls, and which.
  settle_at       timestamptz,
  settle_as       text        CHECK (settle_as IN ('TAKE', 'DECLINE')),
  created_at      timestamptz NOT NULL,
  changed_at      timestamptz NOT NULL,
  CHECK ((status = 'SUCCEEDED') = (bank_reference IS NOT NULL)),
  CHECK ((status = 'DECLINED') = (reason IS NOT NULL)),
  CHECK ((status = 'PROCESSING') = (settle_at IS NOT NULL AND settle_as IS NOT NULL)),
  CHECK (status = 'CANCELLED' OR (amount IS NOT NULL AND card_number IS NOT NULL))
);
CREATE INDEX IF NOT EXISTS card_payment_to_settle ON card_payment (settle_at) WHERE status = 'PROCESSING';

-- Accounts, mandates, account debits ----------------------------------------------------------------

-- What a bank knows of an account that may be registered with the portal; its money is in the book.
CREATE TABLE IF NOT EXISTS bank_account (
  account_id  bigint PRIMARY KEY REFERENCES account,
  number      text   NOT NULL UNIQUE CHECK (number ~ '^\d{10,14}$'),
  -- The tax code of an organisation, the identity number of a person.
  holder_id   text   NOT NULL CHECK (holder_id <> ''),
  state       text   NOT NULL CHECK (state IN ('OPEN', 'LOCKED', 'CLOSED')),
  -- The bank's own, for all debits of a day in Việt Nam together.
  daily_limit bigint NOT NULL CHECK (daily_limit > 0),
  behaviour   text   NOT NULL CHECK (behaviour IN ('PROMPT', 'LATE_SUCCESS', 'LATE_FAILURE'))
);

CREATE TABLE IF NOT EXISTS mandate (
  bank        text        NOT NULL,
  number      text        NOT NULL CHECK (number ~ '^[0-9A-Z]{8,32}$'),
  -- NEW only within the transaction of its first message.
  state       text        NOT NULL CHECK (state IN ('NEW', 'ACTIVE', 'SUSPENDED', 'ENDED', 'REFUSED')),
  version     integer     NOT NULL,
  -- The message as it came, to tell another content of the same version.
  content     jsonb,
  account_id  bigint      REFERENCES bank_account,
  daily_limit bigint      CHECK (daily_limit > 0),
  reason      text,
  changed_at  timestamptz NOT NULL,
  PRIMARY KEY (bank, number),
  CHECK (state <> 'ACTIVE' OR (account_id IS NOT NULL AND daily_limit IS NOT NULL)),
  CHECK ((state = 'REFUSED') = (reason IS NOT NULL))
);
CREATE INDEX IF NOT EXISTS mandate_of_account ON mandate (account_id);

CREATE TABLE IF NOT EXISTS account_debit (
  bank           text        NOT NULL,
  reference      text        NOT NULL CHECK (reference ~ '^[0-9A-Z]{8,32}$'),
  -- RECEIVED only within the transaction of its first message.
  status         text        NOT NULL
    CHECK (status IN ('RECEIVED', 'PROCESSING', 'SUCCEEDED', 'DECLINED', 'CANCELLED')),
  mandate        text,
  amount         bigint      CHECK (amount > 0),
  -- [{"agencyId", "amount"}], by agency.
  split          jsonb,
  description    text,
  account_id     bigint      REFERENCES bank_account,
  reason         text,
  bank_reference text        UNIQUE,
  -- The day in Việt Nam whose limit it used.
  taken_on       date,
  -- While PROCESSING: when the outcome falls, and which.
  settle_at      timestamptz,
  settle_as      text        CHECK (settle_as IN ('TAKE', 'DECLINE')),
  created_at     timestamptz NOT NULL,
  changed_at     timestamptz NOT NULL,
  PRIMARY KEY (bank, reference),
  CHECK ((status = 'SUCCEEDED') = (bank_reference IS NOT NULL)),
  CHECK ((status = 'SUCCEEDED') = (taken_on IS NOT NULL)),
  CHECK (status <> 'SUCCEEDED' OR account_id IS NOT NULL),
  CHECK ((status = 'DECLINED') = (reason IS NOT NULL)),
  CHECK ((status = 'PROCESSING') = (settle_at IS NOT NULL AND settle_as IS NOT NULL)),
  CHECK (status IN ('RECEIVED', 'CANCELLED') OR (amount IS NOT NULL AND mandate IS NOT NULL AND split IS NOT NULL))
);
CREATE INDEX IF NOT EXISTS account_debit_to_settle ON account_debit (settle_at) WHERE status = 'PROCESSING';
CREATE INDEX IF NOT EXISTS account_debit_of_day ON account_debit (account_id, taken_on) WHERE taken_on IS NOT NULL;

-- Refunds -------------------------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS refund (
  reference      text        PRIMARY KEY CHECK (reference ~ '^[0-9A-Z]{8,32}$'),
  original       text        NOT NULL, -- the bank reference of the payment; unknown ones are kept too
  amount         bigint      NOT NULL CHECK (amount > 0),
  status         text        NOT NULL CHECK (status IN ('REFUNDED', 'REFUSED')),
  bank_reference text        UNIQUE,
  reason         text,
  at             timestamptz NOT NULL,
  CHECK ((status = 'REFUSED') = (reason IS NOT NULL)),
  CHECK ((status = 'REFUNDED') = (bank_reference IS NOT NULL))
);
ALTER TABLE refund ADD COLUMN IF NOT EXISTS bank text NOT NULL DEFAULT 'collecting-bank';

-- Counter, transfers --------------------------------------------------------------------------------

-- The teller's journal: written before each step that tells the portal or touches money.
CREATE TABLE IF NOT EXISTS counter_item (
  id             bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  bank           text        NOT NULL,
  branch         text        NOT NULL,
  teller         text        NOT NULL,
  key            text        NOT NULL CHECK (key ~ '^[A-Za-z0-9._-]{8,64}$'),
  number         text        NOT NULL,
  minutes        integer     NOT NULL CHECK (minutes BETWEEN 1 AND 30),
  state          text        NOT NULL CHECK (state IN ('ACTIVATING', 'ACTIVATED', 'REFUSED', 'TAKEN', 'NOT_TAKEN')),
  -- What the portal answered to the activation.
  answer         jsonb,
  amount         bigint      CHECK (amount > 0),
  held_until     timestamptz,
  bank_reference text        UNIQUE,
  created_at     timestamptz NOT NULL,
  changed_at     timestamptz NOT NULL,
  UNIQUE (bank, key),
  CHECK ((state = 'TAKEN') = (bank_reference IS NOT NULL)),
  CHECK (state <> 'TAKEN' OR amount IS NOT NULL),
  CHECK (state <> 'ACTIVATED' OR (amount IS NOT NULL AND held_until IS NOT NULL))
);
CREATE INDEX IF NOT EXISTS counter_item_of_branch ON counter_item (bank, branch, changed_at DESC);

-- Transfers from the other bank's app into a collecting account.
CREATE TABLE IF NOT EXISTS transfer (
  bank_reference text        PRIMARY KEY,
  sender         bigint      NOT NULL REFERENCES account,
  account        text        NOT NULL,
  amount         bigint      NOT NULL CHECK (amount > 0),
  typed          text        NOT NULL,
  -- The content as it arrived.
  content        text        NOT NULL CHECK (length(content) <= 500),
  mangling       text        NOT NULL,
  value_at       timestamptz NOT NULL,
  created_at     timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS transfer_newest ON transfer (created_at DESC);

-- The posting of what is given back, since money of several kinds may bear one number.
ALTER TABLE refund ADD COLUMN IF NOT EXISTS money text;
UPDATE refund r SET money = (
  SELECT o.money FROM (
    SELECT bank, bank_reference, 'CASH ' || bank || '/' || key AS money FROM counter_item
    UNION ALL SELECT bank, bank_reference, 'ACCOUNT_DEBIT ' || bank || '/' || reference FROM account_debit
    UNION ALL SELECT 'collecting-bank', bank_reference, 'PAYMENT ' || reference FROM card_payment
    UNION ALL SELECT 'collecting-bank', bank_reference, 'TRANSFER ' || bank_reference FROM transfer) o
  WHERE o.bank = r.bank AND o.bank_reference = r.original LIMIT 1)
WHERE r.money IS NULL AND r.status = 'REFUNDED';
CREATE INDEX IF NOT EXISTS refund_of_money ON refund (money) WHERE status = 'REFUNDED';
DROP INDEX IF EXISTS refund_of;

-- Messages ------------------------------------------------------------------------------------------

-- The first answer to each request that may change something, given again to its repetition.
CREATE TABLE IF NOT EXISTS answered_request (
  path      text        NOT NULL,
  jti       text        NOT NULL,
  body_hash bytea       NOT NULL,
  status    integer,
  answer    text,
  at        timestamptz NOT NULL,
  PRIMARY KEY (path, jti)
);

-- What the banks tell the portal until it is answered.
CREATE TABLE IF NOT EXISTS outgoing_message (
  jti          text        PRIMARY KEY,
  bank         text        NOT NULL,
  kind         text        NOT NULL,
  -- Of a result the payment reference, of an outcome the counter item, of a notice the bank reference, of a decision
  -- the registration's number.
  subject      text        NOT NULL,
  body         text        NOT NULL,
  copies       integer     NOT NULL DEFAULT 1 CHECK (copies BETWEEN 1 AND 100),
  attempts     integer     NOT NULL DEFAULT 0,
  created_at   timestamptz NOT NULL,
  -- NULL: delivered, given up after a day, or held.
  due_at       timestamptz,
  -- The teller's machine stopped before it was sent; sent when the teller goes on.
  held         boolean     NOT NULL DEFAULT false,
  delivered_at timestamptz,
  answer       jsonb,
  last_error   text
);
ALTER TABLE outgoing_message DROP CONSTRAINT IF EXISTS outgoing_message_kind_check;
ALTER TABLE outgoing_message ADD CONSTRAINT outgoing_message_kind_check
  CHECK (kind IN ('RESULT', 'OUTCOME', 'CREDIT_NOTICE', 'DECISION'));
CREATE INDEX IF NOT EXISTS outgoing_message_due ON outgoing_message (due_at) WHERE due_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS outgoing_message_of ON outgoing_message (kind, subject);

-- Until there was more to tell than results they had a table of their own.
DO $$ BEGIN
  IF to_regclass('result_message') IS NOT NULL THEN
    INSERT INTO outgoing_message (jti, bank, kind, subject, body, copies, attempts, created_at, due_at, delivered_at,
      last_error)
    SELECT jti, 'collecting-bank', 'RESULT', reference, body, copies, attempts, created_at, due_at, delivered_at,
      last_error FROM result_message;
    DROP TABLE result_message;
  END IF;
END $$;

-- Switchboard, one-stop shop ------------------------------------------------------------------------

CREATE TABLE IF NOT EXISTS switchboard (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  settings jsonb   NOT NULL
);

CREATE TABLE IF NOT EXISTS dossier (
  code          text        PRIMARY KEY,
  document      jsonb       NOT NULL,
  -- What the portal answered to the latest sending; NULL while it has not answered.
  answer_status integer,
  answer        jsonb,
  created_at    timestamptz NOT NULL,
  changed_at    timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS dossier_newest ON dossier (created_at DESC);

-- What the portal told of payments, of dossiers made here or elsewhere; the latest message counts.
CREATE TABLE IF NOT EXISTS payment_state (
  id            bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  dossier_code  text        NOT NULL,
  payment_state integer     NOT NULL CHECK (payment_state IN (0, 1)),
  message       jsonb       NOT NULL,
  at            timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS payment_state_of ON payment_state (dossier_code, id DESC);
