import { maskCardNumber } from '#lib/card/card-number.ts'
import { addMs } from '#lib/dates.ts'
import { newReference, newUuid } from '#lib/ids.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { BankAnswer, CardCheck, CardData } from '#server/domains/bank-connectors/index.ts'
import type { CardIssuer } from '#server/domains/directory/contract.ts'
import type { KeptCode } from '#server/domains/identity/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import { type AttemptFacts, type Change, nothing, unchanged } from '../bank-change.ts'
import type { CardInput, StartCardRefusal } from '../card-contract.ts'
import { readCardForm } from '../card-form.ts'
import { nextCardTry } from '../card-tries.ts'
import { lookAtCharges } from '../claim.ts'
import type { PublicState } from '../contract.ts'
import { declineReason } from '../decline-reason.ts'
import { keepCode } from '../kept-codes.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { answerGraceMs, cancelAtBankJob, expireAttemptJob } from '../payment-jobs.ts'
import {
  addEvents,
  afterLast,
  type LockedPayment,
  lockOwnPayment,
  lockPaymentOfAttempt,
  storeChange,
} from '../repository.ts'
import { finish, otpFacts, stateAfter } from '../settle-attempt.ts'
import { createPayment } from './create-payment.ts'

export type StartCard = {
  readonly publicId: string
  readonly visitorId: string
  /** Who is signed in and does it; absent for a guest. */
  readonly accountId?: string | undefined
  readonly issuer: CardIssuer
  /** What the code counts for that the bank sends where it accepts the card. */
  readonly code?: KeptCode
  readonly card: CardInput
  readonly requestId: string
}

type Refusal = StartCardRefusal | { readonly code: 'NOT_FOUND' }
type Opened = {
  readonly attemptId: string
  readonly reference: string
  readonly amount: bigint
  readonly description: string
}

/** What a bank said about a card. */
type CardVerdict = 'ACCEPTED' | 'REFUSED' | 'SILENT'
/** `heard` is null where the bank was not asked about this very card, or said nothing about it; SILENT where it may have. */
type StartedCard = {
  /** Where the attempt is: the payment itself, or an own one beside another reader's card. */
  readonly publicId: string
  readonly state: PublicState
  readonly heard: CardVerdict | null
}
/** Another reader's card is under way on the payment: these fees can be paid in a payment of the reader's own. */
type Beside = { readonly code: 'BESIDE'; readonly charges: LockedPayment['chargeAmounts'] }

/**
 * Whether the bank is going to be asked about the card: before the try is counted, so that a form which never gets there counts for
 * nothing, not for a moment. Writes nothing; `startCardAttempt` looks again.
 * @returns where the payment is, for a repeated request; null where the bank is next
 */
export async function lookBeforeCard(
  deps: PaymentDeps,
  start: StartCard,
): Promise<Result<Pick<StartedCard, 'publicId' | 'state'> | null, Refusal>> {
  const card = readCardForm(start.card, start.issuer, deps.clock())
  if (!card.ok) return err({ code: 'FIELDS', fields: card.error })
  const looked = await unitOfWork(deps.database, (tx) => look(tx, start, deps.clock()))
  if (looked.ok) return ok('state' in looked.value ? { ...looked.value, publicId: start.publicId } : null)
  return looked.error.code === 'BESIDE' ? ok(null) : err(looked.error)
}

/**
 * Asks the bank about the card and records its answer. The charges are looked at and not held: a code that goes on holds them
 * first (`submit-otp.ts`). The card's data lives in this call and nowhere else. The bank is asked outside of any transaction.
 */
export async function startCardAttempt(
  deps: PaymentDeps,
  start: StartCard,
): Promise<Result<StartedCard, Refusal>> {
  const card = readCardForm(start.card, start.issuer, deps.clock())
  if (!card.ok) return err({ code: 'FIELDS', fields: card.error })
  const begun = await beginHereOrBeside(deps, start, card.value)
  if (!begun.ok) return begun
  const { publicId, ...opened } = begun.value
  if ('state' in opened) return ok({ publicId, ...opened, heard: null })
  const answer = await deps.bank.verifyCard({
    reference: opened.reference,
    amount: opened.amount,
    description: opened.description,
    issuerBin: start.issuer.bin,
    card: card.value,
  })
  const state = await recordCheck(deps, opened.attemptId, answer, start.code)
  return ok({ publicId, state, heard: verdictOf(answer) })
}

type Begun = Opened | { readonly state: PublicState }

/**
 * Another reader's card that holds nothing keeps this one from nothing, and is kept from nothing by it: an own payment over the
 * same fees is made, and the first whose code goes on pays.
 */
async function beginHereOrBeside(
  deps: PaymentDeps,
  start: StartCard,
  card: CardData,
): Promise<Result<Begun & { readonly publicId: string }, Refusal>> {
  const here = await begin(deps, start, card)
  if (here.ok) return ok({ ...here.value, publicId: start.publicId })
  if (here.error.code !== 'BESIDE') return err(here.error)
  const { charges } = here.error
  const { visitorId, accountId, requestId } = start
  const chosen = { visitorId, accountId, requestId, chargeIds: [...charges.keys()] }
  const made = await createPayment(deps, chosen)
  if (!made.ok) {
    return made.error.code === 'HELD'
      ? err({ code: 'HELD', until: made.error.until?.toISOString() ?? null })
      : err({ code: 'CHARGES_CHANGED' })
  }
  const { publicId } = made.value
  const beside = await begin(deps, { ...start, publicId }, card, charges)
  if (beside.ok) return ok({ ...beside.value, publicId })
  // The own payment is under way already: that is where to go on.
  if (beside.error.code === 'NOT_PAYABLE') return ok({ publicId, state: beside.error.state })
  return beside.error.code === 'BESIDE' ? err({ code: 'CHARGES_CHANGED' }) : err(beside.error)
}

const sameAmounts = (one: ReadonlyMap<string, bigint>, other: ReadonlyMap<string, bigint>): boolean =>
  one.size === other.size && [...one].every(([id, amount]) => other.get(id) === amount)

/** A silent bank may have accepted the card. One that refuses the call or is under maintenance says nothing about it. */
function verdictOf(answer: BankAnswer<CardCheck>): CardVerdict | null {
  if (answer.kind === 'SILENT') return 'SILENT'
  if (answer.kind === 'REFUSED') return null
  if (answer.value.status !== 'REFUSED') return 'ACCEPTED'
  return declineReason(answer.value.reason) === 'BANK_MAINTENANCE' ? null : 'REFUSED'
}

/** Nothing is under way, and nothing waits. */
const payable: readonly PublicState[] = ['OPEN', 'DECLINED', 'RETURNED']

/** @param asked what the payment must ask for, where it was made just now */
function begin(
  deps: PaymentDeps,
  start: StartCard,
  card: CardData,
  asked?: ReadonlyMap<string, bigint>,
): Promise<Result<Begun, Refusal | Beside>> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const looked = await look(tx, start, now, asked)
    if (!looked.ok) return looked
    if ('state' in looked.value) return ok(looked.value)
    return ok(await openAttempt(tx, deps, start, looked.value.payment, maskCardNumber(card.number), now))
  })
}

/**
 * Locks the payment and looks at all that may stand in the way. A repeated request gets the state that the first one led to,
 * whatever card it brings.
 */
async function look(
  tx: Transaction,
  start: StartCard,
  now: Date,
  asked?: ReadonlyMap<string, bigint>,
): Promise<Result<{ readonly payment: LockedPayment } | { readonly state: PublicState }, Refusal | Beside>> {
  const locked = await lockOwnPayment(tx, start, 'PAY')
  if (!locked.ok) return locked
  const payment = locked.value
  const repeated = await tx.attempt.findUnique({ where: { requestId: requestKey(payment, start) } })
  if (repeated !== null) return ok({ state: payment.publicState })
  if (!payable.includes(payment.publicState)) return err({ code: 'NOT_PAYABLE', state: payment.publicState })
  const wait = await nextCardTry(tx, start.visitorId, now)
  if (wait !== null) return err({ code: 'TOO_MANY', retryAfterSeconds: secondsUntil(wait, now) })
  const claim = await lookAtCharges(tx, payment)
  if (claim.verdict === 'HELD') return err({ code: 'HELD', until: claim.until?.toISOString() ?? null })
  if (claim.verdict === 'CHANGED' || (asked && !sameAmounts(asked, payment.chargeAmounts)))
    return err({ code: 'CHARGES_CHANGED' })
  if (payment.besides !== null) return err({ code: 'BESIDE', charges: payment.chargeAmounts })
  return ok({ payment })
}

const secondsUntil = (then: Date, now: Date): number => Math.ceil((then.getTime() - now.getTime()) / 1000)

/** A form's id counts within its payment only. */
const requestKey = ({ id }: LockedPayment, { requestId }: StartCard): string => `${id}:${requestId}`

async function openAttempt(
  tx: Transaction,
  deps: PaymentDeps,
  start: StartCard,
  payment: LockedPayment,
  cardMask: string,
  now: Date,
): Promise<Opened> {
  const attemptId = newUuid(now)
  const reference = newReference()
  await tx.attempt.create({
    data: {
      id: attemptId,
      paymentId: payment.id,
      reference,
      connector: deps.bank.name,
      method: 'CARD',
      state: 'VERIFYING',
      amount: payment.amount,
      issuerBin: start.issuer.bin,
      cardMask,
      leaseUntil: addMs(now, deps.cardLeaseMs),
      createdAt: afterLast(now, payment.lastAttemptAt),
      requestId: requestKey(payment, start),
      begunBy: start.visitorId,
    },
  })
  await addEvents(tx, payment.id, [{ kind: 'ATTEMPT_STARTED', detail: { reference, cardMask } }], {
    cause: `visitor:${start.visitorId}`,
    now,
  })
  // Should this process die before the bank's answer, the job ends the attempt.
  await addJobs(tx, [expireAttemptJob(attemptId, addMs(now, deps.bankTimeoutMs + answerGraceMs))])
  return { attemptId, reference, amount: payment.amount, description: `phi, le phi DVC ${start.publicId}` }
}

function recordCheck(
  deps: PaymentDeps,
  attemptId: string,
  answer: BankAnswer<CardCheck>,
  code: KeptCode | undefined,
): Promise<PublicState> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const payment = await lockPaymentOfAttempt(tx, attemptId)
    const attempt = payment?.attempt
    if (!payment || attempt?.id !== attemptId || attempt.state !== 'VERIFYING')
      return payment?.publicState ?? 'OPEN'
    const change = decideCheck(attempt, answer, now)
    await storeChange(tx, payment.id, attemptId, change, { cause: `bank:${deps.bank.name}`, now })
    if (change.attempt?.state !== 'AWAITING_OTP') return 'DECLINED'
    if (code) await keepCode(tx, attemptId, code, now)
    return 'AWAITING_OTP'
  })
}

/** What the bank's answer about a card means. Silence costs nothing: no code was sent on, so no money can move. */
export function decideCheck(attempt: AttemptFacts, answer: BankAnswer<CardCheck>, now: Date): Change {
  if (answer.kind !== 'ANSWERED') {
    const silent = finish(attempt, 'VERIFY_SILENT', 'BANK_SILENT', now)
    return { ...silent, jobs: [cancelAtBankJob(attempt.id, now)] }
  }
  if (answer.value.status === 'REFUSED')
    return finish(attempt, 'CARD_REFUSED', declineReason(answer.value.reason), now)
  const otp = otpFacts(answer.value.otp, 1, now)
  return {
    ...nothing,
    attempt: { ...unchanged(attempt), state: stateAfter(attempt.state, 'CARD_ACCEPTED'), otp },
    events: [{ kind: 'OTP_SENT', detail: { reference: attempt.reference } }],
    jobs: [expireAttemptJob(attempt.id, attempt.leaseUntil)],
  }
}
