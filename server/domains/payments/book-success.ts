import { sumDong } from '#lib/money.ts'
import { applyCapture, suspendCapture } from '#server/domains/ledger/index.ts'
import { isLive } from './attempt.states.ts'
import {
  type AttemptFacts,
  type CaptureChange,
  type Change,
  type Facts,
  nothing,
  type SuspenseReason,
  unchanged,
} from './bank-change.ts'
import type { PaymentException } from './payment.states.ts'
import { tellAgenciesJob } from './payment-jobs.ts'
import { stateAfter } from './settle-attempt.ts'

type Success = {
  readonly reference: string
  readonly amount: bigint
  readonly bankReference: string
  readonly at: string
}

/**
 * The bank has taken money. It is booked whatever our own state says; whether it settles the charges is a
 * second question. A repeated word about booked money changes nothing.
 */
export function bookSuccess(facts: Facts, connector: string, success: Success, now: Date): Change {
  if (facts.booked) return nothing
  const reason = whyNotApplied(facts, success.amount)
  return reason === null
    ? settle(facts, connector, success, now)
    : suspend(facts, connector, success, reason, now)
}

/** The first reason why money cannot settle its charges, or null when it can. */
export function whyNotApplied(facts: Facts, amount: bigint): SuspenseReason | null {
  const { attempt, payment, charges } = facts
  if (attempt === null || payment === null) return 'UNKNOWN_REFERENCE'
  if (attempt.state === 'SUCCEEDED' || payment.state === 'PAID') return 'DUPLICATE'
  if (amount < attempt.amount) return 'SHORT'
  if (amount > attempt.amount) return 'OVER'
  if (charges.some(({ open }) => !open)) return 'DUPLICATE'
  const owed = sumDong(charges.map((charge) => charge.amount))
  if (amount < owed) return 'SHORT'
  if (amount > owed) return 'OVER'
  if (charges.some(({ heldByOther }) => heldByOther)) return 'HELD_BY_OTHER'
  return null
}

function settle(facts: Facts, connector: string, success: Success, now: Date): Change {
  const { attempt, payment } = known(facts)
  const late = !isLive(attempt.state) || payment.state === 'EXPIRED'
  return {
    ...nothing,
    attempt: succeeded(attempt, success, now),
    // An exception of money that came before stays: that money still waits.
    payment: { state: 'PAID', exception: payment.exception ?? (late ? 'LATE' : null), paidAt: now },
    lease: 'CLOSE',
    capture: captureOf(success, null),
    settle: facts.charges,
    posting: applyCapture(
      connector,
      success.bankReference,
      facts.charges.map(({ beneficiary, amount }) => ({ agencyId: beneficiary, amount })),
    ),
    events: [
      {
        kind: late ? 'PAID_LATE' : 'PAID',
        detail: { reference: success.reference, bankReference: success.bankReference },
      },
    ],
    jobs: [tellAgenciesJob(payment.id, now)],
    issueConfirmation: true,
  }
}

function suspend(
  facts: Facts,
  connector: string,
  success: Success,
  reason: SuspenseReason,
  now: Date,
): Change {
  const { attempt, payment } = facts
  return {
    ...nothing,
    // An attempt that succeeded before keeps its own bank reference: this is other money.
    attempt:
      attempt &&
      (attempt.state === 'SUCCEEDED'
        ? { ...unchanged(attempt), finishedAt: now }
        : succeeded(attempt, success, now)),
    payment: payment && { state: payment.state, exception: exceptionOf(reason), paidAt: payment.paidAt },
    lease: 'CLOSE',
    capture: captureOf(success, reason),
    posting: suspendCapture(connector, success.bankReference, success.amount),
    events:
      payment === null
        ? []
        : [
            {
              kind: 'MONEY_HELD',
              detail: { reference: success.reference, reason, amount: String(success.amount) },
            },
          ],
  }
}

function exceptionOf(reason: SuspenseReason): PaymentException {
  if (reason === 'SHORT' || reason === 'OVER' || reason === 'DUPLICATE') return reason
  return 'LATE'
}

function succeeded(attempt: AttemptFacts, success: Success, now: Date): Change['attempt'] {
  return {
    ...unchanged(attempt),
    state: stateAfter(attempt.state, 'BANK_SUCCEEDED'),
    reason: null,
    otp: null,
    bankReference: success.bankReference,
    knownBy: null,
    finishedAt: now,
  }
}

function captureOf(success: Success, suspense: SuspenseReason | null): CaptureChange {
  return { bankReference: success.bankReference, amount: success.amount, at: new Date(success.at), suspense }
}

function known(facts: Facts) {
  if (facts.attempt === null || facts.payment === null)
    throw new Error('A settlement has an attempt and a payment')
  return { attempt: facts.attempt, payment: facts.payment }
}
