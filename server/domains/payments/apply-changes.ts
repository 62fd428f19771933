import { newUuid, newVerificationCode } from '#lib/ids.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { Change, Facts } from './bank-change.ts'

/** A bank's message with the change that was decided on these facts. */
export type DecidedChange = {
  readonly connector: string
  readonly messageId: string
  readonly bodyHash: Buffer
  readonly body: string
  readonly reference: string
  readonly cause: string
  readonly facts: Facts
  readonly change: Change
}

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
  now: Date,
): Promise<Applied[]> {
  const items = decided.map((one, n) => toItem(one, n, now))
  const rows = await database.query<{ n: number; outcome: Applied }>(applyStatement, [JSON.stringify(items)])
  const outcomes = new Map(rows.map(({ n, outcome }) => [n, outcome]))
  return decided.map((_, n) => outcomes.get(n) ?? 'STALE')
}

/** The type bank_change of the database, as JSON. */
function toItem({ facts, change, ...heard }: DecidedChange, n: number, now: Date) {
  const { payment } = facts
  return {
    n,
    connector: heard.connector,
    message_id: heard.messageId,
    body_hash: `\\x${heard.bodyHash.toString('hex')}`,
    body: JSON.parse(heard.body),
    reference: heard.reference,
    at: now,
    result: resultOf(change),
    attempt: attemptItem(facts, change),
    payment: payment && { id: payment.id, state_before: payment.state, ...paymentItem(change) },
    lease: change.lease,
    lease_ends_at: change.lease === 'UNTIL_END' ? (facts.attempt?.leaseUntil ?? null) : null,
    settle: change.settle.map(({ id, amount }) => ({ charge_id: id, amount: String(amount) })),
    capture: captureItem(change, now),
    journal: journalItem(change, now),
    verification_code: change.issueConfirmation ? newVerificationCode() : null,
    events: change.events.map((event) => ({ ...event, cause: heard.cause })),
    jobs: change.jobs,
  }
}

function attemptItem({ attempt }: Facts, { attempt: changed }: Change) {
  if (attempt === null || changed === null) return null
  const { bankReference, knownBy, finishedAt, ...same } = changed
  return {
    ...same,
    id: attempt.id,
    version: attempt.version,
    bank_reference: bankReference,
    known_by: knownBy,
    finished_at: finishedAt,
  }
}

function paymentItem({ payment }: Change) {
  return payment && { state: payment.state, exception: payment.exception, paid_at: payment.paidAt }
}

function captureItem({ capture }: Change, now: Date) {
  if (capture === null) return null
  const { bankReference, amount, at, suspense } = capture
  const disposition = suspense === null ? 'APPLIED' : 'SUSPENSE'
  const id = newUuid(now)
  return { id, bank_reference: bankReference, amount: String(amount), at, disposition, reason: suspense }
}

function journalItem({ posting }: Change, now: Date) {
  if (posting === null) return null
  const lines = posting.lines.map(({ account, amount }) => ({ account, amount: String(amount) }))
  return { id: newUuid(now), at: now, cause: posting.cause, kind: posting.kind, lines }
}

function resultOf(change: Change): string {
  if (change.capture !== null) return change.capture.suspense ?? 'PAID'
  return change.attempt?.state ?? 'NOTED'
}
