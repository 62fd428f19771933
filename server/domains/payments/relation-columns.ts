import { chargeReadInFull } from '#server/domains/charges/index.ts'
import type { RelationFacts } from './relation.ts'

/** What `relationColumns` reads. */
export type RelationRow = Pick<RelationFacts, 'made' | 'formerly' | 'full' | 'ofHolder'>

/** SQL: columns over `payment p` and `visitor_payment v`. The argument is SQL, too. */
export const relationColumns = (visitor: string): string => `
  v.made, v.formerly, p.holder_id IS NOT NULL AS "ofHolder",
  NOT EXISTS (SELECT FROM payment_charge own JOIN charge oc ON oc.id = own.charge_id
    WHERE own.payment_id = p.id AND NOT ${chargeReadInFull(visitor, 'oc')}) AS "full"`
