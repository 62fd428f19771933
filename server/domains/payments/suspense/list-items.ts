import type { Staff } from '#server/domains/identity/contract.ts'
import type { Database } from '#server/platform/database/database.ts'
import {
  type DeskCounts,
  type DeskTab,
  mostCounted,
  type Page,
  type SuspenseItemReason,
  type SuspenseRow,
  type SuspenseState,
} from '../desk-contract.ts'
import { amountIn, isOldestFirst, pageRows, readCursor, tabCounts, toPage } from '../desk-paging.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { type ItemRow, itemColumns, toSuspenseRow } from './item-row.ts'
import { asker, captureIsVisible } from './visible.ts'

/** Which states stand on which tab. */
const statesOfTab: Readonly<Record<DeskTab, readonly SuspenseState[]>> = {
  WORK: ['OPEN', 'PROPOSED'],
  MACHINE: ['WAITING', 'RETURNING'],
  DONE: ['RETURNED', 'ASSIGNED'],
}

export type ItemFilter = {
  readonly tab: DeskTab
  readonly reason: SuspenseItemReason | null
  /** A bank reference, a payment's id, an amount, or words of the sender's text; '' for all. */
  readonly search: string
  /** The `next` of the page before. */
  readonly after: string | null
}

/** Each state is read in the order of its index and no further than a page, however long the queue. */
const listStatement = (direction: 'ASC' | 'DESC') => ({
  name: `suspense-items-${direction}`,
  text: `
    SELECT item.* FROM unnest($3::text[]) AS wanted (state), LATERAL (
      SELECT ${itemColumns}
      FROM suspense_item i JOIN capture k ON k.id = i.capture_id
      WHERE i.state = wanted.state AND ${captureIsVisible}
        AND ($4::text IS NULL OR k.reason = $4)
        AND ($5::text = '' OR k.bank_reference = $5 OR k.amount = $6::bigint OR strpos(lower(k.content), lower($5)) > 0
          OR EXISTS (SELECT FROM payment f WHERE f.id = k.payment_id AND f.public_id = upper($5)))
        AND ($7::timestamptz IS NULL OR (i.opened_at, i.capture_id) ${direction === 'ASC' ? '>' : '<'} ($7::timestamptz, $8::uuid))
      ORDER BY i.opened_at ${direction}, i.capture_id ${direction} LIMIT ${pageRows + 1}
    ) item
    ORDER BY item.opened_at ${direction}, item.capture_id ${direction} LIMIT ${pageRows + 1}`,
})
const statements = { ASC: listStatement('ASC'), DESC: listStatement('DESC') }

/** A page of the queue that this person may see: work oldest first, what is over newest first. */
export async function listSuspense(
  { database, bankName }: Pick<PaymentDeps, 'database' | 'bankName'>,
  staff: Staff,
  { tab, reason, search, after }: ItemFilter,
): Promise<Page<SuspenseRow>> {
  const cursor = readCursor(after)
  const rows = await database.query<ItemRow>(statements[isOldestFirst(tab) ? 'ASC' : 'DESC'], [
    ...asker(staff),
    statesOfTab[tab],
    reason,
    search.trim(),
    amountIn(search),
    cursor?.at ?? null,
    cursor?.id ?? null,
  ])
  return toPage(
    rows,
    (row) => ({ at: row.opened_at, id: row.capture_id }),
    (row) => toSuspenseRow(row, staff, bankName),
  )
}

const countStatement = {
  name: 'count-suspense-items',
  text: `
    SELECT wanted.state, (SELECT count(*)::int FROM (
      SELECT FROM suspense_item i JOIN capture k ON k.id = i.capture_id
      WHERE i.state = wanted.state AND ${captureIsVisible} LIMIT ${mostCounted}) counted) AS count
    FROM unnest($3::text[]) AS wanted (state)`,
}

/** How much waits for people, and how much for a machine or a bank. */
export async function countSuspense(database: Database, staff: Staff): Promise<DeskCounts> {
  const counted = await database.query<{ state: string; count: number }>(countStatement, [
    ...asker(staff),
    [...statesOfTab.WORK, ...statesOfTab.MACHINE],
  ])
  return tabCounts(counted, statesOfTab)
}
