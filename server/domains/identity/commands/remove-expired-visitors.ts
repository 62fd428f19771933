import type { Database } from '#server/platform/database/database.ts'

const batch = 1_000

const removal = {
  name: 'identity.remove-expired-visitors',
  text: `DELETE FROM visitor_session WHERE id IN (
           SELECT id FROM visitor_session WHERE expires_at <= $1 ORDER BY expires_at
           LIMIT ${batch} FOR UPDATE SKIP LOCKED)
         RETURNING id`,
}

/** Removes visitors whose time is over, with their lists. Answers how many there were. */
export async function removeExpiredVisitors(database: Database, now: Date): Promise<number> {
  let removed = 0
  for (;;) {
    const rows = await database.query(removal, [now])
    removed += rows.length
    if (rows.length < batch) return removed
  }
}
