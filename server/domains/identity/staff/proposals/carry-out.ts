import { recordAudit } from '#server/domains/audit/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { DecideRefusal } from '../../people-contract.ts'
import { disableIn } from '../change-person.ts'
import { staffActor } from '../inviter.ts'
import { isTaken, lockEmail } from '../lock-email.ts'
import { type InviteDeps, sendInvitation } from '../send-invitation.ts'
import { endSessionsIn } from '../sessions.ts'
import type { StoredProposal } from './proposal-row.ts'

type Order = { readonly by: string; readonly now: Date }

/** What an approval does: whether it still can be done, and then, once the approval is written, the doing. */
type Deed = {
  readonly check: () => Promise<DecideRefusal | null>
  readonly run: () => Promise<void>
}

export function carryOut(deps: InviteDeps, tx: Transaction, proposal: StoredProposal, order: Order): Deed {
  if (proposal.kind === 'INVITE') return invite(deps, tx, proposal, order)
  const staffId = proposal.staffId ?? ''
  if (proposal.kind === 'REACTIVATE') return reactivate(tx, proposal, staffId, order)
  return proposal.kind === 'DISABLE'
    ? disable(tx, proposal, staffId, order)
    : change(tx, proposal, staffId, order)
}

function invite(deps: InviteDeps, tx: Transaction, proposal: StoredProposal, { by, now }: Order): Deed {
  return {
    check: async () => {
      await lockEmail(tx, proposal.email)
      return (await isTaken(tx, proposal.email)) ? { code: 'EMAIL_TAKEN' } : null
    },
    run: async () => {
      const inviter = { kind: 'STAFF', id: proposal.proposedBy.id } as const
      const { id: proposalId, role, agencyId: agency, bank, branch } = proposal
      const order = { wanted: proposal, by: inviter, proposalId, replaces: null, now }
      const { id } = await sendInvitation(tx, deps, order)
      const detail = { proposal: proposalId, invitedBy: proposal.proposedBy.id, role, agency, bank, branch }
      await audit(tx, { by, now }, 'STAFF_INVITED', `staff-invitation:${id}`, detail)
    },
  }
}

function disable(tx: Transaction, proposal: StoredProposal, staffId: string, order: Order): Deed {
  const { email, role, agencyId, bank, branch, id, proposedBy } = proposal
  return {
    check: async () => {
      const still = await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM staff_member WHERE id = ${staffId}::uuid AND disabled_at IS NULL
           AND (email, role, agency_id, bank, branch)
               IS NOT DISTINCT FROM (${email}, ${role}, ${agencyId}, ${bank}, ${branch}) FOR UPDATE`
      return still.length === 0 ? { code: 'PERSON_CHANGED' } : null
    },
    run: () => disableIn(tx, { staffId, ...order }, { proposal: id, proposedBy: proposedBy.id }),
  }
}

function reactivate(tx: Transaction, proposal: StoredProposal, staffId: string, order: Order): Deed {
  const { email, role, agencyId, bank, branch, id } = proposal
  return {
    check: async () => {
      const still = await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM staff_member WHERE id = ${staffId}::uuid AND disabled_at IS NOT NULL
           AND (email, role, agency_id, bank, branch)
               IS NOT DISTINCT FROM (${email}, ${role}, ${agencyId}, ${bank}, ${branch}) FOR UPDATE`
      return still.length === 0 ? { code: 'PERSON_CHANGED' } : null
    },
    run: async () => {
      await tx.$executeRaw`UPDATE staff_member SET disabled_at = NULL, disabled_by = NULL WHERE id = ${staffId}::uuid`
      await audit(tx, order, 'STAFF_ENABLED', `staff:${staffId}`, { proposal: id })
    },
  }
}

function change(tx: Transaction, proposal: StoredProposal, staffId: string, order: Order): Deed {
  const { email, role, agencyId, bank, branch, id } = proposal
  return {
    check: async () => {
      await lockEmail(tx, email)
      const taken = await tx.$queryRaw<unknown[]>`
        SELECT 1 FROM staff_member WHERE email = ${email} AND id <> ${staffId}::uuid`
      return taken.length > 0 ? { code: 'EMAIL_TAKEN' } : null
    },
    run: async () => {
      // What they were stands in the audit; what they are is read by every request, and new rights begin with a new sign-in.
      const [before] = await tx.$queryRaw<{ role: string; agency: string | null; bank: string | null }[]>`
        SELECT role, agency_id AS agency, bank FROM staff_member WHERE id = ${staffId}::uuid FOR UPDATE`
      // A pass lies in the mail of the address before.
      await tx.$executeRaw`
        UPDATE staff_member SET email = ${email}, role = ${role}, agency_id = ${agencyId}, bank = ${bank}, branch = ${branch},
               pass_hash = NULL, pass_given_by = NULL, pass_given_at = NULL, pass_until = NULL
         WHERE id = ${staffId}::uuid`
      await endSessionsIn(tx, { staffId, ...order, which: 'ALL' })
      const was = {
        roleBefore: before?.role ?? null,
        agencyBefore: before?.agency ?? null,
        bankBefore: before?.bank ?? null,
      }
      await audit(tx, order, 'STAFF_CHANGED', `staff:${staffId}`, {
        proposal: id,
        ...was,
        role,
        agency: agencyId,
        bank,
        branch,
      })
    },
  }
}

function audit(
  tx: Transaction,
  { by, now }: Order,
  action: string,
  subject: string,
  detail: Readonly<Record<string, string | null>>,
): Promise<void> {
  return recordAudit(tx, { at: now, actor: staffActor(by), action, subject, detail })
}
