import type { Reader } from '#server/platform/database/database.ts'

/** What a payment is over; amount in đồng. */
export type OwnCharges = {
  readonly amount: bigint
  readonly chargeIds: readonly string[]
  /** What each of them is found by in its source, in the order of `chargeIds`. */
  readonly labels: readonly string[]
  /** How many different dossiers, bills or orders they are of. */
  readonly dossiers: number
  /** It has not been paid and has not ended. */
  readonly payable: boolean
}

const statement = {
  name: 'payments.charges-of-own',
  text: `
    SELECT p.amount::BIGINT AS amount, p.state = 'OPEN' AS payable,
      array_agg(c.id::TEXT ORDER BY c.id) AS "chargeIds", array_agg(c.source_label ORDER BY c.id) AS labels,
      count(DISTINCT c.source_id)::INT AS dossiers
    FROM payment p
    JOIN visitor_payment v ON v.payment_id = p.id AND v.visitor_id = $2
    JOIN payment_charge pc ON pc.payment_id = p.id
    JOIN charge c ON c.id = pc.charge_id
    WHERE p.public_id = $1 GROUP BY p.id`,
}

/** Null for a payment that is not on this visitor's list. */
export async function chargesOfOwnPayment(
  database: Reader,
  publicId: string,
  visitorId: string,
): Promise<OwnCharges | null> {
  const [row] = await database.query<OwnCharges>(statement, [publicId, visitorId])
  return row ?? null
}
