import { addMs } from '#lib/dates.ts'
import { newToken, newUuid } from '#lib/ids.ts'
import { queueMessage } from '#server/domains/notifications/index.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { newTotpSecret } from '../credentials/totp.ts'
import { type Inviter, inviterText } from './inviter.ts'
import type { WantedPerson } from './read-place.ts'
import { type StaffDeps, sealSecret } from './staff-deps.ts'
import { placeIn, staffLanguage, type TellDeps } from './tell-administrators.ts'

export type InviteDeps = StaffDeps & TellDeps

const validMs = 48 * 60 * 60_000

export type InvitationOrder = {
  readonly wanted: WantedPerson
  readonly by: Inviter
  /** What was approved; null for the server's command. */
  readonly proposalId: string | null
  /** Whom the server's command replaces. */
  readonly replaces: string | null
  readonly now: Date
}

/** `link` is for the invited person alone. */
export type SentInvitation = { readonly id: string; readonly link: string; readonly expiresAt: Date }

/**
 * Gives the right to become staff, once, within 48 hours, and sends the link to the invited address. An earlier invitation of
 * that address ends. The address must be locked, and free.
 */
export async function sendInvitation(
  tx: Transaction,
  deps: Pick<InviteDeps, 'config'>,
  { wanted, by, proposalId, replaces, now }: InvitationOrder,
): Promise<SentInvitation> {
  const { email, role, agencyId, bank, branch } = wanted
  const id = newUuid(now)
  const token = newToken()
  const expiresAt = addMs(now, validMs)
  const sealed = sealSecret(deps, { table: 'staff_invitation', id }, newTotpSecret())
  await tx.$executeRaw`
    UPDATE staff_invitation SET replaced_at = ${now}::timestamptz
     WHERE email = ${email} AND used_at IS NULL AND replaced_at IS NULL`
  await tx.$executeRaw`
    INSERT INTO staff_invitation (id, token_hash, email, role, agency_id, bank, branch, invited_by, totp_secret,
                                  created_at, expires_at, proposal_id, replaces)
    VALUES (${id}::uuid, ${sha256(token)}, ${email}, ${role}, ${agencyId}, ${bank}, ${branch}, ${inviterText(by)},
            ${sealed}, ${now}::timestamptz, ${expiresAt}::timestamptz, ${proposalId}::uuid, ${replaces}::uuid)`
  const link = `${deps.config.PORTAL_URL}/staff/invitation/${token}`
  const subject = `staff-invitation:${id}`
  await queueMessage(tx, deps, {
    channel: 'EMAIL',
    template: 'STAFF_INVITATION',
    to: email,
    language: staffLanguage,
    words: { role, place: await placeIn(tx, deps, wanted), link, until: expiresAt },
    subject,
    idempotencyKey: subject,
    now,
  })
  return { id, link, expiresAt }
}
