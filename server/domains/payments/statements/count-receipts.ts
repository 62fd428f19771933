import type { Database } from '#server/platform/database/database.ts'
import { mostArchived, type StatementPeriod } from '../statement-contract.ts'
import { boundsOf } from './period.ts'

const statement = {
  name: 'statement-receipts',
  text: `SELECT count(*)::INT AS receipts FROM (
      SELECT FROM payment p JOIN capture k ON k.payment_id = p.id AND k.disposition = 'APPLIED'
      JOIN receipt r ON r.capture_id = k.id
      WHERE p.holder_id = $1 AND p.paid_at >= $2 AND p.paid_at < $3 LIMIT ${mostArchived + 1}) counted`,
}

/** How many receipts the payments of a period have; one more than an archive takes stands for all that are more. */
export async function countReceipts(
  database: Database,
  holderId: string,
  period: StatementPeriod,
): Promise<number> {
  const { from, until } = boundsOf(period)
  const [row] = await database.query<{ receipts: number }>(statement, [holderId, from, until])
  return row?.receipts ?? 0
}
