import type { Database } from '#server/platform/database/database.ts'
import type { AgencyName } from '../contract.ts'

const all = {
  name: 'directory.agencies',
  text: `SELECT id, name_vi AS vi, name_en AS en FROM agency ORDER BY id`,
}

/** Every agency that fees are paid to, by its code. */
export async function agencies(database: Database): Promise<AgencyName[]> {
  const rows = await database.query<{ id: string; vi: string; en: string }>(all, [])
  return rows.map(({ id, vi, en }) => ({ id, name: { vi, en } }))
}
