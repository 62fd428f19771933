import { addMs } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { AccountRole, HolderKind, SignedInAccount } from '../account-contract.ts'
import { idleMs, seenEveryMs } from '../session-times.ts'

type Row = {
  readonly sessionId: string
  readonly lastSeenAt: Date
  readonly accountId: string
  readonly name: string
  readonly language: Locale
  readonly hasTotp: boolean
  readonly role: AccountRole | null
  readonly holderId: string
  readonly kind: HolderKind
  readonly holderName: string
  readonly visitorId: string
  readonly verified: boolean
  readonly ownerKey: Uint8Array
}

/** A live session of someone who is not disabled, with the holder as long as the membership lasts. */
const byToken = {
  name: 'identity.account-of',
  text: `SELECT session.id AS "sessionId", session.last_seen_at AS "lastSeenAt",
                account.id AS "accountId", account.name, account.language,
                account.totp_secret IS NOT NULL AS "hasTotp",
                member.role, holder.id AS "holderId", holder.kind, holder.name AS "holderName",
                holder.visitor_id AS "visitorId", holder.verified_at IS NOT NULL AS verified,
                holder.owner_key AS "ownerKey"
           FROM account_session session
           JOIN id_account account ON account.id = session.account_id
           LEFT JOIN (membership member JOIN holder ON holder.id = member.holder_id AND holder.closed_at IS NULL)
             ON member.account_id = account.id AND member.holder_id = session.holder_id AND member.ended_at IS NULL
          WHERE session.token_hash = $1 AND session.ended_at IS NULL AND session.expires_at > $2
            AND session.last_seen_at > $3 AND account.disabled_at IS NULL`,
}

const seen = {
  name: 'identity.account-seen',
  text: `UPDATE account_session SET last_seen_at = $2
          WHERE id = $1 AND ended_at IS NULL AND last_seen_at < $2`,
}

/**
 * Whose session this token names, and for whom they act; null once it was ended, was idle for half an hour, is twelve
 * hours old, or the account was disabled. Asking counts as being there, noted once a minute at most.
 */
export async function accountOf(
  database: Database,
  token: string,
  now: Date,
): Promise<SignedInAccount | null> {
  const [row] = await database.query<Row>(byToken, [sha256(token), now, addMs(now, -idleMs)])
  if (row === undefined) return null
  if (now.getTime() - row.lastSeenAt.getTime() >= seenEveryMs) {
    await database.query(seen, [row.sessionId, now])
  }
  return signedIn(row)
}

function signedIn(row: Row): SignedInAccount {
  const { sessionId, accountId, name, language, hasTotp, role } = row
  const person = { sessionId, accountId, name, language, hasTotp }
  if (role === null) return { ...person, role, holder: null }
  const { holderId: id, kind, holderName, visitorId, verified, ownerKey } = row
  return { ...person, role, holder: { id, kind, name: holderName, visitorId, verified, ownerKey } }
}
