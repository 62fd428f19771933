import { addMs } from '#lib/dates.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import type { Database, Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { SessionView } from '../contract.ts'
import { idleMs } from '../session-times.ts'
import {
  type SessionRow,
  sessionBounds,
  sessionColumns,
  toSessionView,
  type WhichSessions,
} from '../session-view.ts'
import { staffActor } from './inviter.ts'
import type { SignedIn } from './staff-of.ts'

const live = {
  name: 'identity.sessions-of',
  text: `SELECT ${sessionColumns} FROM staff_session
          WHERE staff_id = $1 AND ended_at IS NULL AND expires_at > $2 AND last_seen_at > $3
          ORDER BY last_seen_at DESC, id`,
}

/** The live sessions of whoever asks, the last used first. */
export async function sessionsOf(database: Database, asker: SignedIn, now: Date): Promise<SessionView[]> {
  const rows = await database.query<SessionRow>(live, [asker.id, now, addMs(now, -idleMs)])
  return rows.map((row) => toSessionView(row, asker.sessionId))
}

/** Whose sessions end, by whom, and which of them. */
export type EndOrder = {
  readonly staffId: string
  readonly by: string
  readonly which: WhichSessions
  readonly now: Date
}

/** Ends sessions: each is refused at its next request. Answers how many there were; none is no fault. */
export function endSessions(database: Database, order: EndOrder): Promise<number> {
  return unitOfWork(database, (tx) => endSessionsIn(tx, order))
}

export async function endSessionsIn(tx: Transaction, { staffId, by, which, now }: EndOrder): Promise<number> {
  const { only, but } = sessionBounds(which)
  const ended = await tx.$queryRaw<{ id: string }[]>`
    UPDATE staff_session SET ended_at = ${now}::timestamptz, ended_by = ${`staff:${by}`}
     WHERE staff_id = ${staffId}::uuid AND ended_at IS NULL
       AND (${only}::uuid IS NULL OR id = ${only}::uuid) AND (${but}::uuid IS NULL OR id <> ${but}::uuid)
    RETURNING id`
  for (const { id } of ended) {
    await recordAudit(tx, {
      at: now,
      actor: staffActor(by),
      action: 'STAFF_SESSION_ENDED',
      subject: `staff-session:${id}`,
      detail: { staff: staffId },
    })
  }
  return ended.length
}
