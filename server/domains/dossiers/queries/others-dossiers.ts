import type { Reader } from '#server/platform/database/database.ts'

const othersOf = {
  name: 'dossiers.others-of-charges',
  text: `
    SELECT DISTINCT d.code FROM charge c
    JOIN dossier d ON d.id = c.source_id
    LEFT JOIN dossier_listing l ON l.dossier_id = d.id
    WHERE c.id = ANY ($1::uuid[]) AND c.source_kind = 'DOSSIER' AND l.owner_key IS DISTINCT FROM $2
    ORDER BY d.code`,
}

/** Codes of the dossiers of these charges that are not in the name of the holder with this key. */
export async function othersDossiers(
  database: Reader,
  chargeIds: readonly string[],
  ownerKey: Uint8Array,
): Promise<string[]> {
  const rows = await database.query<{ code: string }>(othersOf, [[...chargeIds], ownerKey])
  return rows.map(({ code }) => code)
}
