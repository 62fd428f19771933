import { err, ok, type Result } from '#lib/result.ts'
import { asOfficer } from '../actors.ts'
import { approve } from '../approve.ts'
import type { ApproveRefusal, RejectRefusal } from '../desk-contract.ts'
import type { RegistrationState } from '../registration.states.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import type { LockedRegistration } from '../repository.ts'
import { takeStep } from '../take-step.ts'
import { type DeskDone, type DeskOrder, deskStep, officerText } from './desk-step.ts'
import { readReason } from './reason.ts'

/** A controller, who is not the one who received it, puts the account in force. */
export function approveForm(
  deps: RegistrationDeps,
  order: DeskOrder,
): Promise<Result<DeskDone, ApproveRefusal>> {
  const me = officerText(order.officer)
  return deskStep<DeskDone, ApproveRefusal>(deps, order, {
    before: (registration) => decidedBefore(registration, me, 'APPROVED'),
    work: async (tx, registration) => {
      if (registration.receivedBy === me) return err({ code: 'OWN_WORK' })
      const by = asOfficer(order.officer)
      const after = await approve(tx, deps, registration, { event: 'APPROVE', by, now: deps.clock() })
      return after.ok ? ok({ state: after.value.state }) : after
    },
  })
}

/** A controller, who is not the one who received it, says no, and why. The holder reads it, and would begin anew. */
export async function rejectForm(
  deps: RegistrationDeps,
  order: DeskOrder & { readonly reason: string },
): Promise<Result<DeskDone, RejectRefusal>> {
  const reason = readReason(order.reason)
  if (reason === null) return err({ code: 'REASON_EMPTY' })
  const me = officerText(order.officer)
  const now = deps.clock()
  return deskStep<DeskDone, RejectRefusal>(deps, order, {
    before: (registration) => decidedBefore(registration, me, 'REJECTED'),
    work: async (tx, registration) => {
      if (registration.receivedBy === me) return err({ code: 'OWN_WORK' })
      const by = asOfficer(order.officer)
      const changes = { decidedAt: now, decidedBy: me }
      const after = await takeStep(tx, deps, registration, { event: 'REJECT', by, now, reason, changes })
      return after.ok ? ok({ state: after.value.state }) : after
    },
  })
}

/** The same controller's decision again is answered again. */
const decidedBefore = (
  { state, decidedBy }: LockedRegistration,
  me: string,
  decided: RegistrationState,
): Result<DeskDone, never> | null => (state === decided && decidedBy === me ? ok({ state }) : null)
