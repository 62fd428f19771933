import type { Database } from '#server/platform/database/database.ts'
import type { Bilingual } from '../../directory/contract.ts'
import type { ListHolder } from './list-holder-dossiers.ts'

/** From one agency to the next in each index, so that the cost is of agencies and not of their dossiers. */
const nextOwn = (sum: string, beyond: string) => `(
  SELECT l.agency_id FROM dossier_listing l WHERE l.owner_key = $1 AND ${sum} ${beyond} ORDER BY l.agency_id LIMIT 1)`

const stepped = (name: string, sum: string) => `${name} (id) AS (
  SELECT ${nextOwn(sum, '')} UNION ALL
  SELECT ${nextOwn(sum, 'AND l.agency_id > s.id')} FROM ${name} s WHERE s.id IS NOT NULL)`

/** Planned for its values, as the list is. */
const agencies = {
  name: '',
  text: `
    WITH RECURSIVE ${stepped('owing', 'l.owed > 0')}, ${stepped('settled', 'l.owed = 0')}
    SELECT a.id, a.name_vi AS vi, a.name_en AS en FROM agency a WHERE a.id IN (
      SELECT id FROM owing UNION SELECT id FROM settled UNION
      SELECT d.agency_id FROM visitor_dossier v JOIN dossier d ON d.id = v.dossier_id WHERE v.visitor_id = $2)
    ORDER BY a.name_vi`,
}

/** The agencies that the holder has dossiers at, by name. */
export async function agenciesOfHolder(
  database: Database,
  { ownerKey, visitorId }: ListHolder,
): Promise<{ id: string; name: Bilingual }[]> {
  const owner = ownerKey && Buffer.from(ownerKey)
  const rows = await database.query<{ id: string; vi: string; en: string }>(agencies, [owner, visitorId])
  return rows.map(({ id, vi, en }) => ({ id, name: { vi, en } }))
}
