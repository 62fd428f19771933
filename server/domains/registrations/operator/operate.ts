import { err, ok, type Result } from '#lib/result.ts'
import { readerOf, type Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { asOperator } from '../actors.ts'
import { readReason } from '../desk/reason.ts'
import type { DeskResumeRefusal, DeskStepRefusal } from '../desk-contract.ts'
import type { RegistrationState } from '../registration.states.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { type LockedRegistration, lockByNumber } from '../repository.ts'
import { type StoppingEvent, stopOf, suspendedBy } from '../suspended-by.ts'
import { keepOneDefault, takeStep } from '../take-step.ts'

/** What an operator orders about any bank's registration as it was seen. */
export type OperatorOrder = { readonly operatorId: string; readonly number: string; readonly version: number }
type Done = { readonly state: RegistrationState }
type EventOf = (tx: Transaction, registration: LockedRegistration) => Promise<StoppingEvent>

/** Stops an account from being debited, and says why; only an operator lets it go on, also where its holder had stopped it. */
export const suspendByOperator = withReason(stopOf)
/** Ends an account for good, and says why. */
export const closeByOperator = withReason(async () => 'CLOSE')

/** Lets an account go on that an operator had suspended. */
export function resumeByOperator(
  deps: RegistrationDeps,
  order: OperatorOrder,
): Promise<Result<Done, DeskResumeRefusal>> {
  return unitOfWork<Result<Done, DeskResumeRefusal>>(deps.database, async (tx) => {
    const registration = await lockSeen(tx, order)
    if (!registration.ok) return registration
    const by = await suspendedBy(readerOf(tx), order.number)
    if (by !== null && by !== 'OPERATOR') return err({ code: 'SUSPENDED_BY_OTHER', by })
    return take(tx, deps, registration.value, { ...order, event: 'RESUME', reason: null })
  })
}

function withReason(eventOf: EventOf) {
  return async (
    deps: RegistrationDeps,
    order: OperatorOrder & { readonly reason: string },
  ): Promise<Result<Done, DeskStepRefusal>> => {
    const reason = readReason(order.reason)
    if (reason === null) return err({ code: 'REASON_EMPTY' })
    return unitOfWork<Result<Done, DeskStepRefusal>>(deps.database, async (tx) => {
      const registration = await lockSeen(tx, order)
      if (!registration.ok) return registration
      const event = await eventOf(tx, registration.value)
      return take(tx, deps, registration.value, { ...order, event, reason })
    })
  }
}

async function lockSeen(tx: Transaction, { number, version }: OperatorOrder) {
  const registration = await lockByNumber(tx, number)
  if (registration === null) return err({ code: 'NOT_FOUND' })
  return registration.version === version ? ok(registration) : err({ code: 'CHANGED' })
}

type Ordered = {
  readonly operatorId: string
  readonly event: StoppingEvent | 'RESUME'
  readonly reason: string | null
}

async function take(
  tx: Transaction,
  deps: RegistrationDeps,
  registration: LockedRegistration,
  { operatorId, event, reason }: Ordered,
) {
  const [by, now] = [asOperator(operatorId), deps.clock()]
  const after = await takeStep(tx, deps, registration, { event, by, now, reason })
  if (!after.ok) return after
  await keepOneDefault(tx, registration.holderId, by, now)
  return ok({ state: after.value.state })
}
