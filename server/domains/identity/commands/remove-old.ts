import type { Database } from '#server/platform/database/database.ts'
import { removedAtOnce, removeInBatches } from '#server/platform/database/remove-in-batches.ts'

type Table = 'account_session' | 'staff_session' | 'member_invitation' | 'staff_invitation'

/** All of these end at `expires_at` at the latest, whether they were ended, used or replaced before. */
const removalFrom = (table: Table, unless = 'false') => ({
  name: `identity.remove-old-${table}`,
  text: `DELETE FROM ${table} WHERE id IN (
           SELECT id FROM ${table} old WHERE expires_at <= $1 AND NOT (${unless}) ORDER BY expires_at
           LIMIT ${removedAtOnce} FOR UPDATE SKIP LOCKED)
         RETURNING id`,
})

/** The newest session says for whom somebody acts when they sign in again: it stays. */
const isNewest = `NOT EXISTS (SELECT FROM account_session newer
  WHERE newer.account_id = old.account_id AND newer.created_at > old.created_at)`
const isAccepted = 'EXISTS (SELECT FROM sign_up WHERE sign_up.invitation_id = old.id)'

/** Proposals have no end of their own: one that was decided goes after the invitation that came of it. */
const proposalRemoval = {
  name: 'identity.remove-old-staff_proposal',
  text: `DELETE FROM staff_proposal WHERE id IN (
           SELECT id FROM staff_proposal old WHERE decided_at <= $1
              AND NOT EXISTS (SELECT FROM staff_invitation WHERE proposal_id = old.id)
            ORDER BY decided_at LIMIT ${removedAtOnce} FOR UPDATE SKIP LOCKED)
         RETURNING id`,
}

const sessions = [removalFrom('account_session', isNewest), removalFrom('staff_session')]
const invitations = [
  removalFrom('member_invitation', isAccepted),
  removalFrom('staff_invitation'),
  proposalRemoval,
]

/** Removes sessions, of accounts and of staff, that were over before this moment. Answers how many there were. */
export const removeOldSessions = (database: Database, before: Date): Promise<number> =>
  removeAll(database, sessions, before)

/** Removes invitations that could not be used any more before this moment, and proposals, with what they knew of the invited. */
export const removeOldInvitations = (database: Database, before: Date): Promise<number> =>
  removeAll(database, invitations, before)

async function removeAll(
  database: Database,
  removals: readonly { readonly name: string; readonly text: string }[],
  before: Date,
): Promise<number> {
  let removed = 0
  for (const removal of removals) removed += await removeInBatches(database, removal, before)
  return removed
}
