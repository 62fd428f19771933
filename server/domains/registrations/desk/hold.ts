import { err, ok, type Result } from '#lib/result.ts'
import { readerOf, type Transaction } from '#server/platform/database/database.ts'
import { asOfficer } from '../actors.ts'
import type { DeskResumeRefusal, DeskStepRefusal } from '../desk-contract.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import type { LockedRegistration } from '../repository.ts'
import { type StoppingEvent, stopOf, suspendedBy } from '../suspended-by.ts'
import { keepOneDefault, takeStep } from '../take-step.ts'
import { type DeskDone, type DeskOrder, deskStep } from './desk-step.ts'
import { readReason } from './reason.ts'

type WithReason = DeskOrder & { readonly reason: string }

const withReason =
  (eventOf: (tx: Transaction, registration: LockedRegistration) => Promise<StoppingEvent>) =>
  async (deps: RegistrationDeps, order: WithReason): Promise<Result<DeskDone, DeskStepRefusal>> => {
    const reason = readReason(order.reason)
    if (reason === null) return err({ code: 'REASON_EMPTY' })
    return deskStep<DeskDone, DeskStepRefusal>(deps, order, {
      work: async (tx, registration) => {
        const [by, now] = [asOfficer(order.officer), deps.clock()]
        const event = await eventOf(tx, registration)
        const after = await takeStep(tx, deps, registration, { event, by, now, reason })
        if (!after.ok) return after
        await keepOneDefault(tx, registration.holderId, by, now)
        return ok({ state: after.value.state })
      },
    })
  }

/** The bank stops an account from being debited, and says why; a stop of its holder becomes the bank's. */
export const suspendAtDesk = withReason(stopOf)
/** The bank ends an account for good, and says why. */
export const closeAtDesk = withReason(async () => 'CLOSE')

/** The bank lets an account go on that it had suspended, or refused. */
export function resumeAtDesk(
  deps: RegistrationDeps,
  order: DeskOrder,
): Promise<Result<DeskDone, DeskResumeRefusal>> {
  return deskStep<DeskDone, DeskResumeRefusal>(deps, order, {
    work: async (tx, registration) => {
      const suspender = await suspendedBy(readerOf(tx), registration.number)
      if (suspender !== null && suspender !== 'BANK')
        return err({ code: 'SUSPENDED_BY_OTHER', by: suspender })
      const [by, now] = [asOfficer(order.officer), deps.clock()]
      const after = await takeStep(tx, deps, registration, { event: 'RESUME', by, now, reason: null })
      if (!after.ok) return after
      await keepOneDefault(tx, registration.holderId, by, now)
      return ok({ state: after.value.state })
    },
  })
}
