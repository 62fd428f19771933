import { err, type Result } from '#lib/result.ts'
import { verifyHolder } from '#server/domains/identity/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { type ActingAs, actorText, auditActor } from './actors.ts'
import type { StateRefusal } from './contract.ts'
import type { ApprovalObstacle } from './desk-contract.ts'
import { isElsewhere, lockAccount, replacedBy } from './holder/account-claims.ts'
import { isAsPrinted } from './holder/holder-facts.ts'
import type { RegistrationEvent } from './registration.states.ts'
import type { RegistrationDeps } from './registration-deps.ts'
import type { LockedRegistration } from './repository.ts'
import { keepOneDefault, takeStep } from './take-step.ts'

export type Approval = {
  readonly event: Extract<RegistrationEvent, 'APPROVE' | 'BANK_APPROVES'>
  readonly by: ActingAs
  readonly now: Date
  readonly detail?: Readonly<Record<string, string | number>>
}

export type ApprovalRefusal = StateRefusal | { readonly code: ApprovalObstacle }

/**
 * Approves a registration, whoever decided it: its holder is who it says from now on, and the bank is told. What it replaces
 * stays in force until the bank has confirmed (`take-over.ts`).
 */
export async function approve(
  tx: Transaction,
  deps: RegistrationDeps,
  before: LockedRegistration,
  { event, by, now, detail }: Approval,
): Promise<Result<LockedRegistration, ApprovalRefusal>> {
  if (!approvable[event].includes(before.state)) return err({ code: 'WRONG_STATE', state: before.state })
  if (!(await isAsPrinted(tx, deps, before))) return err({ code: 'HOLDER_CHANGED' })
  await lockAccount(tx, before.connector, before.accountHash)
  if (await isElsewhere(tx, before)) return err({ code: 'ACCOUNT_ELSEWHERE' })
  const verified = await verifyHolder(tx, { holderId: before.holderId, by: auditActor(by), now })
  if (!verified.ok) {
    const { code } = verified.error
    return err(code === 'TAX_CODE_HAS_ACCOUNT' ? { code } : { code: 'WRONG_STATE', state: before.state })
  }
  const takesOver = (await replacedBy(tx, before)).length > 0
  const decided = { decidedAt: now, decidedBy: actorText(by), takesOver }
  const after = await takeStep(tx, deps, before, {
    event,
    by,
    now,
    reason: null,
    changes: decided,
    ...(detail && { detail }),
  })
  if (!after.ok) throw new Error(`Registration ${before.number} was approvable`)
  await keepOneDefault(tx, before.holderId, by, now)
  return after
}

/** Refused before anything is written; the machine says the same. */
const approvable: Readonly<Record<Approval['event'], readonly string[]>> = {
  APPROVE: ['RECEIVED'],
  BANK_APPROVES: ['AWAITING_FORM', 'RECEIVED'],
}
