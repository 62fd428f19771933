/** ORDER BY over `attempt a`: the one that is not finished, else the one that finished last. */
export const liveOrLast = 'a.finished_at DESC NULLS FIRST, a.created_at DESC'
