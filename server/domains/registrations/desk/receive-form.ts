import { err, ok, type Result } from '#lib/result.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { asOfficer } from '../actors.ts'
import type { ComparedField, ReceiveRefusal } from '../desk-contract.ts'
import { isAsPrinted } from '../holder/holder-facts.ts'
import { comparedOf } from '../printed-form.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import type { LockedRegistration } from '../repository.ts'
import { unsealForm } from '../sealed.ts'
import { takeStep } from '../take-step.ts'
import { type DeskDone, type DeskOrder, deskStep, officerText } from './desk-step.ts'
import { scansOfPaper } from './scans-of-paper.ts'

export type ReceiveOrder = DeskOrder & {
  /** "Lần in" as the paper says it. */
  readonly formVersion: number
  /** The fields that the teller has found to be the same on the paper. */
  readonly confirmed: readonly ComparedField[]
}

/**
 * A teller has the signed paper, has compared every field with it and attached its scan. Any branch of the bank takes it, once; a
 * controller decides.
 */
export function receiveForm(
  deps: RegistrationDeps,
  order: ReceiveOrder,
): Promise<Result<DeskDone, ReceiveRefusal>> {
  const { officer } = order
  const now = deps.clock()
  return deskStep<DeskDone, ReceiveRefusal>(deps, order, {
    before: (registration) => receivedBefore(registration, officerText(officer)),
    work: async (tx, registration) => {
      const refusal = await whyNot(tx, deps, registration, order, now)
      if (refusal !== null) return err(refusal)
      const after = await takeStep(tx, deps, registration, {
        event: 'RECEIVE',
        by: asOfficer(officer),
        now,
        changes: { receivedAt: now, receivedBy: officerText(officer), receivedBranch: officer.branch },
        detail: { branch: officer.branch, formVersion: order.formVersion },
      })
      return after.ok ? ok({ state: after.value.state }) : after
    },
  })
}

/** The same teller's order again is answered again; another's paper is a second one. */
function receivedBefore(
  { state, receivedBy, receivedBranch, receivedAt }: LockedRegistration,
  me: string,
): Result<DeskDone, ReceiveRefusal> | null {
  if (state !== 'RECEIVED') return null
  if (receivedBy === me) return ok({ state })
  return err({
    code: 'RECEIVED_ELSEWHERE',
    branch: receivedBranch ?? '',
    at: receivedAt?.toISOString() ?? '',
  })
}

async function whyNot(
  tx: Transaction,
  deps: RegistrationDeps,
  registration: LockedRegistration,
  order: ReceiveOrder,
  now: Date,
): Promise<ReceiveRefusal | null> {
  const { id, state, formVersion, formExpiresAt, formCipher } = registration
  if (state !== 'AWAITING_FORM') return { code: 'WRONG_STATE', state }
  if (order.formVersion !== formVersion) return { code: 'OLD_PRINT', current: formVersion }
  if (formExpiresAt !== null && formExpiresAt <= now) return { code: 'FORM_EXPIRED' }
  if (!(await isAsPrinted(tx, deps, registration))) return { code: 'HOLDER_CHANGED' }
  const form = unsealForm(deps.config, id, formCipher)
  if (form === null) throw new Error(`Registration ${id} waits for a form that was never printed`)
  const missing = comparedOf(form, formVersion)
    .map(({ field }) => field)
    .filter((field) => !order.confirmed.includes(field))
  if (missing.length > 0) return { code: 'NOT_COMPARED', missing }
  const scans = await scansOfPaper(tx, registration)
  return scans.length === 0 ? { code: 'SCAN_MISSING' } : null
}
