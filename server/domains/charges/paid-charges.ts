import type { Transaction } from '#server/platform/database/database.ts'

/** What came for a charge and what of it goes back, in đồng; the capture is locked until the transaction ends. */
export type PaidCharge = {
  readonly chargeId: string
  readonly captureId: string
  readonly connector: string
  readonly paymentId: string
  readonly beneficiary: string
  readonly settled: bigint
  /** Gone back, decided to go, or asked for by a person: a fee that rises again does not stop it. */
  readonly returned: bigint
  /** Asked for because the fee fell, and decided by nobody yet. */
  readonly asked: bigint
}

/** Which refunds are still only asked for because a fee fell: over `refund r`. */
const askedForFee = `(r.state = 'REQUESTED' AND r.reason = 'FEE_REDUCED' AND r.requested_by LIKE 'agency:%')`

const locking = `
  SELECT 1 AS locked FROM capture WHERE id IN (SELECT capture_id FROM charge_settlement WHERE charge_id = ANY ($1::uuid[]))
  ORDER BY id FOR NO KEY UPDATE`

const reading = `
  SELECT s.charge_id AS "chargeId", k.id AS "captureId", k.connector, k.payment_id AS "paymentId", c.beneficiary,
    s.amount::BIGINT AS settled,
    coalesce(sum(r.amount) FILTER (WHERE NOT ${askedForFee}), 0)::BIGINT AS returned,
    coalesce(sum(r.amount) FILTER (WHERE ${askedForFee}), 0)::BIGINT AS asked
  FROM charge_settlement s
  JOIN capture k ON k.id = s.capture_id
  JOIN charge c ON c.id = s.charge_id
  LEFT JOIN refund r ON r.charge_id = s.charge_id AND r.state NOT IN ('REJECTED', 'REFUSED')
  WHERE s.charge_id = ANY ($1::uuid[])
  GROUP BY s.charge_id, s.amount, k.id, c.id`

/**
 * Which of these charges are paid, with what goes back of them. The captures, where refunds queue, are locked first;
 * the second statement sees what was committed while the first waited.
 */
export async function lockPaidCharges(tx: Transaction, chargeIds: readonly string[]): Promise<PaidCharge[]> {
  const ids = [...chargeIds]
  await tx.$queryRawUnsafe(locking, ids)
  return tx.$queryRawUnsafe<PaidCharge[]>(reading, ids)
}
