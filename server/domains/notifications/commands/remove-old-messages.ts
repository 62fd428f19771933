import type { Database } from '#server/platform/database/database.ts'
import { removedAtOnce, removeInBatches } from '#server/platform/database/remove-in-batches.ts'

const removal = {
  name: 'notifications.remove-old-messages',
  text: `DELETE FROM message WHERE id IN (
           SELECT id FROM message WHERE created_at <= $1 AND state <> 'QUEUED' ORDER BY created_at
           LIMIT ${removedAtOnce} FOR UPDATE SKIP LOCKED)
         RETURNING id`,
}

/** Removes what is known of messages from before this moment; what waits to be sent stays. Answers how many there were. */
export const removeOldMessages = (database: Database, before: Date): Promise<number> =>
  removeInBatches(database, removal, before)
