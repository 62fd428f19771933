/**
 * Whether a refund that the bank refused waits for people, in SQL over `refund r`, `capture k`: nobody has asked again
 * since, or, of money in suspense, it is the last try of an item that still counts as on its way back.
 */
export const isUndecided = `(r.state = 'REFUSED' AND CASE WHEN k.disposition = 'APPLIED'
  THEN NOT EXISTS (SELECT FROM refund n WHERE n.retry_of = r.id AND n.state <> 'REJECTED')
  ELSE EXISTS (SELECT FROM suspense_item i WHERE i.capture_id = r.capture_id AND i.state = 'RETURNING')
    AND NOT EXISTS (SELECT FROM refund n WHERE n.capture_id = r.capture_id AND n.id > r.id) END)`
