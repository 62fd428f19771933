import { applyCapture, type MoneyName, suspendCapture } from '#server/domains/ledger/index.ts'
import {
  type AttemptFacts,
  type CaptureChange,
  type Change,
  type ChargeFacts,
  type Facts,
  type NewAttempt,
  nothing,
  type Settlement,
  type SuspenseState,
  unchanged,
} from './bank-change.ts'
import type { Method } from './contract.ts'
import { classifyMoney, type LateOutcome, type MoneyVerdict, situationOf } from './late-outcomes.ts'
import { clearExceptionJob, settleFeeDifferenceJob, tellAgenciesJob } from './payment-jobs.ts'
import { stateAfter } from './settle-attempt.ts'

/** Money that a bank says it has; amount in đồng. */
export type Money = {
  readonly connector: string
  readonly method: Method
  readonly amount: bigint
  readonly bankReference: string
  readonly at: Date
  /** What the sender wrote, of a transfer. */
  readonly content: string | null
  /** For an attempt that is known first by its money. */
  readonly newAttempt: NewAttempt
}

/** A transfer's value date may be ahead of our clock by this much. */
const aheadMs = 5 * 60_000

/**
 * The bank has taken money. It is booked whatever our own state says; what becomes of it is a row of `lateOutcomes`. A
 * repeated word about booked money changes nothing; the bank's number alone does not make it a repetition.
 */
export function bookMoney(facts: Facts, money: Money, now: Date): Change {
  if (facts.booked === 'THIS') return nothing
  const future = money.method === 'TRANSFER' && money.at.getTime() > now.getTime() + aheadMs
  const outcome = classifyMoney(situationOf(facts, money.amount, { future }))
  return outcome.reason === null ? settle(facts, money, outcome, now) : suspend(facts, money, outcome, now)
}

function settle(facts: Facts, money: Money, outcome: LateOutcome, now: Date): Change {
  const { attempt, payment } = facts
  if (payment === null) throw new Error('A settlement has a payment')
  const settlements = settlementsOf(facts)
  return {
    ...nothing,
    ...attemptSucceeds(attempt, money, now),
    // An exception of money that came before stays: that money still waits.
    payment: { state: 'PAID', exception: payment.exception ?? outcome.exception, paidAt: now },
    lease: 'CLOSE',
    capture: captureOf(money, outcome),
    settle: settlements,
    late: outcome.verdict === 'SETTLED_LATE',
    posting: applyCapture(nameOf(facts, money), sharesOf(settlements)),
    events: [{ kind: 'PAID', detail: told(facts, money) }],
    jobs: [
      tellAgenciesJob(payment.id, now),
      ...feeDifferences(settlements, now),
      ...lookForRest(payment, now),
    ],
    issueConfirmation: true,
  }
}

/** Money that waited when this was decided may not wait any more when it is written. */
function lookForRest({ id, exception }: NonNullable<Facts['payment']>, now: Date) {
  return exception === null ? [] : [clearExceptionJob(id, now)]
}

function suspend(facts: Facts, money: Money, outcome: LateOutcome, now: Date): Change {
  const { attempt, payment } = facts
  const detail = { ...told(facts, money), reason: outcome.reason, amount: String(money.amount) }
  return {
    ...nothing,
    ...(payment === null ? {} : attemptSucceeds(attempt, money, now)),
    payment: payment && {
      state: payment.state,
      exception: outcome.exception ?? payment.exception,
      paidAt: payment.paidAt,
    },
    lease: 'CLOSE',
    capture: captureOf(money, outcome),
    suspense: { state: suspenseState(outcome.verdict), decidedBy: null },
    returns: outcome.verdict === 'RETURNS' ? [{ amount: money.amount, reason: 'DUPLICATE' }] : [],
    posting: suspendCapture(nameOf(facts, money), money.amount),
    events: payment === null ? [] : [{ kind: 'MONEY_HELD', detail }],
  }
}

/** Under its number, and apart from other money that had the number before: the function capture_cause says the same in SQL. */
function nameOf({ booked }: Facts, { connector, bankReference, amount, newAttempt }: Money): MoneyName {
  const apart = booked === 'OTHER' ? `${newAttempt.reference}#${amount}` : null
  return { connector, bankReference, apart }
}

const stateOf: Record<MoneyVerdict, SuspenseState> = {
  WAITS: 'WAITING',
  RETURNS: 'RETURNING',
  QUEUED: 'OPEN',
  SETTLED: 'ASSIGNED',
  SETTLED_LATE: 'ASSIGNED',
}
export const suspenseState = (verdict: MoneyVerdict): SuspenseState => stateOf[verdict]

/** A leased charge is settled with what was promised, any other open one with what it owes. */
export function settlementsOf({ charges }: Facts): Settlement[] {
  return charges.flatMap((charge) => {
    if (charge.leased && charge.promised !== null) return [{ charge, amount: charge.promised }]
    return charge.state === 'OPEN' ? [{ charge, amount: charge.owed }] : []
  })
}

/** What an agency changed under the lease is made good after the settlement. PRODUCT S1.4. */
function feeDifferences(settlements: readonly Settlement[], now: Date) {
  return settlements
    .filter(({ charge, amount }) => amount !== owes(charge))
    .map(({ charge }) => settleFeeDifferenceJob(charge.id, now))
}

const owes = ({ state, owed }: ChargeFacts): bigint => (state === 'OPEN' ? owed : 0n)

export const sharesOf = (settlements: readonly Settlement[]) =>
  settlements.map(({ charge, amount }) => ({ agencyId: charge.beneficiary, amount }))

/** The attempt's end, or a new attempt that has ended. One that succeeded before keeps its own bank reference: this is other money. */
function attemptSucceeds(
  attempt: AttemptFacts | null,
  { bankReference, newAttempt }: Money,
  now: Date,
): Pick<Change, 'attempt' | 'newAttempt'> {
  if (attempt === null) return { attempt: null, newAttempt }
  if (attempt.state === 'SUCCEEDED')
    return { attempt: { ...unchanged(attempt), finishedAt: now }, newAttempt: null }
  const ended = {
    ...unchanged(attempt),
    state: stateAfter(attempt.state, 'BANK_SUCCEEDED'),
    reason: null,
    otp: null,
    bankReference,
    knownBy: null,
    finishedAt: now,
  }
  return { attempt: ended, newAttempt: null }
}

function captureOf(money: Money, { reason }: LateOutcome): CaptureChange {
  const { bankReference, method, amount, content, at } = money
  return { bankReference, method, amount, content, at, excess: 0n, suspense: reason, released: null }
}

const told = ({ attempt }: Facts, { method, bankReference, newAttempt }: Money) => ({
  reference: attempt?.reference ?? newAttempt.reference,
  method,
  bankReference,
})
