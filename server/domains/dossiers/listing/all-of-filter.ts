import { sumDong } from '#lib/money.ts'
import type { Database } from '#server/platform/database/database.ts'
import { type AllOfFilter, type ListFilter, mostAtOnce } from '../listing-contract.ts'
import { findCandidates } from './find-candidates.ts'
import type { ListHolder } from './list-holder-dossiers.ts'

/** So many may come after a page was shown before "all" means other dossiers than the page said. */
const spare = 50

const payable = {
  name: 'dossiers.all-of-filter',
  text: `
    SELECT chosen.id, owing.total FROM unnest($1::uuid[]) WITH ORDINALITY AS chosen(id, place)
    CROSS JOIN LATERAL (
      SELECT sum(c.amount)::bigint AS total, count(l.id) AS leases, max(c.created_at) AS since
      FROM charge c LEFT JOIN charge_lease l ON l.charge_id = c.id AND l.closed_at IS NULL
      WHERE c.source_kind = 'DOSSIER' AND c.source_id = chosen.id AND c.state = 'OPEN'
    ) owing
    WHERE owing.leases = 0 AND owing.since <= $2
    ORDER BY chosen.place`,
}

/**
 * The newest dossiers of the filter that owe, at most as many as one payment takes, without those that an attempt holds or
 * that owe something only since after `asOf`. Asked again with the same `asOf`, what came meanwhile is not in it, and what
 * was paid meanwhile is missing.
 */
export async function allOfFilter(
  database: Database,
  holder: ListHolder,
  filter: ListFilter,
  asOf: Date,
): Promise<{ readonly all: AllOfFilter; readonly dossierIds: readonly string[] }> {
  const limit = mostAtOnce + spare
  const asked = {
    ...holder,
    filter: { ...filter, state: 'OWING' as const },
    from: null,
    towards: 'OLDER' as const,
    limit,
  }
  const found = await findCandidates(database, asked)
  const ids = found.map(({ dossierId }) => dossierId)
  const owing = await database.query<{ id: string; total: bigint }>(payable, [ids, asOf])
  const chosen = owing.slice(0, mostAtOnce)
  const all: AllOfFilter = {
    asOf: asOf.toISOString(),
    count: chosen.length,
    total: `${sumDong(chosen.map(({ total }) => total))}`,
    more: owing.length > chosen.length || found.length === limit,
  }
  return { all, dossierIds: chosen.map(({ id }) => id) }
}
