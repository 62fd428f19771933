import { readerWords, readsInFull } from '#server/domains/charges/index.ts'
import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { ListRow } from '../listing-contract.ts'
import type { Candidate } from './candidates.ts'

type Row = {
  readonly id: string
  readonly code: string
  /** Null for a reader of the public level; `days` with it. */
  readonly procedure: Bilingual | null
  readonly days: ListRow['days']
  readonly agencyId: string
  readonly agencyVi: string
  readonly agencyEn: string
  readonly payable: string
  readonly held: boolean
  readonly heldUntil: Date | null
  readonly paid: boolean
}

const rowsOfPage = {
  name: 'dossiers.rows-of-page',
  text: `
    SELECT d.id, d.code, a.id AS "agencyId", a.name_vi AS "agencyVi", a.name_en AS "agencyEn",
      CASE WHEN reader."full" THEN json_build_object('vi', p.name_vi, 'en', p.name_en) END AS procedure,
      CASE WHEN reader."full" THEN json_build_object('receivedOn', to_char(d.received_on, 'YYYY-MM-DD'),
        'dueOn', to_char(d.due_on, 'YYYY-MM-DD')) END AS days,
      owing.payable::text AS payable, owing.held, owing.until AS "heldUntil", owing.paid
    FROM unnest($1::uuid[], $3::boolean[]) WITH ORDINALITY AS listed(id, own, place)
    JOIN dossier d ON d.id = listed.id
    JOIN agency a ON a.id = d.agency_id
    JOIN procedure p ON p.code = d.procedure_code
    CROSS JOIN LATERAL (
      SELECT listed.own OR ${readsInFull('$2', { kind: `'DOSSIER'`, id: 'd.id' })} AS "full"
    ) reader
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(c.amount) FILTER (WHERE c.state = 'OPEN' AND l.id IS NULL), 0) AS payable,
        count(l.id) > 0 AS held,
        CASE WHEN bool_or(l.id IS NOT NULL AND l.ends_at IS NULL) THEN NULL ELSE max(l.ends_at) END AS until,
        count(*) FILTER (WHERE c.state IN ('PAID', 'PAID_AT_AGENCY')) > 0 AS paid
      FROM charge c LEFT JOIN charge_lease l ON l.charge_id = c.id AND l.closed_at IS NULL
      WHERE c.source_kind = 'DOSSIER' AND c.source_id = d.id
    ) owing
    ORDER BY listed.place`,
}

/** What the list of this visitor shows of these dossiers, in their order; its own are read in full. */
export async function listRows(
  database: Database,
  visitorId: string,
  listed: readonly Candidate[],
): Promise<ListRow[]> {
  const own = new Map(listed.map((dossier) => [dossier.dossierId, dossier.own]))
  const rows = await database.query<Row>(rowsOfPage, [[...own.keys()], visitorId, [...own.values()]])
  return rows.map((row) => listRow(row, own.get(row.id) ?? false))
}

function listRow(row: Row, own: boolean): ListRow {
  const { id, code, days, payable, held } = row
  return {
    id,
    code,
    days,
    payable,
    held,
    own,
    procedure: readerWords(row.procedure, code),
    agency: { id: row.agencyId, name: { vi: row.agencyVi, en: row.agencyEn } },
    state: stateOf(row),
    heldUntil: row.heldUntil?.toISOString() ?? null,
  }
}

function stateOf({ payable, held, paid }: Row): ListRow['state'] {
  if (payable !== '0') return 'PAYABLE'
  if (held) return 'HELD'
  return paid ? 'PAID' : 'FREE'
}
