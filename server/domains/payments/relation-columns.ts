import { chargeReadInFull } from '#server/domains/charges/index.ts'
import type { RelationFacts } from './relation.ts'

/** What `relationColumns` reads. */
export type RelationRow = Pick<RelationFacts, 'made' | 'formerly' | 'full' | 'ofOtherHolder'>

/** SQL: columns over `payment p` and `visitor_payment v`. The argument is SQL, too. */
export const relationColumns = (visitor: string): string => `
  v.made, v.formerly, p.holder_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM holder own WHERE own.id = p.holder_id AND own.visitor_id = v.visitor_id) AS "ofOtherHolder",
  NOT EXISTS (SELECT FROM payment_charge own JOIN charge oc ON oc.id = own.charge_id
    WHERE own.payment_id = p.id AND NOT ${chargeReadInFull(visitor, 'oc')}) AS "full"`
