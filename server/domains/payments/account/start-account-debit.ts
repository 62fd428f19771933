import { addMs, businessDay } from '#lib/dates.ts'
import { newReference, newUuid } from '#lib/ids.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { DebitSplit } from '#server/domains/bank-connectors/index.ts'
import { type LockedCharge, lockCharges, openLeases } from '#server/domains/charges/index.ts'
import { roleNow } from '#server/domains/identity/index.ts'
import { type LockedAccount, lockForDebit } from '#server/domains/registrations/index.ts'
import { readerOf, type Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import type { DebitConfirmation, DebitRefusal } from '../account-contract.ts'
import type { PublicState } from '../contract.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { answerGraceMs, askBankJob, knownWithinMs } from '../payment-jobs.ts'
import { readPublicState } from '../queries/read-public-state.ts'
import { recordAnswer } from '../record-answer.ts'
import {
  addEvents,
  afterLast,
  type LockedPayment,
  lockOwnPayment,
  type OwnLockedPayment,
  storeChange,
} from '../repository.ts'
import { giveWay } from '../settle-attempt.ts'
import { confirmDebit } from './confirm-debit.ts'
import { decideDebit, needsCode } from './decide-debit.ts'
import { usedToday, usedTodayByHolder } from './used-today.ts'

export type StartDebit = {
  readonly publicId: string
  readonly visitorId: string
  readonly holderId: string
  /** Who orders it. */
  readonly accountId: string
  readonly registrationId: string
  /** Dossiers of the payment that are not in the holder's own name, as the caller has established. */
  readonly othersDossiers: readonly string[]
  readonly confirmation: DebitConfirmation
  /** The form's own id: sent twice, it debits once. */
  readonly requestId: string
}

type Refusal = DebitRefusal | { readonly code: 'NOT_FOUND' }
type Ordered = {
  readonly paymentId: string
  readonly attemptId: string
  readonly reference: string
  readonly connector: string
  readonly mandate: string
  readonly amount: bigint
  readonly split: readonly DebitSplit[]
  readonly version: number
}

/** Nothing is under way, and nothing waits. */
const payable: readonly PublicState[] = ['OPEN', 'DECLINED', 'RETURNED']

/**
 * Debits a registered account for a payment: one debit, split per beneficiary. First the attempt is committed as SENT, with
 * its leases and a job that will ask; then the bank is called; then its word is recorded. Killed anywhere between, the
 * attempt is asked for. PRODUCT S1.3.
 */
export async function startAccountDebit(
  deps: PaymentDeps,
  start: StartDebit,
): Promise<Result<{ state: PublicState }, Refusal>> {
  const claimed = await claim(deps, start)
  if (!claimed.ok) return claimed
  if ('state' in claimed.value) return ok(claimed.value)
  const ordered = claimed.value
  const { reference, mandate, amount, split } = ordered
  const description = `phi, le phi DVC ${start.publicId}`
  const answer = await bankOf(deps, ordered).debitAccount({ reference, mandate, amount, split, description })
  await recordAnswer(deps, ordered, answer)
  return ok({ state: await readPublicState(deps.database, ordered.paymentId) })
}

function bankOf({ banks }: PaymentDeps, { connector }: Pick<Ordered, 'connector'>) {
  const bank = banks.get(connector)
  if (bank === undefined) throw new Error(`No bank is connected as ${connector}`)
  return bank
}

/** A repeated request gets the state that the first one led to. The code is spent last, when nothing else stands in the way. */
function claim(
  deps: PaymentDeps,
  start: StartDebit,
): Promise<Result<Ordered | { state: PublicState }, Refusal>> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const locked = await lockOwnPayment(tx, start, 'DEBIT')
    if (!locked.ok) return err({ code: 'NOT_FOUND' })
    const payment = locked.value
    if ((await roleNow(tx, start)) === null) return err({ code: 'NOT_FOUND' })
    const repeated = await tx.attempt.findUnique({ where: { requestId: requestKey(payment, start) } })
    if (repeated !== null) return ok({ state: payment.publicState })
    const charges = await lockPayable(tx, payment)
    if (!charges.ok) return charges
    const account = await lockAllowed(tx, payment, start, now)
    if (!account.ok) return account
    const { amount } = payment
    const usedByHolder = await usedTodayByHolder(readerOf(tx), start.holderId, now)
    const coded = needsCode({ amount, usedByHolder }, deps.debits.freeUpTo)
    const confirmed = await confirmDebit(tx, deps.debits, { ...start, amount, coded, now })
    if (!confirmed.ok) return confirmed
    const opening = { payment, charges: charges.value, registration: account.value, now }
    return ok(await openAttempt(tx, deps, start, opening))
  })
}

/** A form's id counts within its payment only. */
const requestKey = ({ id }: LockedPayment, { requestId }: StartDebit): string => `${id}:${requestId}`

async function lockPayable(
  tx: Transaction,
  payment: LockedPayment,
): Promise<Result<readonly LockedCharge[], Refusal>> {
  if (!payable.includes(payment.publicState)) return err({ code: 'NOT_PAYABLE', state: payment.publicState })
  const charges = await lockCharges(tx, payment.chargeIds)
  const holder = charges.find(({ held }) => held)
  if (holder !== undefined) return err({ code: 'HELD', until: holder.heldUntil?.toISOString() ?? null })
  const changed = ({ id, state, amount }: LockedCharge) =>
    state !== 'OPEN' || amount !== payment.chargeAmounts.get(id)
  return charges.some(changed) ? err({ code: 'CHARGES_CHANGED' }) : ok(charges)
}

/** Whoever debits for the same holder waits here, so that the day's sums are true. */
async function lockAllowed(
  tx: Transaction,
  { amount }: LockedPayment,
  { registrationId, holderId, othersDossiers }: StartDebit,
  now: Date,
): Promise<Result<LockedAccount, Refusal>> {
  const registration = await lockForDebit(tx, registrationId, holderId)
  if (registration?.state !== 'APPROVED') return err({ code: 'ACCOUNT_NOT_IN_FORCE' })
  const used = (await usedToday(readerOf(tx), [registrationId], now)).get(registrationId) ?? 0n
  const { dailyLimit, ready, scope } = registration
  const decided = decideDebit({ amount, dailyLimit, usedToday: used, ready, scope, othersDossiers })
  return decided.ok ? ok(registration) : decided
}

type Opening = {
  readonly registration: LockedAccount
  readonly payment: OwnLockedPayment
  readonly charges: readonly LockedCharge[]
  readonly now: Date
}

/**
 * From here on money may move: the charges are held until the bank's answer is known. A card that another has begun on the payment
 * and that holds nothing gives way. What its maker paid for as a guest is the holder's from here on, also if the bank declines.
 */
async function openAttempt(
  tx: Transaction,
  deps: PaymentDeps,
  start: StartDebit,
  { payment, charges, registration, now }: Opening,
): Promise<Ordered> {
  const attemptId = newUuid(now)
  const reference = newReference()
  const { connector, accountMask, number } = registration
  const cause = `account:${start.accountId}`
  if (payment.besides !== null)
    await storeChange(tx, payment.id, payment.besides.id, giveWay(payment.besides, 'HELD_ELSEWHERE', now), {
      cause,
      now,
    })
  if (payment.holderId === null)
    await tx.payment.update({ where: { id: payment.id }, data: { holderId: start.holderId } })
  await tx.attempt.create({
    data: {
      id: attemptId,
      paymentId: payment.id,
      reference,
      connector,
      method: 'ACCOUNT',
      state: 'SENT',
      amount: payment.amount,
      registrationId: registration.registrationId,
      accountMask,
      debitDay: new Date(businessDay(now)),
      orderedBy: start.accountId,
      confirmedBy: start.confirmation.by,
      leaseUntil: addMs(now, knownWithinMs),
      sentAt: now,
      knownBy: addMs(now, knownWithinMs),
      createdAt: afterLast(now, payment.lastAttemptAt),
      requestId: requestKey(payment, start),
      begunBy: start.visitorId,
    },
  })
  await openLeases(tx, { charges, attemptId, endsAt: null, now })
  const detail = { reference, account: accountMask, confirmedBy: start.confirmation.by }
  await addEvents(tx, payment.id, [{ kind: 'DEBIT_ORDERED', detail }], { cause, now })
  await addJobs(tx, [askBankJob(attemptId, 1, addMs(now, deps.bankTimeoutMs + answerGraceMs))])
  const split = await splitOf(tx, charges)
  return {
    paymentId: payment.id,
    attemptId,
    reference,
    connector,
    mandate: number,
    amount: payment.amount,
    split,
    version: 0,
  }
}

/** What each beneficiary gets of it; together the whole amount. */
function splitOf(tx: Transaction, charges: readonly LockedCharge[]): Promise<DebitSplit[]> {
  const ids = charges.map(({ id }) => id)
  return tx.$queryRaw<DebitSplit[]>`
    SELECT beneficiary AS "agencyId", sum(amount::BIGINT)::BIGINT AS amount FROM charge
    WHERE id = ANY (${ids}::uuid[]) GROUP BY beneficiary ORDER BY beneficiary`
}
