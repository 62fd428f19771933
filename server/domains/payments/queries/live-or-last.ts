/** ORDER BY over `attempt a`: the one that is not finished, else the one that finished last. */
export const liveOrLast = 'a.finished_at DESC NULLS FIRST, a.created_at DESC'

/** SQL over `attempt a` and the reader's `visitor_payment v`: the reader began it, as `began` of `relation.ts` has it. */
export const isOwn = `(CASE WHEN a.begun_by IS NULL THEN v.made
  ELSE a.begun_by IN (v.visitor_id, coalesce(v.formerly, v.visitor_id)) END)`

/** SQL over the same: a card that another reader has begun and that holds nothing. Its payment reads as if it were not there. */
export const isOthersIdle = `(a.finished_at IS NULL AND NOT attempt_holds(a.method, a.state, a.code_unsure) AND NOT ${isOwn})`
