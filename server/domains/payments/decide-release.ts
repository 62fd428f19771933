import { err, ok, type Result } from '#lib/result.ts'
import { assignSuspense, type MoneyName } from '#server/domains/ledger/index.ts'
import { type CaptureChange, type Change, nothing } from './bank-change.ts'
import { settlementsOf, sharesOf, suspenseState } from './book-money.ts'
import { classifyMoney, type LateOutcome, owedNow, situationOf } from './late-outcomes.ts'
import { clearExceptionJob, tellAgenciesJob } from './payment-jobs.ts'
import type { WaitingMoney } from './waiting-money.ts'

/** Why money cannot pay what a person wants it to pay; `owed` in đồng. */
export type ReleaseRefusal =
  | { readonly code: 'ALREADY_PAID' | 'NOTHING_OWED' | 'HELD_BY_OTHER' }
  | { readonly code: 'TOO_LITTLE'; readonly owed: bigint }

/**
 * What becomes of money that waits when somebody decides. 'rule': the table of late outcomes, as for money that comes now. A
 * person assigns it: then more than is owed is enough, and the rest goes back.
 */
export function decideRelease(
  waiting: WaitingMoney,
  decidedBy: string,
  now: Date,
): Result<Change, ReleaseRefusal> {
  const situation = situationOf(waiting.facts, waiting.money.amount, { future: false })
  if (decidedBy === 'rule') {
    const outcome = classifyMoney(situation)
    if (outcome.verdict === 'WAITS') return err({ code: 'HELD_BY_OTHER' })
    return ok(outcome.reason === null ? assign(waiting, decidedBy, now) : keep(waiting, outcome, now))
  }
  if (situation.paid) return err({ code: 'ALREADY_PAID' })
  if (situation.charges === 'ALL_GONE') return err({ code: 'NOTHING_OWED' })
  if (situation.owed === 'LESS') return err({ code: 'TOO_LITTLE', owed: owedNow(waiting.facts) })
  if (situation.heldByOther) return err({ code: 'HELD_BY_OTHER' })
  return ok(assign(waiting, decidedBy, now))
}

function assign(waiting: WaitingMoney, decidedBy: string, now: Date): Change {
  const { money, facts, cameFor, newAttempt } = waiting
  const { payment } = facts
  if (payment === null) throw new Error('An assignment has a payment')
  const settlements = settlementsOf(facts)
  const excess = money.amount - owedNow(facts)
  const left = cameFor !== null && cameFor !== payment.id ? [cameFor] : []
  return {
    ...nothing,
    newAttempt,
    // It was late; any other exception of this payment is of money that still waits.
    payment: { state: 'PAID', exception: payment.exception ?? 'LATE', paidAt: now },
    capture: { ...captureOf(waiting), excess, suspense: null },
    settle: settlements,
    suspense: { state: 'ASSIGNED', decidedBy },
    returns: excess > 0n ? [{ amount: excess, reason: 'EXCESS' }] : [],
    posting: assignSuspense(nameOf(waiting), sharesOf(settlements)),
    events: [
      { kind: 'PAID', detail: { method: money.method, bankReference: money.bankReference, late: 'true' } },
    ],
    jobs: [
      tellAgenciesJob(payment.id, now),
      ...[payment.id, ...left].map((id) => clearExceptionJob(id, now)),
    ],
    issueConfirmation: true,
  }
}

function nameOf({ money }: WaitingMoney): MoneyName {
  const { connector, bankReference, reference, amount, numberReused } = money
  return { connector, bankReference, apart: numberReused ? `${reference}#${amount}` : null }
}

/** It stays money that settles nothing: it goes back, or becomes a person's work. */
function keep(waiting: WaitingMoney, { verdict, exception }: LateOutcome, now: Date): Change {
  const { money, facts } = waiting
  const { payment } = facts
  const returns = verdict === 'RETURNS'
  return {
    ...nothing,
    payment: payment && { ...payment, exception: exception ?? payment.exception },
    capture: captureOf(waiting),
    suspense: { state: suspenseState(verdict), decidedBy: returns ? 'rule' : null },
    returns: returns ? [{ amount: money.amount, reason: 'DUPLICATE' }] : [],
    events: [
      { kind: returns ? 'MONEY_RETURNS' : 'MONEY_QUEUED', detail: { bankReference: money.bankReference } },
    ],
    jobs: payment === null ? [] : [clearExceptionJob(payment.id, now)],
  }
}

function captureOf({ captureId, version, money }: WaitingMoney): CaptureChange {
  const { bankReference, method, amount, at } = money
  const released = { captureId, version }
  return {
    bankReference,
    method,
    amount,
    at,
    content: null,
    excess: 0n,
    suspense: 'HELD_BY_OTHER',
    released,
  }
}
