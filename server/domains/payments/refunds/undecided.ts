/**
 * Whether a refund that the bank refused waits for people, in SQL over `refund r`, `capture k`: nobody has asked again
 * since. Money in suspense is on the other desk again as soon as its return is refused.
 */
export const isUndecided = `(r.state = 'REFUSED' AND k.disposition = 'APPLIED'
  AND NOT EXISTS (SELECT FROM refund n WHERE n.retry_of = r.id AND n.state <> 'REJECTED'))`
