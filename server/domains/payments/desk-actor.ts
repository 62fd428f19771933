import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { Actor } from './desk-contract.ts'

/** How a person of the staff stands in rows: requested_by, proposed_by, decided_by. */
export const byStaff = (staffId: string): string => `staff:${staffId}`

/** What `actorRow` reads of a column that names who did something. */
export type ActorRow = { readonly by: string; readonly name: Bilingual | null }

/** Reads such a column, in SQL, as the JSON of an `ActorRow`; null where it is null. */
export const actorRow = (column: string): string => `
  CASE WHEN ${column} IS NOT NULL THEN json_build_object('by', ${column}, 'name', CASE
    WHEN ${column} LIKE 'staff:%' THEN (SELECT json_build_object('vi', m.name, 'en', m.name)
      FROM staff_member m WHERE m.id = substr(${column}, 7)::uuid)
    WHEN ${column} LIKE 'agency:%' THEN (SELECT json_build_object('vi', a.name_vi, 'en', a.name_en)
      FROM agency a WHERE a.id = substr(${column}, 8)) END) END`

/** Who that was, as the person who asks sees it. */
export function toActor({ by, name }: ActorRow, askerId: string): Actor {
  const kind = by.startsWith('staff:') ? 'STAFF' : by.startsWith('agency:') ? 'AGENCY' : 'PORTAL'
  return { kind, name, self: by === byStaff(askerId) }
}
