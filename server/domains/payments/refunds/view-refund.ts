import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { Staff } from '#server/domains/identity/contract.ts'
import { type ActorRow, actorRow, toActor } from '../desk-actor.ts'
import type { RefundDetail } from '../desk-contract.ts'
import { readStory } from '../desk-story.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { asker, refundIsVisible } from '../suspense/visible.ts'
import { type RefundRead, refundColumns, toRefundRow } from './refund-row.ts'

type Row = RefundRead & {
  reference: string
  capture_id: string
  payment_id: string | null
  original_amount: bigint
  agency: Bilingual | null
  settled: bigint | null
  returned: bigint
  decided_by: ActorRow | null
  decided_at: Date | null
  sent_at: Date | null
  bank_reason: string | null
}

const statement = {
  name: 'view-refund',
  text: `
    SELECT ${refundColumns}, r.reference, r.capture_id, k.payment_id, k.amount::BIGINT AS original_amount, r.decided_at, r.sent_at,
      r.bank_reason, ${actorRow('r.decided_by')} AS decided_by,
      (SELECT json_build_object('vi', g.name_vi, 'en', g.name_en)
       FROM charge c JOIN agency g ON g.id = c.beneficiary WHERE c.id = r.charge_id) AS agency,
      (SELECT s.amount::BIGINT FROM charge_settlement s WHERE s.charge_id = r.charge_id) AS settled,
      (SELECT coalesce(sum(o.amount), 0)::BIGINT FROM refund o WHERE o.capture_id = r.capture_id
       AND o.charge_id IS NOT DISTINCT FROM r.charge_id AND o.state IN ('APPROVED', 'SENT', 'REFUNDED')) AS returned
    FROM refund r JOIN capture k ON k.id = r.capture_id
    WHERE r.id = $3 AND ${refundIsVisible}`,
}

/** One refund with all that a person needs to decide; null for one that this person may not see. */
export async function viewRefund(
  { database, bankName }: Pick<PaymentDeps, 'database' | 'bankName'>,
  staff: Staff,
  refundId: string,
): Promise<RefundDetail | null> {
  const [row] = await database.query<Row>(statement, [...asker(staff), refundId])
  if (row === undefined) return null
  const about = { subject: `refund:${refundId}`, paymentId: row.payment_id, staffId: staff.id }
  return {
    ...toRefundRow(row, staff, bankName),
    reference: row.reference,
    captureId: row.capture_id,
    originalAmount: String(row.original_amount),
    agency: row.agency,
    settled: row.settled === null ? null : String(row.settled),
    returnedSoFar: String(row.returned),
    decidedBy: row.decided_by && toActor(row.decided_by, staff.id),
    decidedAt: row.decided_at?.toISOString() ?? null,
    sentAt: row.sent_at?.toISOString() ?? null,
    bankReason: row.bank_reason,
    story: await readStory(database, about),
  }
}
