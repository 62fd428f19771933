import type { Database } from './database.ts'

/** Rows that one statement removes: nobody waits long for what it holds. */
export const removedAtOnce = 1_000

/**
 * Removes rows batch by batch until fewer than a batch are left, so that any number can be removed while others work.
 * @param statement takes a moment as $1, removes at most `removedAtOnce` rows, and returns one row for each
 * @returns how many there were
 */
export async function removeInBatches(
  database: Database,
  statement: { readonly name: string; readonly text: string },
  before: Date,
): Promise<number> {
  let removed = 0
  for (;;) {
    const rows = await database.query(statement, [before])
    removed += rows.length
    if (rows.length < removedAtOnce) return removed
  }
}
