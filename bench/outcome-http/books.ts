import { setTimeout as pause } from 'node:timers/promises'
import type pg from 'pg'
import { BenchFailure } from '../measure.ts'

/** Rows written per table, by kind of write. */
export type Writes = Record<string, { inserted: number; updated: number; deleted: number }>

const patienceMs = 20_000

/**
 * What PostgreSQL itself counted since it began, for tables of payments and of jobs. Backends report with some
 * delay, so this waits until `inbox` rows were counted in all.
 */
export async function countedWrites(owner: pg.Pool, inbox: number): Promise<Writes> {
  const deadline = Date.now() + patienceMs
  for (;;) {
    const writes = await readWrites(owner)
    if ((writes.bank_inbox?.inserted ?? 0) >= inbox) return settled(owner, writes)
    if (Date.now() > deadline) throw new BenchFailure('PostgreSQL did not count all writes')
    await pause(200)
  }
}

/** Waits until two looks one second apart agree: the last backends have reported too. */
async function settled(owner: pg.Pool, first: Writes): Promise<Writes> {
  let before = JSON.stringify(first)
  for (;;) {
    await pause(1_200)
    const now = await readWrites(owner)
    if (JSON.stringify(now) === before) return now
    before = JSON.stringify(now)
  }
}

async function readWrites(owner: pg.Pool): Promise<Writes> {
  const { rows } = await owner.query<{ relname: string; inserted: string; updated: string; deleted: string }>(
    `SELECT relname, n_tup_ins AS inserted, n_tup_upd AS updated, n_tup_del AS deleted
     FROM pg_stat_user_tables WHERE n_tup_ins + n_tup_upd + n_tup_del > 0 ORDER BY relname`,
  )
  return Object.fromEntries(
    rows.map(({ relname, inserted, updated, deleted }) => [
      relname,
      { inserted: Number(inserted), updated: Number(updated), deleted: Number(deleted) },
    ]),
  )
}

/** What was written between two looks; tables without a write are left out. */
export function writesBetween(before: Writes, after: Writes): Writes {
  const none = { inserted: 0, updated: 0, deleted: 0 }
  const differences = Object.entries(after).map(([table, now]) => {
    const then = before[table] ?? none
    const difference = {
      inserted: now.inserted - then.inserted,
      updated: now.updated - then.updated,
      deleted: now.deleted - then.deleted,
    }
    return [table, difference] as const
  })
  return Object.fromEntries(
    differences.filter(([, { inserted, updated, deleted }]) => inserted + updated + deleted > 0),
  )
}

/** Moved once by whatever is written together, so that it tells the size of batches; the books hold it to the receipts. */
const movedByBatch = 'receipt_counter'

/** Both sides must have done the same work, row for row. @throws BenchFailure naming the tables that differ */
export function assertSameWrites(ours: Writes, reference: Writes): void {
  const tables = [...new Set([...Object.keys(ours), ...Object.keys(reference)])]
  const different = tables.filter(
    (table) => table !== movedByBatch && JSON.stringify(ours[table]) !== JSON.stringify(reference[table]),
  )
  if (different.length === 0) return
  const lines = different.map(
    (table) => `${table}: ours ${JSON.stringify(ours[table])}, reference ${JSON.stringify(reference[table])}`,
  )
  throw new BenchFailure(`The two sides wrote different rows.\n${lines.join('\n')}`)
}

/** Every figure must equal `payments`, or 0 where something must not be. */
const booksStatement = `
  SELECT (SELECT count(*) FROM payment WHERE state = 'PAID' AND exception IS NULL) AS payments_paid,
    (SELECT count(*) FROM attempt WHERE state = 'SUCCEEDED') AS attempts_succeeded,
    (SELECT count(*) FROM charge WHERE state = 'PAID') AS charges_paid,
    (SELECT count(*) FROM charge_lease WHERE closed_at IS NOT NULL) AS leases_closed,
    (SELECT count(*) FROM capture WHERE disposition = 'APPLIED') AS captures,
    (SELECT count(*) FROM charge_settlement) AS settlements,
    (SELECT count(*) FROM payment_confirmation) AS confirmations,
    (SELECT count(*) FROM receipt) AS receipts,
    (SELECT sum(last) FROM receipt_counter) AS receipt_numbers,
    (SELECT count(*) FROM payment_event WHERE kind = 'PAID') AS events,
    (SELECT count(*) FROM journal) AS journals,
    (SELECT count(*) / 2 FROM ledger_entry) AS entry_pairs,
    (SELECT count(*) FROM bank_inbox) AS messages,
    (SELECT count(*) FROM graphile_worker._private_jobs) AS jobs`

const offBooksStatement = `
  SELECT (SELECT coalesce(sum(amount), 0) FROM ledger_entry) AS sum_of_entries,
    (SELECT count(*) FROM (SELECT 1 FROM ledger_entry GROUP BY journal_id HAVING sum(amount) <> 0) j) AS unbalanced,
    (SELECT count(*) FROM bank_inbox_conflict) AS conflicts,
    (SELECT count(*) FROM suspense_item) AS suspense_items`

/** @throws BenchFailure when the books do not say that exactly so many payments were paid */
export async function assertBooks(owner: pg.Pool, payments: number): Promise<void> {
  const full = (await owner.query(booksStatement)).rows[0]
  const empty = (await owner.query(offBooksStatement)).rows[0]
  const wrong = [
    ...Object.entries(full).filter(([, figure]) => Number(figure) !== payments),
    ...Object.entries(empty).filter(([, figure]) => Number(figure) !== 0),
  ]
  if (wrong.length > 0)
    throw new BenchFailure(`The books are wrong: ${JSON.stringify(Object.fromEntries(wrong))}`)
}
