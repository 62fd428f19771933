import { addMs } from '#lib/dates.ts'
import { newToken, newUuid } from '#lib/ids.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { SignedInAccount } from '../account-contract.ts'
import { deviceOf } from '../device.ts'
import type { BrowserMark } from '../limits/browser.ts'
import { longestMs } from '../session-times.ts'
import { auditAct } from './audit.ts'
import { endAccountSessionsIn } from './sessions.ts'

/** From where somebody signs in. */
export type Browser = {
  readonly address: string
  /** What the browser calls itself. */
  readonly userAgent: string
  /** Whose list the browser has filled before; null for none. */
  readonly visitorId: string | null
  /** Which one it is, so that others' wrong tries do not slow it; null for one that brought no cookie. */
  readonly mark?: BrowserMark | null
}

type Opening = { readonly accountId: string; readonly holderId: string | null; readonly now: Date }

/** Opens a session that acts for this holder; its token is for the cookie and exists nowhere else. */
export async function openSession(
  tx: Transaction,
  { accountId, holderId, now }: Opening,
  { address, userAgent, visitorId }: Browser,
): Promise<string> {
  const id = newUuid(now)
  const token = newToken()
  await tx.$executeRaw`
    INSERT INTO account_session (id, token_hash, account_id, holder_id, created_at, last_seen_at, expires_at, address, device)
    VALUES (${id}::uuid, ${sha256(token)}, ${accountId}::uuid, ${holderId}::uuid, ${now}::timestamptz, ${now}::timestamptz,
            ${addMs(now, longestMs)}::timestamptz, ${address}, ${deviceOf(userAgent)})`
  if (holderId !== null && visitorId !== null) await takeOverList(tx, visitorId, holderId)
  await auditAct(tx, { by: accountId, action: 'ACCOUNT_SIGNED_IN', subject: `account-session:${id}`, now })
  return token
}

/**
 * Ends every session of whoever asks and opens a new one for their browser, for the same holder: whoever has the old one's
 * cookie, too, is out.
 */
export async function renewSession(
  tx: Transaction,
  { accountId, holder }: SignedInAccount,
  browser: Omit<Browser, 'visitorId'>,
  now: Date,
): Promise<string> {
  await endAccountSessionsIn(tx, { accountId, which: 'ALL', now })
  return openSession(tx, { accountId, holderId: holder?.id ?? null, now }, { ...browser, visitorId: null })
}

/**
 * What the browser has looked up, proven and paid as a guest is on the holder's list from now on, too; not what became another holder's,
 * whose people used the same browser.
 */
async function takeOverList(tx: Transaction, visitorId: string, holderId: string): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO visitor_dossier (visitor_id, dossier_id, added_at)
    SELECT holder.visitor_id, seen.dossier_id, seen.added_at
      FROM visitor_dossier seen JOIN holder ON holder.id = ${holderId}::uuid
     WHERE seen.visitor_id = ${visitorId}::uuid
    ON CONFLICT (visitor_id, dossier_id) DO NOTHING`
  await tx.$executeRaw`
    INSERT INTO known_source (visitor_id, source_kind, source_id, known_since)
    SELECT holder.visitor_id, proven.source_kind, proven.source_id, proven.known_since
      FROM known_source proven JOIN holder ON holder.id = ${holderId}::uuid
     WHERE proven.visitor_id = ${visitorId}::uuid
    ON CONFLICT (visitor_id, source_kind, source_id) DO NOTHING`
  await tx.$executeRaw`
    INSERT INTO visitor_payment AS mine (visitor_id, payment_id, made, formerly)
    SELECT holder.visitor_id, paid.payment_id, paid.made, paid.visitor_id
      FROM visitor_payment paid JOIN holder ON holder.id = ${holderId}::uuid
      JOIN payment ON payment.id = paid.payment_id AND coalesce(payment.holder_id, holder.id) = holder.id
     WHERE paid.visitor_id = ${visitorId}::uuid
    ON CONFLICT (visitor_id, payment_id)
      DO UPDATE SET made = mine.made OR excluded.made, formerly = excluded.formerly`
}
