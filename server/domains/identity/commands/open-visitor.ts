import { addMs } from '#lib/dates.ts'
import { newToken, newUuid } from '#lib/ids.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Database } from '#server/platform/database/database.ts'

/** `token` is for the cookie and exists nowhere else. */
export type Visitor = { readonly visitorId: string; readonly token: string }

const insert = {
  name: 'identity.open-visitor',
  text: `INSERT INTO visitor_session (id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4)`,
}

/** Opens a visitor that ends after so many minutes. */
export async function openVisitor(
  database: Database,
  { now, minutes }: { readonly now: Date; readonly minutes: number },
): Promise<Visitor> {
  const visitor = { visitorId: newUuid(now), token: newToken() }
  const end = addMs(now, minutes * 60_000)
  await database.query(insert, [visitor.visitorId, sha256(visitor.token), now, end])
  return visitor
}
