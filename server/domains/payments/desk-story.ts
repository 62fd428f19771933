import type { Database } from '#server/platform/database/database.ts'
import { type ActorRow, actorRow, toActor } from './desk-actor.ts'
import type { StoryLine } from './desk-contract.ts'

type Row = { id: string; at: Date; kind: string; by: ActorRow; reason: string | null }

/** More than any one story of money has. */
const mostLines = 200

/**
 * What people did (the audit) and what became of the payment (its story) in one row of time. What a person did stands in
 * both, and is taken from the audit.
 */
const statement = {
  name: 'desk-story',
  text: `
    SELECT told.source || told.id AS id, told.at, told.kind, ${actorRow('told.by')} AS by, told.reason FROM (
      (SELECT e.at, e.action AS kind, 'staff:' || e.actor_id AS by, e.detail ->> 'reason' AS reason, e.id, 'audit' AS source
       FROM audit_entry e WHERE e.subject = $1 AND e.actor_kind = 'STAFF' ORDER BY e.id DESC LIMIT ${mostLines})
      UNION ALL
      (SELECT v.at, v.kind, 'portal', NULL, v.id, 'story'
       FROM payment_event v WHERE v.payment_id = $2 AND v.cause NOT LIKE 'staff:%' ORDER BY v.id DESC LIMIT ${mostLines})
    ) told ORDER BY told.at, told.id`,
}

/**
 * The story of money or of a refund, the first thing first.
 * @param subject as the audit names it, e.g. capture:<id>
 */
export async function readStory(
  database: Database,
  about: { readonly subject: string; readonly paymentId: string | null; readonly staffId: string },
): Promise<StoryLine[]> {
  const rows = await database.query<Row>(statement, [about.subject, about.paymentId])
  return rows.map(({ id, at, kind, by, reason }) => ({
    id,
    at: at.toISOString(),
    kind,
    by: toActor(by, about.staffId),
    reason,
  }))
}
