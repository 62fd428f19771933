import type { Database } from '#server/platform/database/database.ts'
import { mostPrinted, type StatementPeriod } from '../statement-contract.ts'
import { boundsOf } from './period.ts'

const statement = {
  name: 'statement-count',
  text: `SELECT count(*)::INT AS payments FROM (
      SELECT FROM payment p WHERE p.holder_id = $1 AND p.paid_at >= $2 AND p.paid_at < $3 LIMIT ${mostPrinted + 1}) counted`,
}

/** How many payments a holder made in a period; one more than a paper takes stands for all that are more. */
export async function countStatement(
  database: Database,
  holderId: string,
  period: StatementPeriod,
): Promise<number> {
  const { from, until } = boundsOf(period)
  const [row] = await database.query<{ payments: number }>(statement, [holderId, from, until])
  return row?.payments ?? 0
}
