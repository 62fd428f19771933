import type { Reader } from '#server/platform/database/database.ts'

/** Somebody of the staff who looked at something. `name` is null for one who is not known any more. */
export type Look = {
  readonly id: string
  readonly at: Date
  readonly staffId: string | null
  readonly name: string | null
}

const statement = {
  name: 'audit-looks',
  text: `SELECT e.id::text AS id, e.at, e.actor_id AS "staffId", m.name
    FROM audit_entry e LEFT JOIN staff_member m ON m.id::text = e.actor_id
    WHERE e.subject = $1 AND e.actor_kind = 'STAFF' AND e.action = ANY($2::text[]) ORDER BY e.id DESC LIMIT 50`,
}

/** Who of the staff looked at a subject, the newest first, at most fifty. `actions` name the looks. */
export function looksAt(database: Reader, subject: string, actions: readonly string[]): Promise<Look[]> {
  return database.query<Look>(statement, [subject, actions])
}
