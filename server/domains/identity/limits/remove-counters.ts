import type { Database } from '#server/platform/database/database.ts'
import { removedAtOnce, removeInBatches } from '#server/platform/database/remove-in-batches.ts'

const removal = {
  name: 'identity.remove-old-counters',
  text: `DELETE FROM try_counter WHERE (kind, key) IN (
           SELECT kind, key FROM try_counter WHERE forgotten_on < $1::timestamptz::date ORDER BY forgotten_on
            LIMIT ${removedAtOnce} FOR UPDATE SKIP LOCKED)
         RETURNING kind`,
}

/** Removes counters that counted nothing any more before this moment. Answers how many there were. */
export const removeOldCounters = (database: Database, before: Date): Promise<number> =>
  removeInBatches(database, removal, before)
