import { addMs } from '#lib/dates.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { Database, Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { SignedInAccount, SwitchHolderRefusal } from '../account-contract.ts'
import type { SessionView } from '../contract.ts'
import { idleMs } from '../session-times.ts'
import {
  type SessionRow,
  sessionBounds,
  sessionColumns,
  toSessionView,
  type WhichSessions,
} from '../session-view.ts'
import { accountText, auditAct } from './audit.ts'

const live = {
  name: 'identity.account-sessions',
  text: `SELECT ${sessionColumns} FROM account_session
          WHERE account_id = $1 AND ended_at IS NULL AND expires_at > $2 AND last_seen_at > $3
          ORDER BY last_seen_at DESC, id`,
}

/** The live sessions of whoever asks, the last used first. */
export async function accountSessions(
  database: Database,
  asker: SignedInAccount,
  now: Date,
): Promise<SessionView[]> {
  const rows = await database.query<SessionRow>(live, [asker.accountId, now, addMs(now, -idleMs)])
  return rows.map((row) => toSessionView(row, asker.sessionId))
}

/** Which of somebody's own sessions end. */
export type EndOwnSessions = {
  readonly accountId: string
  readonly which: WhichSessions
  readonly now: Date
}

/** Ends sessions of whoever asks: each is refused at its next request. Answers how many there were; none is no fault. */
export function endAccountSessions(database: Database, order: EndOwnSessions): Promise<number> {
  return unitOfWork(database, (tx) => endAccountSessionsIn(tx, order))
}

export async function endAccountSessionsIn(
  tx: Transaction,
  { accountId, which, now }: EndOwnSessions,
): Promise<number> {
  const { only, but } = sessionBounds(which)
  const ended = await tx.$queryRaw<{ id: string }[]>`
    UPDATE account_session SET ended_at = ${now}::timestamptz, ended_by = ${accountText(accountId)}
     WHERE account_id = ${accountId}::uuid AND ended_at IS NULL
       AND (${only}::uuid IS NULL OR id = ${only}::uuid) AND (${but}::uuid IS NULL OR id <> ${but}::uuid)
    RETURNING id`
  for (const { id } of ended) {
    const subject = `account-session:${id}`
    await auditAct(tx, { by: accountId, action: 'ACCOUNT_SESSION_ENDED', subject, now })
  }
  return ended.length
}

/** Lets the session act for another holder of the same person. */
export function switchHolder(
  database: Database,
  order: { readonly account: SignedInAccount; readonly holderId: string; readonly now: Date },
): Promise<Result<null, SwitchHolderRefusal>> {
  const { account, holderId, now } = order
  return unitOfWork(database, async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE account_session SET holder_id = ${holderId}::uuid
       WHERE id = ${account.sessionId}::uuid AND ended_at IS NULL AND EXISTS (
         SELECT FROM membership member JOIN holder ON holder.id = member.holder_id AND holder.closed_at IS NULL
          WHERE member.account_id = ${account.accountId}::uuid AND member.holder_id = ${holderId}::uuid
            AND member.ended_at IS NULL)`
    if (changed === 0) return err({ code: 'NOT_A_MEMBER' })
    await auditAct(tx, {
      by: account.accountId,
      action: 'HOLDER_CHOSEN',
      subject: `account-session:${account.sessionId}`,
      detail: { holder: holderId },
      now,
    })
    return ok(null)
  })
}
