import { err, ok, type Result } from '#lib/result.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import { closeHolder, verifyHolder } from '#server/domains/identity/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { asOperator } from '../actors.ts'
import { readReason } from '../desk/reason.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { lockById } from '../repository.ts'
import type { DecideHolderRefusal, HolderDecision } from '../story-contract.ts'
import { takeStep } from '../take-step.ts'

export type HolderOrder = {
  readonly operatorId: string
  readonly holderId: string
  readonly decision: HolderDecision
  readonly reason: string
}

/**
 * Notes that a holder is who it says, or ends it; why stands in the audit. What ends takes its accounts in force along, so that
 * no bank keeps a right to debit for nobody.
 */
export async function decideHolder(
  deps: RegistrationDeps,
  { operatorId, holderId, decision, reason: typed }: HolderOrder,
): Promise<Result<null, DecideHolderRefusal>> {
  const reason = readReason(typed)
  if (reason === null) return err({ code: 'REASON_EMPTY' })
  return unitOfWork<Result<null, DecideHolderRefusal>>(deps.database, async (tx) => {
    const now = deps.clock()
    const by = { kind: 'STAFF', id: operatorId } as const
    if (decision === 'CLOSE') await closeAccounts(tx, deps, { holderId, operatorId, reason, now })
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

async function closeAccounts(
  tx: Transaction,
  deps: RegistrationDeps,
  { holderId, operatorId, reason, now }: Closing,
): Promise<void> {
  const inForce = await tx.registration.findMany({
    where: { holderId, state: { in: ['APPROVED', 'SUSPENDED'] } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
  for (const { id } of inForce) {
    const registration = await lockById(tx, id)
    // One that a colleague ended meanwhile is refused by the machine, and is what was wanted.
    if (registration !== null)
      await takeStep(tx, deps, registration, { event: 'CLOSE', by: asOperator(operatorId), now, reason })
  }
}
