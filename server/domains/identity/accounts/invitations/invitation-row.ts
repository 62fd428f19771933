import { sha256 } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { AccountRole, InvitationToHolder } from '../../account-contract.ts'
import { auditAct } from '../audit.ts'
import { insertMembership } from '../store-account.ts'

/** An invitation as it is read for whoever uses it. */
export type Invitation = {
  readonly id: string
  readonly holderId: string
  readonly role: AccountRole
  readonly phoneHash: Uint8Array
  readonly phoneCipher: Uint8Array
  readonly expiresAt: Date
  readonly usedAt: Date | null
  readonly replacedAt: Date | null
}

/** How an invitation stands; one that was used or replaced says so even when its time is over, too. */
export function invitationState(
  row: Pick<Invitation, 'usedAt' | 'replacedAt' | 'expiresAt'> | null,
  now: Date,
): InvitationToHolder['state'] {
  if (row === null) return 'UNKNOWN'
  if (row.usedAt !== null) return 'USED'
  if (row.replacedAt !== null) return 'REPLACED'
  return now < row.expiresAt ? 'OPEN' : 'EXPIRED'
}

/** The invitation, locked, if it can be used now; of a holder that was closed none can. */
export async function lockInvitation(
  tx: Transaction,
  by: { readonly id: string } | { readonly token: string },
  now: Date,
): Promise<Invitation | null> {
  const id = 'id' in by ? by.id : null
  const tokenHash = 'token' in by ? sha256(by.token) : null
  const [row] = await tx.$queryRaw<Invitation[]>`
    SELECT invitation.id, holder_id AS "holderId", role, phone_hash AS "phoneHash", phone_cipher AS "phoneCipher",
           expires_at AS "expiresAt", used_at AS "usedAt", replaced_at AS "replacedAt"
      FROM member_invitation invitation JOIN holder ON holder.id = holder_id AND holder.closed_at IS NULL
     WHERE (invitation.id = ${id}::uuid OR token_hash = ${tokenHash}) FOR UPDATE OF invitation`
  return row !== undefined && invitationState(row, now) === 'OPEN' ? row : null
}

/** Uses the invitation up: the account acts for the holder from now on. */
export async function joinHolder(
  tx: Transaction,
  { id, holderId, role }: Invitation,
  { accountId, now }: { readonly accountId: string; readonly now: Date },
): Promise<void> {
  await tx.$executeRaw`UPDATE member_invitation SET used_at = ${now}::timestamptz WHERE id = ${id}::uuid`
  await insertMembership(tx, { accountId, holderId, role, now })
  await auditAct(tx, {
    by: accountId,
    action: 'MEMBER_JOINED',
    subject: `holder:${holderId}`,
    detail: { invitation: id, role },
    now,
  })
}
