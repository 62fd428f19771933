import { addMs } from '#lib/dates.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { Staff } from '../contract.ts'
import { idleMs, seenEveryMs } from '../session-times.ts'

/** Who asks, and by which of their sessions. */
export type SignedIn = Staff & { readonly sessionId: string }

/** A live session: not ended, not idle, not over, of someone who is not disabled. */
const byToken = {
  name: 'identity.staff-of',
  text: `SELECT session.id AS "sessionId", session.last_seen_at AS "lastSeenAt",
                member.id, member.name, member.email, member.role,
                member.agency_id AS "agencyId", member.bank, member.branch
           FROM staff_session session JOIN staff_member member ON member.id = session.staff_id
          WHERE session.token_hash = $1 AND session.ended_at IS NULL AND session.expires_at > $2
            AND session.last_seen_at > $3 AND member.disabled_at IS NULL`,
}

const seen = {
  name: 'identity.staff-seen',
  text: `UPDATE staff_session SET last_seen_at = $2
          WHERE id = $1 AND ended_at IS NULL AND last_seen_at < $2`,
}

/**
 * Whose session this token names; null once it was ended, was idle for half an hour, is twelve hours old, or its
 * owner was disabled. Asking counts as being there, noted once a minute at most.
 */
export async function staffOf(database: Database, token: string, now: Date): Promise<SignedIn | null> {
  const rows = await database.query<SignedIn & { lastSeenAt: Date }>(byToken, [
    sha256(token),
    now,
    addMs(now, -idleMs),
  ])
  const [row] = rows
  if (row === undefined) return null
  const { lastSeenAt, ...signedIn } = row
  if (now.getTime() - lastSeenAt.getTime() >= seenEveryMs) {
    await database.query(seen, [signedIn.sessionId, now])
  }
  return signedIn
}
