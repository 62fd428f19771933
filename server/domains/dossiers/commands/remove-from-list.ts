import type { Database } from '#server/platform/database/database.ts'

/** What the visitor proved of it is forgotten too, unless a payment of its own shows the dossier still. */
const removal = {
  name: 'dossiers.remove-from-list',
  text: `WITH forgotten AS (
      DELETE FROM known_source k WHERE k.visitor_id = $1 AND k.source_kind = 'DOSSIER' AND k.source_id = $2
        AND NOT EXISTS (SELECT FROM charge c JOIN payment_charge pc ON pc.charge_id = c.id
          JOIN visitor_payment v ON v.payment_id = pc.payment_id AND v.visitor_id = k.visitor_id
          WHERE c.source_kind = k.source_kind AND c.source_id = k.source_id))
    DELETE FROM visitor_dossier WHERE visitor_id = $1 AND dossier_id = $2`,
}

/** Takes a dossier off the visitor's own list; one that is not on it stays away. Its payments are not touched. */
export async function removeFromList(
  database: Database,
  visitorId: string,
  dossierId: string,
): Promise<void> {
  await database.query(removal, [visitorId, dossierId])
}
