import { addMs } from '#lib/dates.ts'
import { newUuid } from '#lib/ids.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { CounterActivate } from '#server/domains/bank-connectors/index.ts'
import { lockCharges, openLeases } from '#server/domains/charges/index.ts'
import { sameHash, sha256 } from '#server/platform/crypto.ts'
import { readerOf, type Transaction } from '#server/platform/database/database.ts'
import type { Prisma } from '#server/platform/database/generated/client.ts'
import { retryPassing, unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import { holdsNothing } from '../attempt.states.ts'
import { decidePayable, type NotPayable, type Payable } from '../instruction/decide-payable.ts'
import { type InstructionFacts, readInstruction } from '../instruction/instruction-facts.ts'
import { counterReference } from '../money-references.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { expireAttemptJob } from '../payment-jobs.ts'
import { addEvents, storeChange, toAttemptFacts } from '../repository.ts'
import { giveWay } from '../settle-attempt.ts'

/** An activation; its `number` has been read. */
export type Activation = CounterActivate & { readonly connector: string }

/** What may be taken, until when; a plain object that is kept and given again word for word. */
export type ActivationAnswer = Prisma.InputJsonObject

/** How an answer is put into words; pure. */
export type WordActivation = (facts: InstructionFacts, payable: Payable, until: Date) => ActivationAnswer

/**
 * A teller is about to take the money: everything is checked again, and the charges are held for this bank under its key.
 * The same key and request get the first answer while the hold lasts; after its time, or after the bank's own word on it, the key is
 * used up. An answer is stored with the lease. PRODUCT S1.4.
 */
export async function activateAtCounter(
  deps: PaymentDeps,
  activation: Activation,
  word: WordActivation,
): Promise<Result<ActivationAnswer | NotPayable, { readonly code: 'KEY_REUSED' }>> {
  const refused = await refusedAtOnce(deps, activation)
  if (refused !== null) return ok(refused)
  // 23505: the same key came for another payment at the same moment; its row is there now.
  return retryPassing(
    () => unitOfWork(deps.database, (tx) => activate(tx, deps, activation, word)),
    ['23505'],
  )
}

/**
 * Where nothing can be held there is nothing to lock, so that a crowd at one number does not queue. The key is looked for
 * after the number: a hold that is seen is then seen to be this key's own.
 */
async function refusedAtOnce(deps: PaymentDeps, activation: Activation): Promise<NotPayable | null> {
  const facts = await readInstruction(deps.database, activation.number)
  const payable = decidePayable(facts, deps.clock(), activation.connector)
  if (payable.result === 'PAYABLE') return null
  const reference = counterReference(activation.connector, activation.key)
  const known = await deps.database.prisma.attempt.findUnique({ where: { reference }, select: { id: true } })
  return known === null ? payable : null
}

async function activate(
  tx: Transaction,
  deps: PaymentDeps,
  activation: Activation,
  word: WordActivation,
): Promise<Result<ActivationAnswer | NotPayable, { readonly code: 'KEY_REUSED' }>> {
  const now = deps.clock()
  await lockCharged(tx, activation.number)
  const reference = counterReference(activation.connector, activation.key)
  const known = await tx.attempt.findUnique({ where: { reference } })
  const again = known === null ? null : answerAgain(known, activation, now)
  if (again !== null) return again
  const facts = await readInstruction(readerOf(tx), activation.number)
  const payable = decidePayable(facts, now, activation.connector)
  if (payable.result === 'NOT_PAYABLE' || facts === null) return ok(payable as NotPayable)
  // Its hold is over, or the bank has said already what became of it.
  if (known !== null) return err({ code: 'KEY_REUSED' })
  const until = addMs(now, Math.min(activation.minutes * 60_000, deps.instructions.counterLeaseMs))
  const answer = word(facts, payable, until)
  await endOwnCard(tx, activation, facts.paymentId, now)
  await openCounterAttempt(tx, activation, { facts, payable, until, answer, reference, now })
  return ok(answer)
}

/** Locks the payment and its charges in the one order. */
async function lockCharged(tx: Transaction, number: string): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p.id FROM payment p JOIN payment_instruction i ON i.payment_id = p.id
    WHERE i.number = ${number} FOR NO KEY UPDATE OF p`
  const [payment] = rows
  if (payment === undefined) return
  const charges = await tx.paymentCharge.findMany({
    where: { paymentId: payment.id },
    select: { chargeId: true },
  })
  await lockCharges(
    tx,
    charges.map(({ chargeId }) => chargeId),
  )
}

const requestHash = ({ number, branch, minutes }: Activation) =>
  sha256(JSON.stringify([number, branch, minutes]))

const causeOf = ({ connector, key }: Activation): string => `bank:${connector}:ACTIVATE:${key}`

type Known = NonNullable<Awaited<ReturnType<Transaction['attempt']['findUnique']>>>

/**
 * The first answer, `until` and all, while it is true; null once its time is over or the bank has said what its teller did: then
 * nobody may take money on it, and what is true now is decided anew.
 */
function answerAgain(
  { counterHash, counterAnswer, state, leaseUntil }: Known,
  activation: Activation,
  now: Date,
): Result<ActivationAnswer, { readonly code: 'KEY_REUSED' }> | null {
  if (counterHash === null) return null
  if (!sameHash(requestHash(activation), counterHash)) return err({ code: 'KEY_REUSED' })
  const held = state === 'AT_COUNTER' && leaseUntil !== null && now < leaseUntil
  return held ? ok(counterAnswer as ActivationAnswer) : null
}

/** A teller goes before a card of the same payment from which no code is on its way. */
async function endOwnCard(
  tx: Transaction,
  activation: Activation,
  paymentId: string,
  now: Date,
): Promise<void> {
  const row = await tx.attempt.findFirst({ where: { paymentId, finishedAt: null } })
  const card = row && toAttemptFacts(row)
  if (card === null || !holdsNothing(card)) return
  const change = giveWay(card, 'HELD_ELSEWHERE', now)
  await storeChange(tx, paymentId, card.id, change, { cause: causeOf(activation), now })
}

type Lease = {
  readonly facts: InstructionFacts
  readonly payable: Payable
  readonly until: Date
  readonly answer: ActivationAnswer
  readonly reference: string
  readonly now: Date
}

async function openCounterAttempt(tx: Transaction, activation: Activation, lease: Lease): Promise<void> {
  const { facts, payable, until, answer, reference, now } = lease
  const attemptId = newUuid(now)
  await tx.attempt.create({
    data: {
      id: attemptId,
      paymentId: facts.paymentId,
      reference,
      connector: activation.connector,
      method: 'COUNTER',
      state: 'AT_COUNTER',
      amount: payable.amount,
      counterKey: activation.key,
      counterHash: new Uint8Array(requestHash(activation)),
      counterAnswer: answer,
      branch: activation.branch,
      leaseUntil: until,
      createdAt: now,
      requestId: reference,
    },
  })
  const charges = payable.charges.map(({ chargeId, amount }) => ({ id: chargeId, amount }))
  await openLeases(tx, { charges, attemptId, endsAt: until, now })
  const started = { reference, method: 'COUNTER', branch: activation.branch, number: facts.number }
  await addEvents(tx, facts.paymentId, [{ kind: 'ATTEMPT_STARTED', detail: started }], {
    cause: causeOf(activation),
    now,
  })
  await addJobs(tx, [expireAttemptJob(attemptId, until)])
}
