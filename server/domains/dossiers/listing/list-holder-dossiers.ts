import type { Database } from '#server/platform/database/database.ts'
import type { ListFilter, ListPage } from '../listing-contract.ts'
import type { Candidate } from './candidates.ts'
import { cursorOf, type Place } from './cursor.ts'
import { findCandidates } from './find-candidates.ts'
import { listRows } from './list-rows.ts'

/** Whose list it is: `ownerKey` is null while the holder is not verified, and then it is what was looked up alone. */
export type ListHolder = { readonly visitorId: string; readonly ownerKey: Uint8Array | null }

/** Where a page begins: after a place, towards older dossiers, or before one, towards newer; null for the newest. */
export type PageStart = { readonly after: Place } | { readonly before: Place } | null

const pageSize = 50

/** One page of the holder's dossiers, the newest first: its own and those that it looked up. */
export async function listHolderDossiers(
  database: Database,
  holder: ListHolder,
  filter: ListFilter,
  start: PageStart,
): Promise<ListPage> {
  if (start && 'before' in start) {
    const found = await candidates(database, holder, filter, { from: start.before, towards: 'NEWER' })
    // Nothing is newer than a page that is not full: that is the first page, and it has room for more.
    if (found.length > pageSize)
      return page(database, holder, found.slice(0, pageSize).reverse(), { next: true, previous: true })
    return listHolderDossiers(database, holder, filter, null)
  }
  const found = await candidates(database, holder, filter, { from: start?.after ?? null, towards: 'OLDER' })
  // What followed was paid meanwhile.
  if (start && found.length === 0) return listHolderDossiers(database, holder, filter, null)
  const edges = { next: found.length > pageSize, previous: start !== null }
  return page(database, holder, found.slice(0, pageSize), edges)
}

/** One more than a page holds tells whether there are more. */
function candidates(
  database: Database,
  holder: ListHolder,
  filter: ListFilter,
  at: { readonly from: Place | null; readonly towards: 'OLDER' | 'NEWER' },
): Promise<Candidate[]> {
  return findCandidates(database, { ...holder, ...at, filter, limit: pageSize + 1 })
}

async function page(
  database: Database,
  { visitorId }: ListHolder,
  listed: readonly Candidate[],
  edges: { readonly next: boolean; readonly previous: boolean },
): Promise<ListPage> {
  const [first, last] = [listed.at(0), listed.at(-1)]
  return {
    rows: await listRows(database, visitorId, listed),
    next: edges.next && last ? cursorOf(last) : null,
    previous: edges.previous && first ? cursorOf(first) : null,
  }
}
