import { businessDay } from '#lib/dates.ts'
import type { Reader } from '#server/platform/database/database.ts'

const usedOfDay = {
  name: 'payments.used-today',
  text: `
    SELECT asked.id AS "registrationId", coalesce(sum(a.amount::BIGINT), 0)::BIGINT AS used
    FROM registration asked
    JOIN registration r ON r.connector = asked.connector AND r.account_hash = asked.account_hash
    LEFT JOIN attempt a ON a.registration_id = r.id AND a.debit_day = $2::date
      AND a.state NOT IN ('DECLINED', 'CANCELLED', 'EXPIRED')
    WHERE asked.id = ANY ($1::uuid[])
    GROUP BY asked.id`,
}

/**
 * What was debited from each account on this business day, or still may be, in đồng. An account keeps its day when its
 * registration is renewed: the database sums the same way before it lets a debit in.
 */
export async function usedToday(
  database: Reader,
  registrationIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, bigint>> {
  const rows = await database.query<{ registrationId: string; used: bigint }>(usedOfDay, [
    [...registrationIds],
    businessDay(now),
  ])
  return new Map(rows.map(({ registrationId, used }) => [registrationId, used]))
}
