import { addMs } from '#lib/dates.ts'
import type { Job } from '#server/platform/jobs.ts'

/** When an answer that did not come is asked for: `docs/bank-api.md`, "Time". The last interval repeats. */
const askAfterMs = [2_000, 5_000, 10_000, 20_000, 30_000] as const

/** How long before the answer of a sent debit counts as missing, beyond the call's own time-out. */
export const answerGraceMs = 3_000

/** By when a bank's missing answer is promised to be known, in milliseconds. */
export const knownWithinMs = 15 * 60_000

/** When what was not heard is told again: an agency's system may be off for days. The last pause repeats. */
const tellAgainAfterMs = [10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_200_000, 2_400_000, 3_600_000]

/** The pause after so many tries, in milliseconds: it grows, and is never over an hour. */
export const pauseAfter = (tries: number): number =>
  tellAgainAfterMs[Math.min(tries, tellAgainAfterMs.length) - 1] ?? 0

/** Whoever has not heard for so long is people's work as well: an alarm, and the operators' desk. */
export const unheardAlarmMs = 24 * 3_600_000

/** How long something has been told in vain before try `round`, in milliseconds. */
export function toldInVainMs(round: number): number {
  let sum = 0
  for (let tries = 1; tries < round; tries++) sum += pauseAfter(tries)
  return sum
}

const keepAsking = 'ask-bank'

/** Ask the bank what became of the attempt; `round` counts from 1 and sets the wait. */
export function askBankJob(attemptId: string, round: number, now: Date): Job {
  const wait = askAfterMs[Math.min(round, askAfterMs.length) - 1] ?? 0
  return {
    task: keepAsking,
    payload: { attemptId, round },
    runAt: addMs(now, wait),
    key: `ask-bank:${attemptId}`,
  }
}

/** End the attempt at the end of its time, unless its code was sent on meanwhile. */
export function expireAttemptJob(attemptId: string, at: Date): Job {
  return { task: 'expire-attempt', payload: { attemptId }, runAt: at, key: `expire-attempt:${attemptId}` }
}

/** Tell the bank never to take money for the attempt, until it answers; `round` counts from 1 and sets the wait. */
export function cancelAtBankJob(attemptId: string, now: Date, round = 1): Job {
  return {
    task: 'cancel-at-bank',
    payload: { attemptId, round },
    runAt: addMs(now, pauseAfter(round - 1)),
    key: `cancel-at-bank:${attemptId}`,
  }
}

export function expirePaymentJob(paymentId: string, at: Date): Job {
  return { task: 'expire-payment', payload: { paymentId }, runAt: at, key: `expire-payment:${paymentId}` }
}

/** Tell the agencies of a payment, until they have heard; `round` counts from 1 and sets the wait. */
export function tellAgenciesJob(paymentId: string, now: Date, round = 1): Job {
  return {
    task: 'tell-agencies',
    payload: { paymentId, round },
    runAt: addMs(now, pauseAfter(round - 1)),
    key: `tell-agencies:${paymentId}`,
  }
}

/** Send money back, or ask what became of it; `round` counts from 1 and sets the wait. */
export function sendRefundJob(refundId: string, round: number, now: Date): Job {
  const wait = round === 1 ? 0 : (askAfterMs[Math.min(round - 1, askAfterMs.length) - 1] ?? 0)
  return {
    task: 'send-refund',
    payload: { refundId, round },
    runAt: addMs(now, wait),
    key: `send-refund:${refundId}`,
  }
}

/** Decide about money that waits for another attempt's end; `round` counts from 1 and sets the wait. */
export function resolveLateMoneyJob(captureId: string, round: number, now: Date): Job {
  const wait = askAfterMs[Math.min(round, askAfterMs.length) - 1] ?? 0
  return {
    task: 'resolve-late-money',
    payload: { captureId, round },
    runAt: addMs(now, wait),
    key: `resolve-late-money:${captureId}`,
  }
}

/**
 * A charge was settled with what its lease promised while it owed something else: make that good, and tell the agency until it
 * has heard; `round` counts from 1 and sets the wait.
 */
export function settleFeeDifferenceJob(chargeId: string, now: Date, round = 1): Job {
  return {
    task: 'settle-fee-difference',
    payload: { chargeId, round },
    runAt: addMs(now, pauseAfter(round - 1)),
    key: `settle-fee-difference:${chargeId}`,
  }
}

/** Look whether a payment still has money that waits; its exception ends with the last of it. */
export function clearExceptionJob(paymentId: string, now: Date): Job {
  return { task: 'clear-exception', payload: { paymentId }, runAt: now, key: `clear-exception:${paymentId}` }
}
