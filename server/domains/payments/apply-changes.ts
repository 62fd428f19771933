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

function toItem({ facts, change, ...heard }: DecidedChange, n: number, now: Date) {
  const { attempt, payment } = facts
  return {
    n,
    connector: heard.connector,
    messageId: heard.messageId,
    bodyHash: heard.bodyHash.toString('hex'),
    body: JSON.parse(heard.body),
    reference: heard.reference,
    at: now,
    result: resultOf(change),
    attempt: change.attempt && attempt && { ...change.attempt, id: attempt.id, version: attempt.version },
    payment: payment && { id: payment.id, from: payment.state, ...change.payment },
    lease: change.lease,
    leaseEndsAt: change.lease === 'UNTIL_END' ? (attempt?.leaseUntil ?? null) : null,
    settle: change.settle.map(({ id, amount }) => ({ id, amount: String(amount) })),
    capture: change.capture && {
      id: newUuid(now),
      bankReference: change.capture.bankReference,
      amount: String(change.capture.amount),
      at: change.capture.at,
      disposition: change.capture.suspense === null ? 'APPLIED' : 'SUSPENSE',
      reason: change.capture.suspense,
    },
    journal: change.posting && {
      id: newUuid(now),
      at: now,
      cause: change.posting.cause,
      kind: change.posting.kind,
      lines: change.posting.lines.map(({ account, amount }) => ({ account, amount: String(amount) })),
    },
    verificationCode: change.issueConfirmation ? newVerificationCode() : null,
    events: change.events.map((event) => ({ ...event, cause: heard.cause })),
    jobs: change.jobs,
  }
}

function resultOf(change: Change): string {
  if (change.capture !== null) return change.capture.suspense ?? 'PAID'
  return change.attempt?.state ?? 'NOTED'
}
