import { addMs } from '#lib/dates.ts'
import type { Job } from '#server/platform/jobs.ts'

/** When a bank that has not answered about a mandate is asked again. The last pause repeats. */
const tellAfterMs = [0, 2_000, 5_000, 10_000, 30_000, 60_000, 300_000] as const

/** Tell the bank what it shall keep of a registration; `round` counts from 1 and sets the wait. */
export function tellMandateJob(registrationId: string, round: number, now: Date): Job {
  const wait = tellAfterMs[Math.min(round, tellAfterMs.length) - 1] ?? 0
  return {
    task: 'tell-bank-mandate',
    payload: { registrationId, round },
    runAt: addMs(now, wait),
    key: `tell-bank-mandate:${registrationId}`,
  }
}

/** End the wait for a form that did not come. */
export function expireFormJob(registrationId: string, at: Date): Job {
  return { task: 'expire-form', payload: { registrationId }, runAt: at, key: `expire-form:${registrationId}` }
}
