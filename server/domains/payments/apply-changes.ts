import { addMs, businessDay } from '#lib/dates.ts'
import { newUuid, newVerificationCode } from '#lib/ids.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { Job } from '#server/platform/jobs.ts'
import type { Change, Facts } from './bank-change.ts'
import { sharesOf } from './book-money.ts'
import { resolveLateMoneyJob, sendRefundJob } from './payment-jobs.ts'

/** A change that was decided on these facts, with the bank's message that brought it; null where none did. */
export type DecidedChange = {
  readonly connector: string
  readonly message: { readonly id: string; readonly hash: Buffer; readonly body: string } | null
  readonly reference: string
  readonly cause: string
  readonly facts: Facts
  readonly change: Change
}

/** What is decided outside of the change itself; milliseconds. */
export type MoneyPolicy = { readonly returnWithinMs: number }

/**
 * APPLIED: written. DUPLICATE: this message was written before. CONFLICT: its id belongs to another message, kept
 * for a person. STALE: a row moved on since it was read; nothing of it was written, decide again.
 */
export type Applied = 'APPLIED' | 'DUPLICATE' | 'CONFLICT' | 'STALE'

const applyStatement = {
  name: 'apply-bank-results',
  text: 'SELECT n, outcome FROM apply_bank_results($1::JSONB)',
}

/** Writes all changes in one statement and one transaction; answers in their order. */
export async function applyChanges(
  database: Database,
  decided: readonly DecidedChange[],
  policy: MoneyPolicy,
  now: Date,
): Promise<Applied[]> {
  const items = decided.map((one, n) => toItem(one, n, policy, now))
  const rows = await database.query<{ n: number; outcome: Applied }>(applyStatement, [JSON.stringify(items)])
  const outcomes = new Map(rows.map(({ n, outcome }) => [n, outcome]))
  return decided.map((_, n) => outcomes.get(n) ?? 'STALE')
}

/** The type bank_change of the database, as JSON. */
function toItem({ facts, change, ...heard }: DecidedChange, n: number, policy: MoneyPolicy, now: Date) {
  const { payment } = facts
  const capture = captureItem(change, now)
  const returns = returnItems(change, policy, now)
  return {
    n,
    connector: heard.connector,
    message_id: heard.message?.id ?? null,
    body_hash: heard.message && `\\x${heard.message.hash.toString('hex')}`,
    body: heard.message && JSON.parse(heard.message.body),
    reference: heard.reference,
    at: now,
    result: resultOf(change),
    attempt: attemptItem(facts, change),
    new_attempt: newAttemptItem(change, now),
    payment: payment && { id: payment.id, state_before: payment.state, ...paymentItem(change) },
    lease: change.lease,
    lease_ends_at: change.lease === 'UNTIL_END' ? (facts.attempt?.leaseUntil ?? null) : null,
    settle: change.settle.map(({ charge, amount }) => ({
      charge_id: charge.id,
      amount: String(amount),
      seen_amount: String(charge.owed),
      seen_state: charge.state,
    })),
    capture,
    suspense: change.suspense && {
      state: change.suspense.state,
      decided_by: change.suspense.decidedBy,
    },
    returns,
    receipts: receiptItems(change, now),
    journal: journalItem(change, now),
    verification_code: change.issueConfirmation ? newVerificationCode() : null,
    events: change.events.map((event) => ({ ...event, cause: heard.cause })),
    jobs: [...change.jobs, ...moneyJobs(change, capture?.id ?? null, returns, now)],
  }
}

function attemptItem({ attempt }: Facts, { attempt: changed }: Change) {
  if (attempt === null || changed === null) return null
  const { codeUnsure, bankReference, knownBy, finishedAt, ...same } = changed
  return {
    ...same,
    id: attempt.id,
    version: attempt.version,
    code_unsure: codeUnsure,
    bank_reference: bankReference,
    known_by: knownBy,
    finished_at: finishedAt,
  }
}

function newAttemptItem({ newAttempt }: Change, now: Date) {
  if (newAttempt === null) return null
  const { reference, method, amount, bankReference, counterKey } = newAttempt
  return {
    id: newUuid(now),
    reference,
    method,
    amount: String(amount),
    bank_reference: bankReference,
    counter_key: counterKey,
    request_id: reference,
  }
}

function paymentItem({ payment }: Change) {
  return payment && { state: payment.state, exception: payment.exception, paid_at: payment.paidAt }
}

function captureItem({ capture }: Change, now: Date) {
  if (capture === null) return null
  const { bankReference, method, amount, excess, content, at, suspense, released } = capture
  return {
    id: released?.captureId ?? newUuid(now),
    bank_reference: bankReference,
    method,
    amount: String(amount),
    excess: String(excess),
    disposition: suspense === null ? 'APPLIED' : 'SUSPENSE',
    reason: suspense,
    content,
    at,
    released_version: released?.version ?? null,
  }
}

function returnItems({ returns }: Change, { returnWithinMs }: MoneyPolicy, now: Date) {
  return returns.map(({ amount, reason }) => {
    const id = newUuid(now)
    // The bank's rule for references: digits and capital letters.
    const reference = `R${id.replaceAll('-', '').toUpperCase().slice(-31)}`
    return { id, reference, amount: String(amount), reason, promised_by: addMs(now, returnWithinMs) }
  })
}

/** One receipt for each agency, over its part. Series by year: decree 123/2020/NĐ-CP, article 32. */
function receiptItems({ settle }: Change, now: Date) {
  const parts = Map.groupBy(sharesOf(settle), ({ agencyId }) => agencyId)
  return [...parts].map(([agencyId, shares]) => ({
    id: newUuid(now),
    agency_id: agencyId,
    series: receiptSeries(now),
    amount: String(shares.reduce((sum, { amount }) => sum + amount, 0n)),
    verification_code: newVerificationCode(),
  }))
}

/** "BL-26E": electronic receipts of a year in Việt Nam. */
export const receiptSeries = (now: Date): string => `BL-${businessDay(now).slice(2, 4)}E`

function journalItem({ posting }: Change, now: Date) {
  if (posting === null) return null
  const lines = posting.lines.map(({ account, amount }) => ({ account, amount: String(amount) }))
  return { id: newUuid(now), at: now, cause: posting.cause, kind: posting.kind, lines }
}

/** What waits is looked at again; what goes back is sent. */
function moneyJobs(
  { suspense }: Change,
  captureId: string | null,
  returns: readonly { readonly id: string }[],
  now: Date,
): Job[] {
  const later =
    suspense?.state === 'WAITING' && captureId !== null ? [resolveLateMoneyJob(captureId, 1, now)] : []
  return [...later, ...returns.map(({ id }) => sendRefundJob(id, 1, now))]
}

/** What the inbox keeps as the message's effect; `read-verdict.ts` turns it into the answer. */
function resultOf({ capture, attempt, late }: Change): string {
  if (capture === null) return attempt?.state ?? 'NOTED'
  return capture.suspense ?? (late ? 'PAID_LATE' : 'PAID')
}
