import type { Staff } from '#server/domains/identity/contract.ts'
import type { BankNames } from '../bank-names.ts'
import type { Method } from '../contract.ts'
import { type ActorRow, actorRow, toActor } from '../desk-actor.ts'
import type { ProposalKind, SuspenseItemReason, SuspenseRow, SuspenseState } from '../desk-contract.ts'

/** An item as it is read; amounts in đồng. */
export type ItemRow = {
  capture_id: string
  version: number
  state: SuspenseState
  reason: SuspenseItemReason
  opened_at: Date
  amount: bigint
  method: Method
  connector: string
  bank_reference: string
  content: string | null
  public_id: string | null
  instruction_number: string | null
  proposal_kind: ProposalKind | null
  proposal_number: string | null
  proposal_reason: string | null
  proposed_by: ActorRow | null
  proposed_at: Date | null
}

/** The columns of an `ItemRow`, over `suspense_item i`, `capture k`. */
export const itemColumns = `i.capture_id, i.version, i.state, k.reason, i.opened_at, k.amount::BIGINT AS amount, k.method,
  k.connector, k.bank_reference, k.content, i.proposal_kind, i.proposal_number, i.proposal_reason, i.proposed_at,
  (SELECT p.public_id FROM payment p WHERE p.id = k.payment_id) AS public_id,
  (SELECT n.number FROM payment_instruction n WHERE n.payment_id = k.payment_id
   ORDER BY n.printed_at DESC LIMIT 1) AS instruction_number,
  ${actorRow('i.proposed_by')} AS proposed_by`

/** How it stands in the queue. */
export function toSuspenseRow(row: ItemRow, staff: Staff, bankName: BankNames): SuspenseRow {
  const { proposal_kind: kind, proposal_reason: reason, proposed_by: by, proposed_at: at } = row
  return {
    captureId: row.capture_id,
    version: row.version,
    state: row.state,
    reason: row.reason,
    openedAt: row.opened_at.toISOString(),
    amount: String(row.amount),
    method: row.method,
    bank: bankName(row.connector),
    bankReference: row.bank_reference,
    content: row.content,
    publicId: row.public_id,
    instructionNumber: row.instruction_number,
    proposal:
      kind === null || reason === null || by === null || at === null
        ? null
        : { kind, number: row.proposal_number, reason, by: toActor(by, staff.id), at: at.toISOString() },
  }
}
