import { newUuid } from '#lib/ids.ts'
import type { Transaction } from '#server/platform/database/database.ts'

/** The charges of a payment as they stand, locked in ascending order until the transaction ends. */
export type LockedCharge = {
  readonly id: string
  readonly state: 'OPEN' | 'PAID' | 'WITHDRAWN' | 'PAID_AT_AGENCY'
  readonly amount: bigint
  /** An attempt holds it. */
  readonly held: boolean
  /** When the holder must let go; null while a bank's answer is awaited. */
  readonly heldUntil: Date | null
}

/**
 * Locks charges and reads who holds them. Two statements: the second sees what was committed while the
 * first waited for its locks.
 */
export async function lockCharges(tx: Transaction, chargeIds: readonly string[]): Promise<LockedCharge[]> {
  const ids = [...chargeIds]
  await tx.$queryRaw`SELECT 1 AS locked FROM charge WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  return tx.$queryRaw<LockedCharge[]>`
    SELECT c.id, c.state, c.amount::BIGINT AS amount, l.id IS NOT NULL AS held, l.ends_at AS "heldUntil"
    FROM charge c LEFT JOIN charge_lease l ON l.charge_id = c.id AND l.closed_at IS NULL
    WHERE c.id = ANY (${ids}::uuid[]) ORDER BY c.id`
}

/**
 * Takes a lease on each charge for one attempt, with the amount in đồng that it promises: it is honoured though the fee
 * changes meanwhile. The charges are locked and nobody holds them, and the attempt is in a state that holds. A lease of the
 * same attempt that closed before is opened again.
 */
export async function openLeases(
  tx: Transaction,
  lease: {
    readonly charges: readonly { readonly id: string; readonly amount: bigint }[]
    readonly attemptId: string
    /** Null: until the bank's answer is known. */
    readonly endsAt: Date | null
    readonly now: Date
  },
): Promise<void> {
  const { charges, attemptId, endsAt, now } = lease
  const rows = charges.map(({ id, amount }) => ({ id: newUuid(now), chargeId: id, amount: String(amount) }))
  await tx.$executeRaw`
    INSERT INTO charge_lease (id, charge_id, attempt_id, amount, ends_at, opened_at)
    SELECT id, "chargeId", ${attemptId}::uuid, amount, ${endsAt}::timestamptz, ${now}::timestamptz
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r(id UUID, "chargeId" UUID, amount BIGINT)
    ON CONFLICT (attempt_id, charge_id)
    DO UPDATE SET closed_at = NULL, ends_at = EXCLUDED.ends_at, opened_at = EXCLUDED.opened_at`
}

/** Lets go of everything that an attempt holds; no earlier than it was taken, though the clocks of two processes part. */
export async function closeLeases(tx: Transaction, attemptId: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE charge_lease SET closed_at = greatest(opened_at, ${now}::timestamptz)
    WHERE attempt_id = ${attemptId}::uuid AND closed_at IS NULL`
}

/** Sets the end of an attempt's leases; null: until the bank's answer is known. */
export async function setLeaseEnd(tx: Transaction, attemptId: string, endsAt: Date | null): Promise<void> {
  await tx.chargeLease.updateMany({ where: { attemptId, closedAt: null }, data: { endsAt } })
}
