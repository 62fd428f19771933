import { err, ok, type Result } from '#lib/result.ts'
import { readerOf, type Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { asOperator } from '../actors.ts'
import { readReason } from '../desk/reason.ts'
import type { RegistrationState } from '../registration.states.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { type LockedRegistration, lockByNumber } from '../repository.ts'
import type { OperatorStepRefusal } from '../story-contract.ts'
import { suspendedBy } from '../suspended-by.ts'
import { keepOneDefault, takeStep } from '../take-step.ts'

/** What an operator orders about a registration as it was seen; `reason` is read by its holder. */
export type OperatorOrder = {
  readonly operatorId: string
  readonly number: string
  readonly version: number
  readonly reason: string
}
type Done = Result<{ readonly state: RegistrationState }, OperatorStepRefusal>

/** Stops an account from being debited, at whichever bank, until an operator lets it go on. */
export function suspendAsOperator(deps: RegistrationDeps, order: OperatorOrder): Promise<Done> {
  return step(deps, order, 'SUSPEND', async () => null)
}

/** Lets an account go on that an operator had suspended. */
export function resumeAsOperator(deps: RegistrationDeps, order: OperatorOrder): Promise<Done> {
  return step(deps, order, 'RESUME', async (tx, { number }) => {
    const suspender = await suspendedBy(readerOf(tx), number)
    return suspender === null || suspender === 'OPERATOR'
      ? null
      : { code: 'SUSPENDED_BY_OTHER', by: suspender }
  })
}

type Check = (tx: Transaction, registration: LockedRegistration) => Promise<OperatorStepRefusal | null>

async function step(
  deps: RegistrationDeps,
  { operatorId, number, version, reason: typed }: OperatorOrder,
  event: 'SUSPEND' | 'RESUME',
  check: Check,
): Promise<Done> {
  const reason = readReason(typed)
  if (reason === null) return err({ code: 'REASON_EMPTY' })
  return unitOfWork<Done>(deps.database, async (tx) => {
    const registration = await lockByNumber(tx, number)
    if (registration === null) return err({ code: 'NOT_FOUND' })
    if (registration.version !== version) return err({ code: 'CHANGED' })
    const refused = await check(tx, registration)
    if (refused !== null) return err(refused)
    const [by, now] = [asOperator(operatorId), deps.clock()]
    const after = await takeStep(tx, deps, registration, { event, by, now, reason })
    if (!after.ok) return after
    await keepOneDefault(tx, registration.holderId, by, now)
    return ok({ state: after.value.state })
  })
}
