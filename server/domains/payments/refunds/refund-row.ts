import type { Staff } from '#server/domains/identity/contract.ts'
import type { BankNames } from '../bank-names.ts'
import { type ActorRow, actorRow, toActor } from '../desk-actor.ts'
import type { RefundReason, RefundRow, RefundStateName } from '../desk-contract.ts'
import { isUndecided } from './undecided.ts'

/** A refund as it is read; amounts in đồng. */
export type RefundRead = {
  id: string
  version: number
  state: RefundStateName
  kind: 'RETURN' | 'REFUND'
  reason: RefundReason
  note: string | null
  amount: bigint
  requested_by: ActorRow
  requested_at: Date
  promised_by: Date | null
  finished_at: Date | null
  bank_reference: string | null
  connector: string
  original_reference: string
  public_id: string | null
  charge: RefundRow['charge']
  undecided: boolean
}

/** The columns of a `RefundRead`, over `refund r`, `capture k`. */
export const refundColumns = `r.id, r.version, r.state, r.kind, r.reason, r.note, r.amount::BIGINT AS amount, r.requested_at,
  r.promised_by, r.finished_at, r.bank_reference, r.connector, k.bank_reference AS original_reference,
  ${actorRow('r.requested_by')} AS requested_by, ${isUndecided} AS undecided,
  (SELECT p.public_id FROM payment p WHERE p.id = k.payment_id) AS public_id,
  (SELECT json_build_object('dossierCode', c.source_label, 'label', json_build_object('vi', c.label_vi, 'en', c.label_en))
   FROM charge c WHERE c.id = r.charge_id) AS charge`

/** How it stands in the queue. */
export function toRefundRow(row: RefundRead, staff: Staff, bankName: BankNames): RefundRow {
  return {
    id: row.id,
    version: row.version,
    state: row.state,
    kind: row.kind,
    reason: row.reason,
    note: row.note,
    amount: String(row.amount),
    requestedBy: toActor(row.requested_by, staff.id),
    requestedAt: row.requested_at.toISOString(),
    promisedBy: row.promised_by?.toISOString() ?? null,
    finishedAt: row.finished_at?.toISOString() ?? null,
    bankReference: row.bank_reference,
    bank: bankName(row.connector),
    originalReference: row.original_reference,
    publicId: row.public_id,
    charge: row.charge,
    undecided: row.undecided,
  }
}
