import type { Reader } from '#server/platform/database/database.ts'
import type { PaymentAct } from '../contract.ts'
import { may, relationsOf } from '../relation.ts'
import { type RelationRow, relationColumns } from '../relation-columns.ts'

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
      count(DISTINCT c.source_id)::INT AS dossiers, ${relationColumns('$2::uuid')}
    FROM payment p
    JOIN visitor_payment v ON v.payment_id = p.id AND v.visitor_id = $2::uuid
    JOIN payment_charge pc ON pc.payment_id = p.id
    JOIN charge c ON c.id = pc.charge_id
    WHERE p.public_id = $1 GROUP BY p.id, v.visitor_id, v.payment_id`,
}

/** Null for a payment that is not on this visitor's list, and for one that the visitor may not do this with. */
export async function chargesOfOwnPayment(
  database: Reader,
  { publicId, visitorId }: { readonly publicId: string; readonly visitorId: string },
  act: PaymentAct,
): Promise<OwnCharges | null> {
  const [row] = await database.query<OwnCharges & RelationRow>(statement, [publicId, visitorId])
  return row !== undefined && may(relationsOf({ ...row, visitorId, attempt: null }), act) ? row : null
}
