import { type LockedCharge, lockCharges } from '#server/domains/charges/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { AttemptState } from './attempt.states.ts'
import type { LockedPayment } from './repository.ts'

/** A charge of a payment as it stands, with the attempt that holds it. */
export type ClaimedCharge = Pick<LockedCharge, 'id' | 'state' | 'amount' | 'heldUntil'> & {
  /** State of the attempt that holds it; null where nobody does. */
  readonly holder: AttemptState | null
}

/**
 * Whether the charges of a payment can be held now. FREE: they can, for what the payment asks. BUSY: what holds them has its code
 * at the bank, whose answer comes in seconds. HELD: by a teller, or by what nobody knows the end of; `until` where that is known.
 * CHANGED: something of it was paid, withdrawn or changed; `paid`: it was paid.
 */
export type Claim =
  | { readonly verdict: 'FREE' }
  | { readonly verdict: 'BUSY' }
  | { readonly verdict: 'HELD'; readonly until: Date | null }
  | { readonly verdict: 'CHANGED'; readonly paid: boolean }

/** Pure. PRODUCT S1.4: the first whose code goes on is the one. */
export function decideClaim(asked: ReadonlyMap<string, bigint>, charges: readonly ClaimedCharge[]): Claim {
  const paid = charges.some(({ state }) => state === 'PAID' || state === 'PAID_AT_AGENCY')
  const changed = charges.some(({ id, state, amount }) => state !== 'OPEN' || amount !== asked.get(id))
  if (changed) return { verdict: 'CHANGED', paid }
  const held = charges.filter(({ holder }) => holder !== null)
  if (held.length === 0) return { verdict: 'FREE' }
  if (held.every(({ holder }) => holder === 'SENT')) return { verdict: 'BUSY' }
  return { verdict: 'HELD', until: latest(held.map(({ heldUntil }) => heldUntil)) }
}

/** Null as soon as one end is not known. */
function latest(ends: readonly (Date | null)[]): Date | null {
  const known = ends.filter((end) => end !== null)
  return known.length < ends.length ? null : new Date(Math.max(...known.map(Number)))
}

/** Locks the charges of a locked payment and decides whether they can be held. */
export async function lookAtCharges(tx: Transaction, payment: LockedPayment): Promise<Claim> {
  const charges = await lockCharges(tx, payment.chargeIds)
  const holders = charges.some(({ held }) => held)
    ? await readHolders(tx, payment.chargeIds)
    : new Map<string, AttemptState>()
  return decideClaim(
    payment.chargeAmounts,
    charges.map((charge) => ({ ...charge, holder: holders.get(charge.id) ?? null })),
  )
}

async function readHolders(
  tx: Transaction,
  chargeIds: readonly string[],
): Promise<ReadonlyMap<string, AttemptState>> {
  const rows = await tx.$queryRaw<{ chargeId: string; state: AttemptState }[]>`
    SELECT l.charge_id AS "chargeId", a.state FROM charge_lease l JOIN attempt a ON a.id = l.attempt_id
    WHERE l.charge_id = ANY (${[...chargeIds]}::uuid[]) AND l.closed_at IS NULL`
  return new Map(rows.map(({ chargeId, state }) => [chargeId, state]))
}
