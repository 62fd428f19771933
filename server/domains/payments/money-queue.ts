import type { Staff } from '#server/domains/identity/contract.ts'
import type { Database, Statement } from '#server/platform/database/database.ts'
import type { DeskCounts, DeskTab, Page } from './desk-contract.ts'
import { mostCounted } from './desk-contract.ts'
import { amountIn, isOldestFirst, pageRows, readCursor, tabCounts, toPage } from './desk-paging.ts'
import { asker } from './suspense/visible.ts'

/** What a desk asks a queue of money for. */
export type QueueFilter<Reason extends string> = {
  readonly tab: DeskTab
  readonly reason: Reason | null
  /** What the queue finds by: a bank reference, a payment's id, an amount …; '' for all. */
  readonly search: string
  /** The `next` of the page before. */
  readonly after: string | null
}

/**
 * A queue of money in SQL. Over all of it $1 and $2 are the asker and $3 the states that are wanted; `found` has the text
 * that was searched for as $5 and the amount that it names, or NULL, as $6.
 */
type QueueSql = {
  readonly name: string
  readonly from: string
  readonly columns: string
  readonly state: string
  readonly reason: string
  /** When an item came in, and its id: the order of the queue. */
  readonly at: string
  readonly id: string
  /** Which items this person may see, and which of them belong on the tab. */
  readonly belongs: string
  readonly found: string
}

export type MoneyQueue = {
  readonly states: Readonly<Record<DeskTab, readonly string[]>>
  readonly ASC: Statement
  readonly DESC: Statement
  readonly count: Statement
}

/** The statements of a queue, with the states that stand on each of its tabs. */
export function moneyQueue(states: MoneyQueue['states'], sql: QueueSql): MoneyQueue {
  return {
    states,
    ASC: listStatement(sql, 'ASC'),
    DESC: listStatement(sql, 'DESC'),
    count: countStatement(sql),
  }
}

/** Each state is read in the order of its index and no further than a page, however long the queue. */
const listStatement = (sql: QueueSql, direction: 'ASC' | 'DESC'): Statement => ({
  name: `${sql.name}-${direction}`,
  text: `
    SELECT item.* FROM unnest($3::text[]) AS wanted (state), LATERAL (
      SELECT ${sql.columns}, ${sql.at} AS queued_at, ${sql.id} AS queued_id
      FROM ${sql.from}
      WHERE ${sql.state} = wanted.state AND ${sql.belongs}
        AND ($4::text IS NULL OR ${sql.reason} = $4)
        AND ($5::text = '' OR ${sql.found})
        AND ($7::timestamptz IS NULL OR (${sql.at}, ${sql.id}) ${direction === 'ASC' ? '>' : '<'} ($7::timestamptz, $8::uuid))
      ORDER BY ${sql.at} ${direction}, ${sql.id} ${direction} LIMIT ${pageRows + 1}
    ) item
    ORDER BY item.queued_at ${direction}, item.queued_id ${direction} LIMIT ${pageRows + 1}`,
})

const countStatement = (sql: QueueSql): Statement => ({
  name: `count-${sql.name}`,
  text: `
    SELECT wanted.state, (SELECT count(*)::int FROM (
      SELECT FROM ${sql.from} WHERE ${sql.state} = wanted.state AND ${sql.belongs} LIMIT ${mostCounted}) counted) AS count
    FROM unnest($3::text[]) AS wanted (state)`,
})

/** A page of what this person may see of the queue: work oldest first, what is over newest first. */
export async function readQueue<Read, Row>(
  database: Database,
  queue: MoneyQueue,
  staff: Staff,
  { tab, reason, search, after }: QueueFilter<string>,
  toRow: (read: Read) => Row,
): Promise<Page<Row>> {
  const cursor = readCursor(after)
  const rows = await database.query<Read & { queued_at: Date; queued_id: string }>(
    queue[isOldestFirst(tab) ? 'ASC' : 'DESC'],
    [
      ...asker(staff),
      queue.states[tab],
      reason,
      search.trim(),
      amountIn(search),
      cursor?.at ?? null,
      cursor?.id ?? null,
    ],
  )
  return toPage(rows, (row) => ({ at: row.queued_at, id: row.queued_id }), toRow)
}

/** How much of the queue waits for people, and how much for a machine or a bank. */
export async function countQueue(database: Database, queue: MoneyQueue, staff: Staff): Promise<DeskCounts> {
  const counted = await database.query<{ state: string; count: number }>(queue.count, [
    ...asker(staff),
    [...queue.states.WORK, ...queue.states.MACHINE],
  ])
  return tabCounts(counted, queue.states)
}
