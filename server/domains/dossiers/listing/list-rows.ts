import type { Database } from '#server/platform/database/database.ts'
import type { ListRow } from '../listing-contract.ts'
import type { Candidate } from './candidates.ts'

type Row = {
  readonly id: string
  readonly code: string
  readonly procedureVi: string
  readonly procedureEn: string
  readonly agencyId: string
  readonly agencyVi: string
  readonly agencyEn: string
  readonly receivedOn: string
  readonly dueOn: string | null
  readonly payable: string
  readonly held: boolean
  readonly heldUntil: Date | null
  readonly paid: boolean
}

const rowsOfPage = {
  name: 'dossiers.rows-of-page',
  text: `
    SELECT d.id, d.code, p.name_vi AS "procedureVi", p.name_en AS "procedureEn",
      a.id AS "agencyId", a.name_vi AS "agencyVi", a.name_en AS "agencyEn",
      to_char(d.received_on, 'YYYY-MM-DD') AS "receivedOn", to_char(d.due_on, 'YYYY-MM-DD') AS "dueOn",
      owing.payable::text AS payable, owing.held, owing.until AS "heldUntil", owing.paid
    FROM unnest($1::uuid[]) WITH ORDINALITY AS listed(id, place)
    JOIN dossier d ON d.id = listed.id
    JOIN agency a ON a.id = d.agency_id
    JOIN procedure p ON p.code = d.procedure_code
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

/** What the list shows of these dossiers, in their order. */
export async function listRows(database: Database, listed: readonly Candidate[]): Promise<ListRow[]> {
  const own = new Map(listed.map((dossier) => [dossier.dossierId, dossier.own]))
  const rows = await database.query<Row>(rowsOfPage, [[...own.keys()]])
  return rows.map((row) => listRow(row, own.get(row.id) ?? false))
}

function listRow(row: Row, own: boolean): ListRow {
  const { id, code, receivedOn, dueOn, payable, held } = row
  return {
    id,
    code,
    receivedOn,
    dueOn,
    payable,
    held,
    own,
    procedure: { vi: row.procedureVi, en: row.procedureEn },
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
