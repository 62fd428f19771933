import type { Transaction } from '#server/platform/database/database.ts'
import type { ActingAs } from './actors.ts'
import { lockAccount, replacedBy } from './holder/account-claims.ts'
import type { RegistrationDeps } from './registration-deps.ts'
import type { LockedRegistration } from './repository.ts'
import { takeStep } from './take-step.ts'

/**
 * Ends what a registration takes over from, now that its bank debits by it, in the transaction that says so: there is an
 * account to pay from at every moment. Answers whether the default was among it and moves along.
 */
export async function endReplaced(
  tx: Transaction,
  deps: RegistrationDeps,
  registration: LockedRegistration,
  by: ActingAs,
  now: Date,
): Promise<boolean> {
  await lockAccount(tx, registration.connector, registration.accountHash)
  const ending = await replacedBy(tx, registration)
  for (const old of ending) {
    const replaced = { event: 'REPLACE', by, now, replacedBy: registration.number } as const
    const done = await takeStep(tx, deps, old, { ...replaced, detail: { by: registration.number } })
    if (!done.ok) throw new Error(`Registration ${old.number} was in force`)
  }
  return ending.some(({ isDefault }) => isDefault)
}
