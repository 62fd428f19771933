import type { Database } from '#server/platform/database/database.ts'

const removal = {
  name: 'dossiers.remove-from-list',
  text: 'DELETE FROM visitor_dossier WHERE visitor_id = $1 AND dossier_id = $2',
}

/** Takes a dossier off the visitor's own list; one that is not on it stays away. Its payments are not touched. */
export async function removeFromList(
  database: Database,
  visitorId: string,
  dossierId: string,
): Promise<void> {
  await database.query(removal, [visitorId, dossierId])
}
