import { err, ok, type Result } from '#lib/result.ts'
import { next } from '#lib/state-machine.ts'
import type { MandateState } from '#server/domains/bank-connectors/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { addJobs } from '#server/platform/jobs.ts'
import type { ActingAs } from './actors.ts'
import type { HistoryKind, StateRefusal } from './contract.ts'
import { writeHistory } from './history.ts'
import { type RegistrationEvent, type RegistrationState, registrationMachine } from './registration.states.ts'
import type { RegistrationDeps } from './registration-deps.ts'
import { tellMandateJob } from './registration-jobs.ts'
import type { Changes, Step } from './registration-step.ts'
import { type LockedRegistration, typed } from './repository.ts'
import { tellHolder } from './tell-holder.ts'

/**
 * The one way in which a registration changes its state: row, history, audit, what the holder is told and what the bank is to keep
 * are written in the caller's transaction. The row is locked.
 */
export async function takeStep(
  tx: Transaction,
  deps: RegistrationDeps,
  before: LockedRegistration,
  step: Step,
): Promise<Result<LockedRegistration, StateRefusal>> {
  const target = next(registrationMachine, before.state, step.event)
  if (!target.ok) return err({ code: 'WRONG_STATE', state: before.state })
  const { by, now, reason = null, detail } = step
  const state = target.value
  const mandate = mandateAfter(before.state, state, step.event)
  const after = await change(tx, before, {
    ...(step.reason === undefined ? {} : { reason }),
    ...(state === 'APPROVED' ? {} : { isDefault: false }),
    ...(mandateOf[state] === 'ENDED' ? { takesOver: false } : {}),
    ...(mandate === null ? {} : { mandateState: 'TELLING', mandateVersion: before.mandateVersion + 1 }),
    ...step.changes,
    state,
  })
  const kind = kindOf(step.event)
  await writeHistory(tx, before, { kind, stateAfter: state, by, reason, ...(detail && { detail }), now })
  if (mandate !== null) await addJobs(tx, [tellMandateJob(before.id, 1, now)])
  await tellHolder(tx, deps, after, step)
  return ok(after)
}

/** Writes a change under the next version; the row is locked. */
export async function change(
  tx: Transaction,
  { id, version }: Pick<LockedRegistration, 'id' | 'version'>,
  data: Changes & { state?: RegistrationState },
): Promise<LockedRegistration> {
  return typed(await tx.registration.update({ where: { id }, data: { ...data, version: version + 1 } }))
}

/** What the bank is to keep in a state; null where it keeps nothing. */
export const mandateOf: Readonly<Record<RegistrationState, MandateState | null>> = {
  DRAFT: null,
  AWAITING_FORM: null,
  RECEIVED: null,
  RETURNED: null,
  REJECTED: null,
  EXPIRED: null,
  APPROVED: 'ACTIVE',
  SUSPENDED: 'SUSPENDED',
  CLOSED: 'ENDED',
  REPLACED: 'ENDED',
}

/** What the bank has to be told after a step; a bank that refused knows already that it keeps nothing. */
function mandateAfter(
  before: RegistrationState,
  after: RegistrationState,
  event: RegistrationEvent,
): MandateState | null {
  const wasKept = mandateOf[before] !== null
  const isNew = after === 'APPROVED'
  return event !== 'BANK_REFUSES' && (wasKept || isNew) ? mandateOf[after] : null
}

/** What reads alike in the history, wherever it was done; the actor says where. */
function kindOf(event: RegistrationEvent): HistoryKind {
  switch (event) {
    case 'BANK_APPROVES':
      return 'APPROVE'
    case 'BANK_REJECTS':
      return 'REJECT'
    case 'HOLDER_ENDS':
      return 'CLOSE'
    case 'SUSPEND_OVER':
      return 'SUSPEND'
    default:
      return event
  }
}

/** Among the accounts that may be debited one is the default: where none is, the one that was approved first becomes it. */
export async function keepOneDefault(
  tx: Transaction,
  holderId: string,
  by: ActingAs,
  now: Date,
): Promise<void> {
  if ((await tx.registration.count({ where: { holderId, isDefault: true } })) > 0) return
  const first = await tx.registration.findFirst({
    where: { holderId, state: 'APPROVED', takesOver: false },
    orderBy: [{ decidedAt: 'asc' }, { id: 'asc' }],
  })
  if (first !== null) await makeDefault(tx, typed(first), by, now)
}

export async function makeDefault(
  tx: Transaction,
  registration: LockedRegistration,
  by: ActingAs,
  now: Date,
): Promise<LockedRegistration> {
  const after = await change(tx, registration, { isDefault: true })
  await writeHistory(tx, after, { kind: 'SET_DEFAULT', stateAfter: after.state, by, now })
  return after
}
