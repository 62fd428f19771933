import { err, ok, type Result } from '#lib/result.ts'
import { next } from '#lib/state-machine.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { DecideRefusal, ProposalAct } from '../../people-contract.ts'
import { staffActor } from '../inviter.ts'
import { lockAdministrators, partyOf } from '../parties.ts'
import type { InviteDeps } from '../send-invitation.ts'
import { tellAdministrators } from '../tell-administrators.ts'
import { carryOut } from './carry-out.ts'
import { type Party, refusalOf } from './decide-proposal.ts'
import { proposalMachine } from './proposal.states.ts'
import { lockProposal, type StoredProposal } from './proposal-row.ts'

/** Which proposal, and who decides. */
export type Decision = { readonly proposalId: string; readonly by: string; readonly now: Date }
type Decided = Result<null, DecideRefusal>

/**
 * A second person says yes, and it is done in the same transaction: the invitation goes out, the person works again, or is
 * something else from now on. Who asked and who approves must be entitled at this moment.
 */
export const approveProposal = (deps: InviteDeps, order: Decision): Promise<Decided> =>
  decide(deps, order, 'APPROVE', null)

/** A second person says no, and why. */
export async function rejectProposal(
  deps: InviteDeps,
  order: Decision & { readonly reason: string },
): Promise<Decided> {
  const reason = order.reason.trim()
  return reason === '' ? err({ code: 'REASON_EMPTY' }) : decide(deps, order, 'REJECT', reason)
}

/** Whoever asked takes it back. */
export const withdrawProposal = (deps: InviteDeps, order: Decision): Promise<Decided> =>
  decide(deps, order, 'WITHDRAW', null)

function decide(
  deps: InviteDeps,
  order: Decision,
  act: ProposalAct,
  reason: string | null,
): Promise<Decided> {
  return unitOfWork(deps.database, async (tx) => {
    await lockAdministrators(tx)
    const proposal = await lockProposal(tx, order.proposalId)
    const person = await partyOf(tx, order.by)
    if (proposal === null || person === null || !isTheirs(person, proposal)) return err({ code: 'NOT_FOUND' })
    const refusal = refusalOf(proposal, act, person)
    if (refusal) return err(refusal)
    const done = act === 'APPROVE' ? await carryOutOnce(deps, tx, proposal, order) : ok(null)
    if (!done.ok) return done
    if (act !== 'APPROVE') await write(tx, proposal, act, order, reason)
    await note(deps, tx, proposal, act, person, reason, order.now)
    return ok(null)
  })
}

/** What is another bank's, or no bank's, does not exist for a bank's administrator. */
const isTheirs = (person: Party, { bank }: StoredProposal): boolean =>
  person.role === 'ADMINISTRATOR' || !person.isActive || person.bank === bank

/** What it is about may have changed since it was proposed: then nothing is written. */
async function carryOutOnce(
  deps: InviteDeps,
  tx: Transaction,
  proposal: StoredProposal,
  order: Decision,
): Promise<Decided> {
  const { check, run } = carryOut(deps, tx, proposal, order)
  const refusal = await check()
  if (refusal) return err(refusal)
  await write(tx, proposal, 'APPROVE', order, null)
  await run()
  return ok(null)
}

async function write(
  tx: Transaction,
  { id, state }: StoredProposal,
  act: ProposalAct,
  { by, now }: Decision,
  reason: string | null,
): Promise<void> {
  const moved = next(proposalMachine, state, act)
  if (!moved.ok) throw new Error(`A proposal that is ${state} was to ${act}`)
  await tx.$executeRaw`
    UPDATE staff_proposal SET state = ${moved.value}, decided_by = ${by}::uuid, decided_at = ${now}::timestamptz,
                              reason = ${reason}
     WHERE id = ${id}::uuid`
}

const words = { APPROVE: 'APPROVED', REJECT: 'REJECTED', WITHDRAW: 'WITHDRAWN' } as const

async function note(
  deps: InviteDeps,
  tx: Transaction,
  proposal: StoredProposal,
  act: ProposalAct,
  person: Party,
  reason: string | null,
  now: Date,
): Promise<void> {
  const { id, kind, staffId, role, agencyId, bank, branch } = proposal
  await recordAudit(tx, {
    at: now,
    actor: staffActor(person.id),
    action: `STAFF_${kind}_${words[act]}`,
    subject: `staff-proposal:${id}`,
    detail: {
      staff: staffId,
      proposedBy: proposal.proposedBy.id,
      role,
      agency: agencyId,
      bank,
      branch,
      reason,
    },
  })
  const what = `${kind}_${words[act]}` as const
  await tellAdministrators(tx, deps, { what, about: proposal, by: person.email, reason, now })
}
