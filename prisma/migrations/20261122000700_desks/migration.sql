-- What people at the desks of suspense and refunds decide and look for.

-- A refund that is asked for anew after the bank refused another: once, until somebody says no to it.
ALTER TABLE refund ADD COLUMN retry_of UUID REFERENCES refund (id) ON DELETE RESTRICT ON UPDATE CASCADE;
CREATE UNIQUE INDEX refund_one_retry ON refund (retry_of) WHERE state <> 'REJECTED';

-- A settled charge is found by the code of its dossier.
CREATE INDEX charge_source_label_idx ON charge (source_label);
