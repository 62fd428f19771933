import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import { asJob } from '../actors.ts'
import type { RegistrationDeps } from '../registration-deps.ts'
import { expireFormJob } from '../registration-jobs.ts'
import { lockById } from '../repository.ts'
import { takeStep } from '../take-step.ts'

/** Ends the wait for a form whose last day is over; the one clock that does. One that was printed anew waits on. */
export async function expireForm(deps: RegistrationDeps, registrationId: string): Promise<void> {
  const now = deps.clock()
  await unitOfWork(deps.database, async (tx) => {
    const registration = await lockById(tx, registrationId)
    if (registration?.state !== 'AWAITING_FORM' || registration.formExpiresAt === null) return
    if (registration.formExpiresAt > now) {
      await addJobs(tx, [expireFormJob(registrationId, registration.formExpiresAt)])
      return
    }
    await takeStep(tx, deps, registration, { event: 'EXPIRE', by: asJob('expire-form'), now })
  })
}
