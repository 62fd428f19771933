import { addMs } from '#lib/dates.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { closeLeases, setLeaseEnd } from '#server/domains/charges/index.ts'
import { readerOf, type Transaction } from '#server/platform/database/database.ts'
import type { Prisma } from '#server/platform/database/generated/client.ts'
import { addJobs } from '#server/platform/jobs.ts'
import { type AttemptState, holdsNothing } from './attempt.states.ts'
import type { AttemptFacts, Change, OtpFacts } from './bank-change.ts'
import type { AttemptAct, Method, NotYours, PaymentAct, PublicState } from './contract.ts'
import { type PaymentException, type PaymentState, publicState, stateAsRead } from './payment.states.ts'
import { may, type Relation, relationsOf } from './relation.ts'
import { type RelationRow, relationColumns } from './relation-columns.ts'

/** A payment locked for this transaction, with its live attempt or the last one. */
export type LockedPayment = {
  readonly id: string
  readonly state: PaymentState
  readonly exception: PaymentException | null
  readonly amount: bigint
  readonly expiresAt: Date
  /** For whom a signed-in person made it; null for a guest's. */
  readonly holderId: string | null
  readonly attempt: AttemptFacts | null
  readonly lastAttemptAt: Date | null
  readonly chargeIds: readonly string[]
  /** What each charge owed when the payment was made, in đồng. */
  readonly chargeAmounts: ReadonlyMap<string, bigint>
  /** What the payer sees now. */
  readonly publicState: PublicState
  /** Who began `attempt`; null for none, and for the payment's maker. */
  readonly begunBy: string | null
}

/**
 * A payment that is locked for a visitor, with what it is to the visitor. `publicState` is what this visitor sees: without
 * `besides`, a card that another has begun and that holds nothing.
 */
export type OwnLockedPayment = LockedPayment & {
  readonly relations: readonly Relation[]
  readonly besides: AttemptFacts | null
}

const ownPayment = {
  name: 'payments.lock-own',
  text: `SELECT p.id, ${relationColumns('$2::uuid')}
    FROM payment p JOIN visitor_payment v ON v.payment_id = p.id AND v.visitor_id = $2::uuid
    WHERE p.public_id = $1 FOR NO KEY UPDATE OF p`,
}

/**
 * Locks a payment for what a visitor wants to do with it.
 * @returns NOT_FOUND for one that does not exist and for one that is not on the visitor's list, which are the same to the
 * outside; NOT_YOURS where the visitor may see it and not do that
 */
export async function lockOwnPayment(
  tx: Transaction,
  { publicId, visitorId }: { readonly publicId: string; readonly visitorId: string },
  act: PaymentAct | AttemptAct,
): Promise<Result<OwnLockedPayment, { readonly code: 'NOT_FOUND' } | NotYours>> {
  const [row] = await readerOf(tx).query<RelationRow & { id: string }>(ownPayment, [publicId, visitorId])
  if (row === undefined) return err({ code: 'NOT_FOUND' })
  const payment = await readPayment(tx, row.id)
  const relations = relationsOf({ ...row, visitorId, attempt: payment.attempt && payment })
  if (!may(relations, act)) return err({ code: 'NOT_YOURS' })
  return ok({ ...payment, relations, ...(await asReadBy(tx, payment, relations.includes('BEGINNER'))) })
}

async function asReadBy(
  tx: Transaction,
  payment: LockedPayment,
  yours: boolean,
): Promise<Pick<OwnLockedPayment, 'publicState' | 'besides'>> {
  const { id, state, exception, attempt } = payment
  if (attempt === null || yours || !holdsNothing(attempt))
    return { publicState: stateAsRead(state, exception, attempt && { ...attempt, yours }), besides: null }
  const last = await tx.attempt.findFirst({
    where: { paymentId: id, finishedAt: { not: null } },
    orderBy: liveOrLast,
    select: { state: true },
  })
  const before = (last?.state ?? null) as AttemptState | null
  return { publicState: publicState(state, exception, before), besides: attempt }
}

/** Locks the payment of an attempt, for jobs. */
export async function lockPaymentOfAttempt(
  tx: Transaction,
  attemptId: string,
): Promise<LockedPayment | null> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM payment WHERE id = (SELECT payment_id FROM attempt WHERE id = ${attemptId}::uuid) FOR NO KEY UPDATE`
  return rows[0] === undefined ? null : readPayment(tx, rows[0].id)
}

/** Locks a payment by its own id, for jobs. */
export async function lockPayment(tx: Transaction, paymentId: string): Promise<LockedPayment | null> {
  const rows = await tx.$queryRaw<
    { id: string }[]
  >`SELECT id FROM payment WHERE id = ${paymentId}::uuid FOR NO KEY UPDATE`
  return rows[0] === undefined ? null : readPayment(tx, rows[0].id)
}

async function readPayment(tx: Transaction, id: string): Promise<LockedPayment> {
  const payment = await tx.payment.findUniqueOrThrow({ where: { id }, include: { charges: true } })
  const attempt = await tx.attempt.findFirst({ where: { paymentId: id }, orderBy: liveOrLast })
  const state = payment.state as PaymentState
  const exception = payment.exception as PaymentException | null
  return {
    id,
    state,
    exception,
    amount: payment.amount,
    expiresAt: payment.expiresAt,
    holderId: payment.holderId,
    attempt: attempt && toAttemptFacts(attempt),
    lastAttemptAt: attempt?.createdAt ?? null,
    chargeIds: payment.charges.map(({ chargeId }) => chargeId).sort(),
    chargeAmounts: new Map(payment.charges.map(({ chargeId, amount }) => [chargeId, amount])),
    publicState: publicState(state, exception, (attempt?.state ?? null) as AttemptState | null),
    begunBy: attempt?.begunBy ?? null,
  }
}

/** The attempt that is not finished, else the one that finished last: money may come while another attempt is live. */
const liveOrLast: Prisma.AttemptOrderByWithRelationInput[] = [
  { finishedAt: { sort: 'desc', nulls: 'first' } },
  { createdAt: 'desc' },
]

type AttemptRow = NonNullable<Awaited<ReturnType<Transaction['attempt']['findFirst']>>>

export function toAttemptFacts(row: AttemptRow): AttemptFacts {
  return {
    ...row,
    method: row.method as Method,
    state: row.state as AttemptState,
    otp: row.otp as OtpFacts | null,
  }
}

/**
 * Writes a change that moves no money: attempt, leases, story and jobs. The payment is locked, so the
 * attempt is as it was read.
 * @param more columns that only one command sets
 */
export async function storeChange(
  tx: Transaction,
  paymentId: string,
  attemptId: string,
  change: Change,
  written: { readonly cause: string; readonly now: Date; readonly more?: Prisma.AttemptUpdateInput },
): Promise<void> {
  if (change.capture !== null || change.posting !== null)
    throw new Error('Money is booked by apply_bank_results alone')
  const { cause, now, more = {} } = written
  if (change.attempt !== null) {
    const { otp, ...columns } = change.attempt
    await tx.attempt.update({
      where: { id: attemptId },
      data: { ...columns, otp: otp as Prisma.InputJsonValue, version: { increment: 1 }, ...more },
    })
  }
  if (change.lease === 'CLOSE') await closeLeases(tx, attemptId, now)
  if (change.lease === 'HOLD') await setLeaseEnd(tx, attemptId, null)
  await addEvents(tx, paymentId, change.events, { cause, now })
  await addJobs(tx, change.jobs)
}

/** Adds to the story of a payment. */
export async function addEvents(
  tx: Transaction,
  paymentId: string,
  events: Change['events'],
  { cause, now }: { readonly cause: string; readonly now: Date },
): Promise<void> {
  if (events.length === 0) return
  await tx.paymentEvent.createMany({
    data: events.map(({ kind, detail }) => ({ paymentId, at: now, kind, cause, detail })),
  })
}

/** The last attempt of a payment is the one made last, also where the clocks of two portals part. */
export function afterLast(now: Date, last: Date | null): Date {
  return last === null || last < now ? now : addMs(last, 1)
}
