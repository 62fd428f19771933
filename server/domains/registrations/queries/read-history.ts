import type { Database } from '#server/platform/database/database.ts'
import type { HistoryActor, HistoryKind, HistoryLine } from '../contract.ts'
import type { RegistrationState } from '../registration.states.ts'

type Row = {
  id: string
  at: Date
  kind: HistoryKind
  state_after: RegistrationState
  actor_kind: HistoryActor['kind']
  name: string | null
  reason: string | null
}

/** The last ones of a longer story: what was decided at its end is not hidden by what was done before. */
const mostLines = 200

const statement = {
  name: 'registration-history',
  text: `
    SELECT e.id::text AS id, e.at, e.kind, e.state_after, e.actor_kind, e.reason, CASE
      WHEN e.actor_kind = 'HOLDER' THEN (SELECT a.name FROM id_account a WHERE a.id::text = e.actor_id)
      WHEN e.actor_kind IN ('TELLER', 'CONTROLLER', 'OPERATOR') THEN
        (SELECT m.name FROM staff_member m WHERE m.id::text = e.actor_id) END AS name
    FROM (SELECT * FROM registration_event WHERE registration_id = $1::uuid ORDER BY id DESC LIMIT ${mostLines}) e
    ORDER BY e.id`,
}

/**
 * What happened to a registration, the first thing first.
 * @param shows whose names the reader is to know: a holder hears what its own people are called, and of the bank that it was the bank
 */
export async function readHistory(
  database: Database,
  registrationId: string,
  shows: (kind: HistoryActor['kind']) => boolean,
): Promise<HistoryLine[]> {
  const rows = await database.query<Row>(statement, [registrationId])
  return rows.map(({ id, at, kind, state_after, actor_kind, name, reason }) => ({
    id,
    at: at.toISOString(),
    kind,
    stateAfter: state_after,
    by: { kind: actor_kind, name: shows(actor_kind) ? name : null },
    reason,
  }))
}
