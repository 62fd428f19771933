import { sha256 } from '#server/platform/crypto.ts'
import type { Database } from '#server/platform/database/database.ts'

const byToken = {
  name: 'identity.visitor-of',
  text: 'SELECT id FROM visitor_session WHERE token_hash = $1 AND expires_at > $2',
}

/** The visitor whose cookie this is; null for a token that is unknown, expired or no token at all. */
export async function visitorOf(database: Database, token: string, now: Date): Promise<string | null> {
  const rows = await database.query<{ id: string }>(byToken, [sha256(token), now])
  return rows[0]?.id ?? null
}
