import { sumDong } from '#lib/money.ts'
import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { StatementPeriod, StatementTotals } from '../statement-contract.ts'
import { moneyBack } from './lines.ts'
import { boundsOf, daysOf } from './period.ts'

/** A month: of a longer period the months are compared, not the days. */
const mostDays = 31

const paid = `
  FROM payment p JOIN capture k ON k.payment_id = p.id AND k.disposition = 'APPLIED'`
const within = 'WHERE p.holder_id = $1 AND p.paid_at >= $2 AND p.paid_at < $3'

const byTime = {
  name: 'statement-by-time',
  text: `SELECT to_char(p.paid_at AT TIME ZONE 'Asia/Ho_Chi_Minh', $4) AS time, count(*) AS payments,
      sum((k.amount - k.excess)::BIGINT)::BIGINT AS amount, sum(back.returned)::BIGINT AS returned,
      sum(back.returning)::BIGINT AS returning
    ${paid} CROSS JOIN ${moneyBack} ${within} GROUP BY time ORDER BY time`,
}

const byAgency = {
  name: 'statement-by-agency',
  text: `SELECT g.id AS "agencyId", json_build_object('vi', g.name_vi, 'en', g.name_en) AS agency,
      count(*) AS payments, sum(r.amount::BIGINT)::BIGINT AS amount
    ${paid} JOIN receipt r ON r.capture_id = k.id JOIN agency g ON g.id = r.agency_id
    ${within} GROUP BY g.id ORDER BY amount DESC, g.id`,
}

type TimeRow = { time: string; payments: bigint; amount: bigint; returned: bigint; returning: bigint }
type AgencyRow = { agencyId: string; agency: Bilingual; payments: bigint; amount: bigint }

/** What a holder paid in a period, in all, by day or month, and by agency. */
export async function totalStatement(
  database: Database,
  holderId: string,
  period: StatementPeriod,
): Promise<StatementTotals> {
  const { from, until } = boundsOf(period)
  const by = daysOf(period) <= mostDays ? 'DAY' : 'MONTH'
  const [times, agencies] = await Promise.all([
    database.query<TimeRow>(byTime, [holderId, from, until, by === 'DAY' ? 'YYYY-MM-DD' : 'YYYY-MM']),
    database.query<AgencyRow>(byAgency, [holderId, from, until]),
  ])
  const sum = (of: (row: TimeRow) => bigint) => String(sumDong(times.map(of)))
  return {
    payments: Number(times.reduce((count, { payments }) => count + payments, 0n)),
    amount: sum(({ amount }) => amount),
    returned: sum(({ returned }) => returned),
    returning: sum(({ returning }) => returning),
    by,
    times: times.map(({ time, payments, amount }) => ({
      time,
      payments: Number(payments),
      amount: String(amount),
    })),
    agencies: agencies.map((row) => ({ ...row, payments: Number(row.payments), amount: String(row.amount) })),
  }
}
