import { businessDay } from '#lib/dates.ts'
import type { Reader } from '#server/platform/database/database.ts'

/** A debit of which nobody knows yet takes its part of the day, too. */
const stillCounts = `a.state NOT IN ('DECLINED', 'CANCELLED', 'EXPIRED')`

const usedOfDay = {
  name: 'payments.used-today',
  text: `
    SELECT asked.id AS "registrationId", coalesce(sum(a.amount::BIGINT), 0)::BIGINT AS used
    FROM registration asked
    JOIN registration r ON r.connector = asked.connector AND r.account_hash = asked.account_hash
    LEFT JOIN attempt a ON a.registration_id = r.id AND a.debit_day = $2::date
      AND ${stillCounts}
    WHERE asked.id = ANY ($1::uuid[])
    GROUP BY asked.id`,
}
const usedOfDayByHolder = {
  name: 'payments.used-today-by-holder',
  text: `
    SELECT coalesce(sum(a.amount::BIGINT), 0)::BIGINT AS used
    FROM registration r JOIN attempt a ON a.registration_id = r.id AND a.debit_day = $2::date AND ${stillCounts}
    WHERE r.holder_id = $1::uuid`,
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

/** The same of all accounts of a holder together: what asks for a code, so that several accounts do not avoid it. */
export async function usedTodayByHolder(database: Reader, holderId: string, now: Date): Promise<bigint> {
  const [sum] = await database.query<{ used: bigint }>(usedOfDayByHolder, [holderId, businessDay(now)])
  return sum?.used ?? 0n
}
