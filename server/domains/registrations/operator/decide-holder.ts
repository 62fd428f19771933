import { err, ok, type Result } from '#lib/result.ts'
import { terminalStates } from '#lib/state-machine.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import { closeHolder, holderVersionNow, verifyHolder } from '#server/domains/identity/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { asOperator } from '../actors.ts'
import { readReason } from '../desk/reason.ts'
import { registrationMachine } from '../registration.states.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { lockById, lockHolder } from '../repository.ts'
import type { DecideHolderRefusal, HolderDecision } from '../story-contract.ts'
import { takeStep } from '../take-step.ts'

export type HolderOrder = {
  readonly operatorId: string
  readonly holderId: string
  readonly decision: HolderDecision
  /** The holder's version as it was looked at: whoever is verified is who was seen. */
  readonly seen: string
  readonly reason: string
}

/**
 * Notes that a holder is who it says, or ends it; why stands in the audit. What ends takes its forms and accounts along, so that
 * no bank decides about, or keeps a right to debit for, nobody.
 */
export async function decideHolder(
  deps: RegistrationDeps,
  { operatorId, holderId, decision, seen, reason: typed }: HolderOrder,
): Promise<Result<null, DecideHolderRefusal>> {
  const reason = readReason(typed)
  if (reason === null) return err({ code: 'REASON_EMPTY' })
  return unitOfWork<Result<null, DecideHolderRefusal>>(deps.database, async (tx) => {
    const now = deps.clock()
    const by = { kind: 'STAFF', id: operatorId } as const
    await lockHolder(tx, holderId)
    const version = await holderVersionNow(tx, holderId)
    if (version === null) return err({ code: 'NOT_FOUND' })
    if (decision === 'VERIFY' && version !== seen) return err({ code: 'CHANGED' })
    if (decision === 'CLOSE') await endRegistrations(tx, deps, { holderId, operatorId, reason, now })
    const decide = decision === 'VERIFY' ? verifyHolder : closeHolder
    const decided = await decide(tx, { holderId, by, now })
    if (!decided.ok) return decided
    await recordAudit(tx, {
      at: now,
      actor: by,
      action: `TRACE_HOLDER_${decision}`,
      subject: `holder:${holderId}`,
      detail: { reason },
    })
    return ok(null)
  })
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
