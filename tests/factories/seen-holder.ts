import { holderVersion } from '#server/domains/identity/index.ts'
import type { Database } from '#server/platform/database/database.ts'

const statement = {
  name: 'tests.seen-holder',
  text: `SELECT ${holderVersion} AS seen FROM holder h WHERE id = $1`,
}

/** The holder with its version, as an operator's page shows it at this moment. */
export async function seenHolder(database: Database, holderId: string) {
  const [row] = await database.query<{ seen: string }>(statement, [holderId])
  return { holderId, seen: row?.seen ?? '' }
}
