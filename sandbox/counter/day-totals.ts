import { businessDay } from '#lib/dates.ts'
import { openTill } from '../bank/book.ts'
import { onlyRow, type Queryable } from '../database/open.ts'
import type { Place } from './item-store.ts'

export const dayOutcomes = ['TAKEN', 'TAKEN_UNTOLD', 'NOT_TAKEN', 'REFUSED', 'OPEN'] as const
export type DayOutcome = (typeof dayOutcomes)[number]

/** A branch's day in Việt Nam: what its tellers did, by outcome, and what its till says. Sums in whole đồng. */
export type DayTotals = {
  readonly byOutcome: Readonly<Record<DayOutcome, { readonly count: number; readonly sum: bigint }>>
  /** Of the book, not of the journal: the two agree. */
  readonly cashTaken: bigint
  readonly cashPaidOut: bigint
}

/** The totals of the day that `now` falls in. */
export async function readDayTotals(db: Queryable, place: Place, now: Date): Promise<DayTotals> {
  const day = businessDay(now)
  const found = await db.query<{ outcome: DayOutcome; count: number; sum: bigint }>(OUTCOMES, [
    place.bank,
    place.branch,
    day,
  ])
  const empty = dayOutcomes.map((outcome) => [outcome, { count: 0, sum: 0n }] as const)
  const rows = found.rows.map(({ outcome, count, sum }) => [outcome, { count, sum }] as const)
  const till = onlyRow(
    await db.query<Pick<DayTotals, 'cashTaken' | 'cashPaidOut'>>(TILL, [
      await openTill(db, place.bank, place.branch),
      day,
    ]),
  )
  return { byOutcome: { ...byOutcome(empty), ...byOutcome(rows) }, ...till }
}

type Entry = readonly [DayOutcome, { count: number; sum: bigint }]

const byOutcome = (entries: readonly Entry[]): DayTotals['byOutcome'] =>
  Object.fromEntries(entries) as DayTotals['byOutcome']

const OUTCOMES = `
  SELECT CASE WHEN i.state = 'TAKEN' AND m.delivered_at IS NULL THEN 'TAKEN_UNTOLD'
              WHEN i.state IN ('ACTIVATING', 'ACTIVATED') THEN 'OPEN'
              ELSE i.state END AS outcome,
         count(*)::int AS count, coalesce(sum(i.amount), 0)::bigint AS sum
  FROM counter_item i
  LEFT JOIN outgoing_message m ON m.kind = 'OUTCOME' AND m.subject = i.id::text
  WHERE i.bank = $1 AND i.branch = $2 AND (i.changed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date = $3::date
  GROUP BY 1`

const TILL = `
  SELECT coalesce(-sum(e.amount) FILTER (WHERE p.kind = 'CASH'), 0)::bigint AS "cashTaken",
         coalesce(sum(e.amount) FILTER (WHERE p.kind = 'REFUND'), 0)::bigint AS "cashPaidOut"
  FROM bank_entry e JOIN posting p ON p.id = e.posting_id
  WHERE e.account_id = $1 AND (p.at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date = $2::date`
