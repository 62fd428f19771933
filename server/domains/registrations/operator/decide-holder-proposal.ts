import { err, ok, type Result } from '#lib/result.ts'
import { next, terminalStates } from '#lib/state-machine.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import { closeHolder, verifyHolder } from '#server/domains/identity/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { asOperator } from '../actors.ts'
import { readReason } from '../desk/reason.ts'
import type { DecideHolderRefusal, HolderProposalAct } from '../holder-contract.ts'
import { registrationMachine } from '../registration.states.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { lockById } from '../repository.ts'
import { takeStep } from '../take-step.ts'
import { holderProposalMachine } from './holder-proposal.states.ts'
import { refusalOf } from './holder-proposal.ts'
import { lockHolderProposal, operatorNow, type StoredHolderProposal } from './holder-proposal-row.ts'

/** Which proposal, and the operator who decides. */
export type HolderProposalOrder = { readonly proposalId: string; readonly operatorId: string }
type Decided = Result<null, DecideHolderRefusal>

/**
 * Another operator approves, and it is done in the same transaction: the holder is verified, or ends with its forms and accounts.
 * Both must be operators at this moment.
 */
export const approveHolderProposal = (deps: RegistrationDeps, order: HolderProposalOrder): Promise<Decided> =>
  decide(deps, order, 'APPROVE', null)

/** Another operator says no, and why. */
export async function rejectHolderProposal(
  deps: RegistrationDeps,
  order: HolderProposalOrder & { readonly reason: string },
): Promise<Decided> {
  const reason = readReason(order.reason)
  return reason === null ? err({ code: 'REASON_EMPTY' }) : decide(deps, order, 'REJECT', reason)
}

/** The proposing operator takes it back. */
export const withdrawHolderProposal = (
  deps: RegistrationDeps,
  order: HolderProposalOrder,
): Promise<Decided> => decide(deps, order, 'WITHDRAW', null)

/** What was written is undone where the deed turns out to be impossible. */
class Impossible extends Error {
  readonly refusal: DecideHolderRefusal
  constructor(refusal: DecideHolderRefusal) {
    super(refusal.code)
    this.refusal = refusal
  }
}

async function decide(
  deps: RegistrationDeps,
  { proposalId, operatorId }: HolderProposalOrder,
  act: HolderProposalAct,
  reason: string | null,
): Promise<Decided> {
  try {
    return await unitOfWork<Decided>(deps.database, async (tx) => {
      const now = deps.clock()
      const proposal = await lockHolderProposal(tx, proposalId)
      if (proposal === null) return err({ code: 'NOT_WAITING' })
      const refusal = refusalOf(proposal, act, await operatorNow(tx, operatorId), now)
      if (refusal) return err(refusal)
      await write(tx, proposal, act, { operatorId, reason, now })
      if (act === 'APPROVE') await carryOut(tx, deps, proposal, operatorId, now)
      return ok(null)
    })
  } catch (error) {
    if (error instanceof Impossible) return err(error.refusal)
    throw error
  }
}

const written = { APPROVE: 'APPROVED', REJECT: 'REJECTED', WITHDRAW: 'WITHDRAWN' } as const
type Decision = { readonly operatorId: string; readonly reason: string | null; readonly now: Date }

async function write(
  tx: Transaction,
  proposal: StoredHolderProposal,
  act: HolderProposalAct,
  { operatorId, reason, now }: Decision,
): Promise<void> {
  const moved = next(holderProposalMachine, proposal.state, act)
  if (!moved.ok) throw new Error(`A proposal that is ${proposal.state} was to ${act}`)
  await tx.$executeRaw`
    UPDATE holder_proposal SET state = ${moved.value}, decided_by = ${operatorId}::uuid, decided_at = ${now}::timestamptz,
                               reason = ${reason}
     WHERE id = ${proposal.id}::uuid`
  const { id, decision, why, proposedBy } = proposal
  await recordAudit(tx, {
    at: now,
    actor: { kind: 'STAFF', id: operatorId },
    action: `TRACE_HOLDER_${decision}_${written[act]}`,
    subject: `holder:${proposal.holderId}`,
    detail: { proposal: id, proposedBy, why, reason },
  })
}

/** What ends takes its forms and accounts along, so that no bank decides about, or keeps a right to debit for, nobody. */
async function carryOut(
  tx: Transaction,
  deps: RegistrationDeps,
  { holderId, decision, why }: StoredHolderProposal,
  operatorId: string,
  now: Date,
): Promise<void> {
  const by = { kind: 'STAFF', id: operatorId } as const
  if (decision === 'CLOSE') {
    await endRegistrations(tx, deps, { holderId, operatorId, reason: why, now })
    const closed = await closeHolder(tx, { holderId, by, now })
    if (!closed.ok) throw new Error(`Holder ${holderId} was locked and is not there`)
    return
  }
  const verified = await verifyHolder(tx, { holderId, by, now })
  if (verified.ok) return
  const { code } = verified.error
  if (code === 'NOT_FOUND') throw new Error(`Holder ${holderId} was locked and is not there`)
  throw new Impossible({ code })
}

type Closing = {
  readonly holderId: string
  readonly operatorId: string
  readonly reason: string
  readonly now: Date
}

async function endRegistrations(
  tx: Transaction,
  deps: RegistrationDeps,
  { holderId, operatorId, reason, now }: Closing,
): Promise<void> {
  const open = await tx.registration.findMany({
    where: { holderId, state: { notIn: [...terminalStates(registrationMachine)] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of open) {
    const registration = await lockById(tx, id)
    if (registration === null) continue
    await takeStep(tx, deps, registration, { event: 'HOLDER_ENDS', by: asOperator(operatorId), now, reason })
  }
}
