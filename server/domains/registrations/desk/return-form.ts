import { err, ok, type Result } from '#lib/result.ts'
import { asOfficer } from '../actors.ts'
import type { ReturnRefusal } from '../desk-contract.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { takeStep } from '../take-step.ts'
import { type DeskDone, type DeskOrder, deskStep } from './desk-step.ts'
import { readReason } from './reason.ts'

/** A teller or controller gives the paper back; its holder reads why, mends it and prints it anew. */
export async function returnForm(
  deps: RegistrationDeps,
  order: DeskOrder & { readonly reason: string },
): Promise<Result<DeskDone, ReturnRefusal>> {
  const reason = readReason(order.reason)
  if (reason === null) return err({ code: 'REASON_EMPTY' })
  return deskStep<DeskDone, ReturnRefusal>(deps, order, {
    work: async (tx, registration) => {
      const by = asOfficer(order.officer)
      const after = await takeStep(tx, deps, registration, { event: 'RETURN', by, now: deps.clock(), reason })
      return after.ok ? ok({ state: after.value.state }) : after
    },
  })
}
