import type { Transaction } from '#server/platform/database/database.ts'
import type { PrintedLine } from '../contract.ts'

/** What of a payment is owed now, as it is printed. */
export function readOpenLines(tx: Transaction, paymentId: string): Promise<PrintedLine[]> {
  return tx.$queryRaw<PrintedLine[]>`
    SELECT c.id AS "chargeId", c.source_label AS "dossierCode", g.id AS "agencyId",
      json_build_object('vi', g.name_vi, 'en', g.name_en) AS agency,
      json_build_object('vi', c.label_vi, 'en', c.label_en) AS label,
      c.amount::TEXT AS amount, c.basis
    FROM payment_charge pc JOIN charge c ON c.id = pc.charge_id JOIN agency g ON g.id = c.beneficiary
    WHERE pc.payment_id = ${paymentId}::uuid AND c.state = 'OPEN'
    ORDER BY g.name_vi, c.source_label, c.id`
}

/** Ends a number; one that is replaced names its follower. */
export async function endInstruction(
  tx: Transaction,
  id: string,
  state: 'REPLACED' | 'CANCELLED' | 'EXPIRED',
  now: Date,
  replacedBy: string | null = null,
): Promise<void> {
  await tx.paymentInstruction.update({ where: { id }, data: { state, endedAt: now, replacedBy } })
}
