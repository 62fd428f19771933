import type { Database } from '#server/platform/database/database.ts'
import { removedAtOnce, removeInBatches } from '#server/platform/database/remove-in-batches.ts'

const removal = {
  name: 'identity.remove-expired-visitors',
  text: `DELETE FROM visitor_session WHERE id IN (
           SELECT id FROM visitor_session WHERE expires_at <= $1 ORDER BY expires_at
           LIMIT ${removedAtOnce} FOR UPDATE SKIP LOCKED)
         RETURNING id`,
}

/** Removes visitors whose time is over, with their lists. Answers how many there were. */
export function removeExpiredVisitors(database: Database, now: Date): Promise<number> {
  return removeInBatches(database, removal, now)
}
