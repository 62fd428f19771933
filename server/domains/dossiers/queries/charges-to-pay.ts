import type { Database } from '#server/platform/database/database.ts'
import type { ListHolder } from '../listing/list-holder-dossiers.ts'

/** A dossier that may be paid, with the charges that can be paid or are held; amounts in đồng. */
export type PayableDossier = {
  readonly dossierId: string
  readonly code: string
  readonly chargeIds: readonly string[]
  /** True where an attempt holds one of them. */
  readonly held: boolean
  /** When the last lease on them ends; null where nothing holds them, or until the bank answers. */
  readonly heldUntil: Date | null
}

const ofHolder = {
  name: 'dossiers.charges-to-pay',
  text: `
    SELECT d.id AS "dossierId", d.code,
      coalesce(array_agg(c.id::text ORDER BY c.id) FILTER (WHERE c.id IS NOT NULL), '{}') AS "chargeIds",
      coalesce(bool_or(l.id IS NOT NULL), false) AS held,
      CASE WHEN bool_or(l.id IS NOT NULL AND l.ends_at IS NULL) THEN NULL ELSE max(l.ends_at) END AS "heldUntil"
    FROM (
      SELECT v.dossier_id AS id FROM visitor_dossier v
      JOIN visitor_session s ON s.id = v.visitor_id AND s.expires_at > $3
      WHERE v.visitor_id = $1 AND v.dossier_id = ANY ($2::uuid[])
      UNION
      SELECT o.dossier_id FROM dossier_listing o WHERE o.dossier_id = ANY ($2::uuid[]) AND o.owner_key = $4
    ) may
    JOIN dossier d ON d.id = may.id
    LEFT JOIN charge c ON c.source_kind = 'DOSSIER' AND c.source_id = d.id AND c.state = 'OPEN'
    LEFT JOIN charge_lease l ON l.charge_id = c.id AND l.closed_at IS NULL
    GROUP BY d.id
    ORDER BY d.code`,
}

/**
 * What can be paid of these dossiers; one that is neither on the visitor's list nor in the holder's own name is not in
 * the answer.
 */
export function chargesToPay(
  database: Database,
  { visitorId, ownerKey }: ListHolder,
  dossierIds: readonly string[],
  now: Date,
): Promise<PayableDossier[]> {
  const owner = ownerKey && Buffer.from(ownerKey)
  return database.query<PayableDossier>(ofHolder, [visitorId, [...dossierIds], now, owner])
}
