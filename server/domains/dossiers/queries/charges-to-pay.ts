import type { Database } from '#server/platform/database/database.ts'

/** A dossier of the visitor's list with the charges that can be paid or are held; amounts in đồng. */
export type PayableDossier = {
  readonly dossierId: string
  readonly code: string
  readonly chargeIds: readonly string[]
  /** True where an attempt holds one of them. */
  readonly held: boolean
  /** When the last lease on them ends; null where nothing holds them, or until the bank answers. */
  readonly heldUntil: Date | null
}

const ofVisitor = {
  name: 'dossiers.charges-to-pay',
  text: `
    SELECT d.id AS "dossierId", d.code,
      coalesce(array_agg(c.id::text ORDER BY c.id) FILTER (WHERE c.id IS NOT NULL), '{}') AS "chargeIds",
      coalesce(bool_or(l.id IS NOT NULL), false) AS held,
      CASE WHEN bool_or(l.id IS NOT NULL AND l.ends_at IS NULL) THEN NULL ELSE max(l.ends_at) END AS "heldUntil"
    FROM visitor_dossier v
    JOIN visitor_session s ON s.id = v.visitor_id AND s.expires_at > $3
    JOIN dossier d ON d.id = v.dossier_id
    LEFT JOIN charge c ON c.source_kind = 'DOSSIER' AND c.source_id = d.id AND c.state = 'OPEN'
    LEFT JOIN charge_lease l ON l.charge_id = c.id AND l.closed_at IS NULL
    WHERE v.visitor_id = $1 AND d.id = ANY ($2::uuid[])
    GROUP BY d.id
    ORDER BY d.code`,
}

/** What can be paid of these dossiers; one that is not on the visitor's list is not in the answer. */
export function chargesToPay(
  database: Database,
  visitorId: string,
  dossierIds: readonly string[],
  now: Date,
): Promise<PayableDossier[]> {
  return database.query<PayableDossier>(ofVisitor, [visitorId, [...dossierIds], now])
}
