import { err, ok, type Result } from '#lib/result.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { WithdrawInvitationRefusal } from '../people-contract.ts'
import { staffActor } from './inviter.ts'
import { lockAdministrators, partyOf } from './parties.ts'
import { mayPropose } from './proposals/decide-proposal.ts'
import type { WantedPerson } from './read-place.ts'
import type { InviteDeps } from './send-invitation.ts'
import { tellAdministrators } from './tell-administrators.ts'

type Order = { readonly invitationId: string; readonly by: string; readonly now: Date }

/**
 * Ends an invitation that was approved and that nobody has used. One person who may propose such an invitation does it: it takes
 * away, and all administrators are told. NOT_OPEN: it was used, is over, or is the server's command's, which replaces its own.
 */
export function withdrawStaffInvitation(
  deps: InviteDeps,
  { invitationId, by, now }: Order,
): Promise<Result<null, WithdrawInvitationRefusal>> {
  return unitOfWork<Result<null, WithdrawInvitationRefusal>>(deps.database, async (tx) => {
    await lockAdministrators(tx)
    const person = await partyOf(tx, by)
    const [invitation] = await tx.$queryRaw<(WantedPerson & { isOpen: boolean })[]>`
      SELECT email, role, agency_id AS "agencyId", bank, branch,
             used_at IS NULL AND replaced_at IS NULL AND expires_at > ${now}::timestamptz AND proposal_id IS NOT NULL AS "isOpen"
        FROM staff_invitation WHERE id = ${invitationId}::uuid FOR UPDATE`
    if (person === null || invitation === undefined || !mayPropose(person, invitation))
      return err({ code: 'NOT_FOUND' })
    if (!invitation.isOpen) return err({ code: 'NOT_OPEN' })
    await tx.$executeRaw`
      UPDATE staff_invitation SET replaced_at = ${now}::timestamptz, withdrawn_by = ${by}::uuid
       WHERE id = ${invitationId}::uuid`
    const { role, agencyId: agency, bank, branch } = invitation
    await recordAudit(tx, {
      at: now,
      actor: staffActor(by),
      action: 'STAFF_INVITATION_WITHDRAWN',
      subject: `staff-invitation:${invitationId}`,
      detail: { role, agency, bank, branch },
    })
    const told = {
      what: 'INVITATION_WITHDRAWN',
      about: invitation,
      by: person.email,
      reason: null,
      now,
    } as const
    await tellAdministrators(tx, deps, told)
    return ok(null)
  })
}
