import { addMs } from '#lib/dates.ts'
import { next } from '#lib/state-machine.ts'
import type { BankStatus } from '#server/domains/bank-connectors/index.ts'
import { type AttemptEvent, type AttemptState, attemptMachine } from './attempt.states.ts'
import { type AttemptFacts, type Change, nothing, type OtpFacts, unchanged } from './bank-change.ts'
import type { DeclineReason } from './contract.ts'
import { askBankJob, cancelAtBankJob, expireAttemptJob, knownWithinMs } from './payment-jobs.ts'

/** Codes may be asked for this far apart: `docs/bank-api.md`, "send a new OTP". */
const codeIntervalMs = 30_000

/** The state that `event` leads to; a transition that the table does not know is a bug. */
export function stateAfter(from: AttemptState, event: AttemptEvent): AttemptState {
  const result = next(attemptMachine, from, event)
  if (!result.ok) throw new Error(`No ${event} from ${from}`)
  return result.value
}

/** The attempt ends without money; its charges are free for another. */
export function finish(
  attempt: AttemptFacts,
  event:
    | 'BANK_DECLINED'
    | 'BANK_CANCELLED'
    | 'CARD_REFUSED'
    | 'VERIFY_SILENT'
    | 'PAYER_LETS_GO'
    | 'GIVES_WAY'
    | 'LEASE_ENDS',
  reason: string,
  now: Date,
): Change {
  const state = stateAfter(attempt.state, event)
  return {
    ...nothing,
    attempt: { ...unchanged(attempt), state, reason, otp: null, knownBy: null, finishedAt: now },
    lease: 'CLOSE',
    events: [{ kind: `ATTEMPT_${state}`, detail: { reference: attempt.reference, reason } }],
  }
}

/** An attempt that holds nothing ends for whoever holds the charges or has paid them, here and at the bank. */
export function giveWay(
  attempt: AttemptFacts,
  reason: 'PAID_ELSEWHERE' | 'HELD_ELSEWHERE' | 'CHARGES_CHANGED',
  now: Date,
): Change {
  return { ...finish(attempt, 'GIVES_WAY', reason, now), jobs: [cancelAtBankJob(attempt.id, now)] }
}

/**
 * An attempt that awaits its code ends here. If the bank has answered every code that was sent on, nothing can move: it
 * ends at once and the bank is told afterwards. Otherwise a code may still be on its way, so the bank must promise first
 * that it will take nothing.
 */
export function letGo(
  attempt: AttemptFacts,
  event: 'PAYER_LETS_GO' | 'LEASE_ENDS' | 'BANK_DECLINED',
  reason: DeclineReason,
  now: Date,
): Change {
  if (!attempt.codeUnsure) {
    return { ...finish(attempt, event, reason, now), jobs: [cancelAtBankJob(attempt.id, now)] }
  }
  const state = stateAfter(attempt.state, 'ASK_TO_CANCEL')
  return {
    ...nothing,
    attempt: { ...unchanged(attempt), state, reason, knownBy: addMs(now, knownWithinMs) },
    lease: 'HOLD',
    events: [{ kind: 'ATTEMPT_CANCELLING', detail: { reference: attempt.reference, reason } }],
    jobs: [askBankJob(attempt.id, 1, now)],
  }
}

/**
 * The bank still waits for a code. Where it is certain that it saw the last one, the charges are free with this answer and the
 * next code claims them anew. Otherwise the payer may simply send it again, and they stay held: the code may yet arrive.
 * @param source an ANSWER is about the very code that was sent; after a QUERY, fewer tries than before show that it was seen
 */
export function backToOtp(
  attempt: AttemptFacts,
  status: Extract<BankStatus, { status: 'AWAITING_OTP' }>,
  source: 'RESULT' | 'ANSWER' | 'QUERY',
  now: Date,
): Change {
  const answered = source === 'ANSWER' && status.otpError !== undefined
  const counted = attempt.otp !== null && status.otp.triesLeft < attempt.otp.triesLeft
  const seen = answered || counted
  const codeUnsure = attempt.codeUnsure || !seen
  const error = seen || status.otpError === 'EXPIRED' ? (status.otpError ?? null) : 'NOT_RECEIVED'
  const otp: OtpFacts = {
    ...status.otp,
    codesSent: attempt.otp?.codesSent ?? 1,
    nextCodeAt: attempt.otp?.nextCodeAt ?? now.toISOString(),
    error,
  }
  return {
    ...nothing,
    attempt: {
      ...unchanged(attempt),
      state: stateAfter(attempt.state, 'BANK_AWAITS_OTP'),
      otp,
      codeUnsure,
      knownBy: null,
    },
    lease: codeUnsure ? 'UNTIL_END' : 'CLOSE',
    events: [{ kind: 'OTP_REFUSED', detail: { reference: attempt.reference, error } }],
    jobs: [expireAttemptJob(attempt.id, attempt.leaseUntil)],
  }
}

/** A new code was sent; it replaces the old one. */
export function otpFacts(
  sent: { maskedPhone: string; digits: number; validUntil: string; triesLeft: number },
  codesSent: number,
  now: Date,
): OtpFacts {
  return { ...sent, codesSent, nextCodeAt: addMs(now, codeIntervalMs).toISOString(), error: null }
}

/** The bank has not decided, or has not answered: it is asked again until it has. */
export function stillUnknown(attempt: AttemptFacts, knownBy: Date, now: Date): Change {
  const firstTime = attempt.state === 'SENT'
  return {
    ...nothing,
    attempt: { ...unchanged(attempt), state: stateAfter(attempt.state, 'BANK_PENDING'), knownBy },
    lease: 'HOLD',
    events: firstTime ? [{ kind: 'ATTEMPT_UNKNOWN', detail: { reference: attempt.reference } }] : [],
    // Later the next question is arranged by the one that was just answered.
    jobs: firstTime ? [askBankJob(attempt.id, 1, now)] : [],
  }
}
