import type { Staff } from '#server/domains/identity/contract.ts'

/** Who asks, as the first two parameters of every statement of the desks. */
export const asker = ({ role, agencyId }: Staff): readonly [string, string | null] => [role, agencyId]

/**
 * Which captures a person may see: an operator all, an accountant those whose payment owes their own agency something and
 * those that name nobody, anyone else none. In SQL over `capture k`, with `asker` as $1 and $2.
 */
export const captureIsVisible = `($1 = 'OPERATOR' OR ($1 = 'ACCOUNTANT' AND (k.payment_id IS NULL OR EXISTS (
  SELECT FROM payment_charge own JOIN charge o ON o.id = own.charge_id
  WHERE own.payment_id = k.payment_id AND o.beneficiary = $2))))`

/** Which refunds: of a charge those of its agency, of money that settled nothing those of visible captures. Over `refund r`, `capture k`. */
export const refundIsVisible = `CASE WHEN r.charge_id IS NULL THEN ${captureIsVisible}
  ELSE $1 = 'OPERATOR' OR ($1 = 'ACCOUNTANT' AND EXISTS (
    SELECT FROM charge o WHERE o.id = r.charge_id AND o.beneficiary = $2)) END`
