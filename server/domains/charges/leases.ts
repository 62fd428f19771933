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
 * changes meanwhile. The charges are locked and nobody holds them.
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
  await tx.chargeLease.createMany({
    data: lease.charges.map((charge) => ({
      id: newUuid(lease.now),
      chargeId: charge.id,
      amount: charge.amount,
      attemptId: lease.attemptId,
      endsAt: lease.endsAt,
      openedAt: lease.now,
    })),
  })
}

/** Lets go of everything that an attempt holds. */
export async function closeLeases(tx: Transaction, attemptId: string, now: Date): Promise<void> {
  await tx.chargeLease.updateMany({ where: { attemptId, closedAt: null }, data: { closedAt: now } })
}

/** Sets the end of an attempt's leases; null: until the bank's answer is known. */
export async function setLeaseEnd(tx: Transaction, attemptId: string, endsAt: Date | null): Promise<void> {
  await tx.chargeLease.updateMany({ where: { attemptId, closedAt: null }, data: { endsAt } })
}
