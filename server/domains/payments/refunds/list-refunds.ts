import type { Staff } from '#server/domains/identity/contract.ts'
import type { Database } from '#server/platform/database/database.ts'
import {
  type DeskCounts,
  type DeskTab,
  mostCounted,
  type Page,
  type RefundReason,
  type RefundRow,
} from '../desk-contract.ts'
import { amountIn, isOldestFirst, pageRows, readCursor, tabCounts, toPage } from '../desk-paging.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { asker, refundIsVisible } from '../suspense/visible.ts'
import { type RefundRead, refundColumns, toRefundRow } from './refund-row.ts'
import { isUndecided } from './undecided.ts'

/** Which states stand on which tab; a refusal of the bank is work until people have decided what to do. */
const statesOfTab: Readonly<Record<DeskTab, readonly string[]>> = {
  WORK: ['REQUESTED', 'REFUSED'],
  MACHINE: ['APPROVED', 'SENT'],
  DONE: ['REFUNDED', 'REJECTED', 'REFUSED'],
}

export type RefundFilter = {
  readonly tab: DeskTab
  readonly reason: RefundReason | null
  /** A bank reference of either side, a payment's id, a dossier code or an amount; '' for all. */
  readonly search: string
  /** The `next` of the page before. */
  readonly after: string | null
}

/** Each state is read in the order of its index and no further than a page. $9: on the tab of work. */
const listStatement = (direction: 'ASC' | 'DESC') => ({
  name: `refunds-${direction}`,
  text: `
    SELECT item.* FROM unnest($3::text[]) AS wanted (state), LATERAL (
      SELECT ${refundColumns}
      FROM refund r JOIN capture k ON k.id = r.capture_id
      WHERE r.state = wanted.state AND ${refundIsVisible}
        AND (r.state <> 'REFUSED' OR ${isUndecided} = $9)
        AND ($4::text IS NULL OR r.reason = $4)
        AND ($5::text = '' OR k.bank_reference = $5 OR r.bank_reference = $5 OR r.amount = $6::bigint
          OR EXISTS (SELECT FROM payment f WHERE f.id = k.payment_id AND f.public_id = upper($5))
          OR EXISTS (SELECT FROM charge f WHERE f.id = r.charge_id AND f.source_label = upper($5)))
        AND ($7::timestamptz IS NULL OR (r.requested_at, r.id) ${direction === 'ASC' ? '>' : '<'} ($7::timestamptz, $8::uuid))
      ORDER BY r.requested_at ${direction}, r.id ${direction} LIMIT ${pageRows + 1}
    ) item
    ORDER BY item.requested_at ${direction}, item.id ${direction} LIMIT ${pageRows + 1}`,
})
const statements = { ASC: listStatement('ASC'), DESC: listStatement('DESC') }

/** A page of the refunds that this person may see: work oldest first, what is over newest first. */
export async function listRefunds(
  { database, bankName }: Pick<PaymentDeps, 'database' | 'bankName'>,
  staff: Staff,
  { tab, reason, search, after }: RefundFilter,
): Promise<Page<RefundRow>> {
  const cursor = readCursor(after)
  const rows = await database.query<RefundRead>(statements[isOldestFirst(tab) ? 'ASC' : 'DESC'], [
    ...asker(staff),
    statesOfTab[tab],
    reason,
    search.trim(),
    amountIn(search),
    cursor?.at ?? null,
    cursor?.id ?? null,
    tab === 'WORK',
  ])
  return toPage(
    rows,
    (row) => ({ at: row.requested_at, id: row.id }),
    (row) => toRefundRow(row, staff, bankName),
  )
}

const countStatement = {
  name: 'count-refunds',
  text: `
    SELECT wanted.state, (SELECT count(*)::int FROM (
      SELECT FROM refund r JOIN capture k ON k.id = r.capture_id
      WHERE r.state = wanted.state AND ${refundIsVisible} AND (r.state <> 'REFUSED' OR ${isUndecided})
      LIMIT ${mostCounted}) counted) AS count
    FROM unnest($3::text[]) AS wanted (state)`,
}

/** How many wait for people, and how many for the bank. */
export async function countRefunds(database: Database, staff: Staff): Promise<DeskCounts> {
  const counted = await database.query<{ state: string; count: number }>(countStatement, [
    ...asker(staff),
    [...statesOfTab.WORK, ...statesOfTab.MACHINE],
  ])
  return tabCounts(counted, statesOfTab)
}
