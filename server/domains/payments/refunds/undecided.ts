/** What else goes back, or has gone, of the same source as `refund r`: its charge, or what its capture did not settle. */
const goesBack = `SELECT coalesce(sum(o.amount), 0) FROM refund o WHERE o.capture_id = r.capture_id
  AND o.charge_id IS NOT DISTINCT FROM r.charge_id AND o.state NOT IN ('REJECTED', 'REFUSED')`

/** All that the source ever had to give. */
const source = `(CASE WHEN r.charge_id IS NULL THEN k.excess ELSE (
  SELECT s.amount FROM charge_settlement s WHERE s.charge_id = r.charge_id AND s.capture_id = r.capture_id) END)`

/** Asked for again: the same by a person, or all that a fee fell by, by its agency. */
const askedAgain = `SELECT FROM refund n WHERE n.state <> 'REJECTED' AND (n.retry_of = r.id
  OR (r.reason = 'FEE_REDUCED' AND n.reason = r.reason AND n.charge_id = r.charge_id AND n.requested_at > r.requested_at))`

/**
 * Whether a refund that the bank refused waits for people, in SQL over `refund r`, `capture k`: nobody has asked again
 * since, and its money is still there. Money in suspense is on the other desk again as soon as its return is refused.
 */
export const isUndecided = `(r.state = 'REFUSED' AND k.disposition = 'APPLIED'
  AND r.amount <= ${source} - (${goesBack}) AND NOT EXISTS (${askedAgain}))`
