import { err, type Result } from '#lib/result.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { actorText, asOfficer, type Officer } from '../actors.ts'
import type { DeskRefusal } from '../desk-contract.ts'
import type { RegistrationState } from '../registration.states.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { type LockedRegistration, lockOfBank } from '../repository.ts'

/** What a person of the bank orders about a registration as it was seen. */
export type DeskOrder = {
  readonly officer: Officer
  readonly number: string
  /** The version that was seen. */
  readonly version: number
}
export type DeskDone = { readonly state: RegistrationState }

/** How an officer stands in received_by and decided_by. */
export const officerText = (officer: Officer): string => actorText(asOfficer(officer))

type Steps<T, E> = {
  /** What is answered before the version is looked at: the same order again, or a colleague who was faster; null to go on. */
  readonly before?: (registration: LockedRegistration) => Result<T, E> | null
  readonly work: (tx: Transaction, registration: LockedRegistration) => Promise<Result<T, E>>
}

/** One step of a bank's person in one transaction: own bank only, what was seen, and then the work. */
export function deskStep<T, E>(
  deps: RegistrationDeps,
  { officer, number, version }: DeskOrder,
  { before, work }: Steps<T, E>,
): Promise<Result<T, E | DeskRefusal>> {
  return unitOfWork<Result<T, E | DeskRefusal>>(deps.database, async (tx) => {
    const registration = await lockOfBank(tx, number, officer.bank)
    if (registration === null || registration.formVersion === 0) return err({ code: 'NOT_FOUND' })
    const answered = before?.(registration) ?? null
    if (answered !== null) return answered
    if (registration.version !== version) return err({ code: 'CHANGED' })
    return work(tx, registration)
  })
}
