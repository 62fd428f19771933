import { err, type Result } from '#lib/result.ts'
import { roleNow } from '#server/domains/identity/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { Member } from '../actors.ts'
import type { HolderRefusal } from '../contract.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { type LockedRegistration, lockOfHolder } from '../repository.ts'

/** What an owner orders about a registration as it was seen. */
export type OwnOrder = {
  readonly member: Member
  readonly number: string
  /** The version that was seen. */
  readonly version: number
}

/** One step of an owner in one transaction: role, holder, what was seen, and then the work. */
export function ownStep<T, E>(
  deps: RegistrationDeps,
  { member, number, version }: OwnOrder,
  work: (tx: Transaction, registration: LockedRegistration) => Promise<Result<T, E>>,
): Promise<Result<T, E | HolderRefusal>> {
  return unitOfWork<Result<T, E | HolderRefusal>>(deps.database, async (tx) => {
    const registration = await lockOfHolder(tx, number, member.holderId)
    if (registration === null) return err({ code: 'NOT_FOUND' })
    if ((await roleNow(tx, member)) !== 'OWNER') return err({ code: 'NOT_OWNER' })
    if (registration.version !== version) return err({ code: 'CHANGED' })
    return work(tx, registration)
  })
}
