import { addMs } from '#lib/dates.ts'
import type { Job } from '#server/platform/jobs.ts'

/** When an answer that did not come is asked for: `docs/bank-api.md`, "Time". The last interval repeats. */
const askAfterMs = [2_000, 5_000, 10_000, 20_000, 30_000] as const

/** How long before the answer of a sent debit counts as missing, beyond the call's own time-out. */
export const answerGraceMs = 3_000

/** By when a bank's missing answer is promised to be known, in milliseconds. */
export const knownWithinMs = 15 * 60_000

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

/** End the attempt at the end of its lease, unless its code was sent on meanwhile. */
export function expireAttemptJob(attemptId: string, at: Date): Job {
  return { task: 'expire-attempt', payload: { attemptId }, runAt: at, key: `expire-attempt:${attemptId}` }
}

/** Tell the bank never to take money for the attempt. */
export function cancelAtBankJob(attemptId: string, now: Date): Job {
  return { task: 'cancel-at-bank', payload: { attemptId }, runAt: now, key: `cancel-at-bank:${attemptId}` }
}

export function expirePaymentJob(paymentId: string, at: Date): Job {
  return { task: 'expire-payment', payload: { paymentId }, runAt: at, key: `expire-payment:${paymentId}` }
}

export function tellAgenciesJob(paymentId: string, now: Date): Job {
  return { task: 'tell-agencies', payload: { paymentId }, runAt: now, key: `tell-agencies:${paymentId}` }
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

/** A charge was settled with what its lease promised while it owed something else: make that good. */
export function settleFeeDifferenceJob(chargeId: string, now: Date): Job {
  return {
    task: 'settle-fee-difference',
    payload: { chargeId },
    runAt: now,
    key: `settle-fee-difference:${chargeId}`,
  }
}

/** Look whether a payment still has money that waits; its exception ends with the last of it. */
export function clearExceptionJob(paymentId: string, now: Date): Job {
  return { task: 'clear-exception', payload: { paymentId }, runAt: now, key: `clear-exception:${paymentId}` }
}
