import { addMs } from '#lib/dates.ts'
import type { Queryable } from '../database/open.ts'
import { queueMessage } from '../messages/outbox.ts'
import { takeMoney } from './book.ts'
import { type CardPaymentEvent, nextStatus } from './card-payment.states.ts'
import {
  type Card,
  type CardPayment,
  checkCode,
  decideNewCode,
  formatBankReference,
  refuseCard,
} from './card-payment.ts'
import {
  changeOtp,
  changePayment,
  insertAccepted,
  insertCancelled,
  lockPayment,
  nextBankNumber,
  type PaymentChange,
  readCard,
  readPayment,
} from './card-payment-store.ts'
import { newOtp, sendCode } from './otp-code.ts'
import type { BankRules, Call } from './rules.ts'
import {
  type Answer,
  accepted,
  type DebitBody,
  otpView,
  referenceReused,
  referenceUnknown,
  resultBody,
  statusBody,
  type VerifyBody,
} from './wire.ts'

/** Checks the card and sends the first code. A refusal leaves nothing behind: the reference stays free. */
export async function verify(call: Call<VerifyBody>, bank: BankRules): Promise<Answer> {
  const { db, reference, body, now } = call
  const present = await lockPayment(db, reference)
  if (present !== undefined) return repeatedVerify(call, present)

  const card = await readCard(db, body.card.number)
  const reason = refuseCard(card, body.card, body.issuerBin, body.amount) ?? declinedVerify(bank)
  if (card === undefined || reason !== undefined) return accepted({ status: 'REFUSED', reason })

  const { otpValidMs } = bank.settings
  const otp = newOtp(card, 1, otpValidMs, now)
  const payment = {
    reference,
    amount: body.amount,
    description: body.description,
    cardNumber: card.number,
    otp,
  }
  const first = await insertAccepted(db, payment, now)
  const stored = await lockPayment(db, reference)
  if (stored === undefined) throw new Error('A payment that was just stored is not there')
  if (!first) return repeatedVerify(call, stored)
  await sendCode(db, card, payment, otpValidMs)
  return otpSent(stored, card)
}

async function repeatedVerify({ db, body }: Call<VerifyBody>, present: CardPayment): Promise<Answer> {
  if (present.cardNumber === undefined) return accepted(statusBody(present, undefined))
  if (present.cardNumber !== body.card.number || present.amount !== body.amount) return referenceReused
  const card = await cardOf(db, present)
  return present.status === 'AWAITING_OTP' ? otpSent(present, card) : accepted(statusBody(present, undefined))
}

/** Sends a new code in place of the old one. */
export async function sendNewCode(call: Call<object>, bank: BankRules): Promise<Answer> {
  const { db, reference, now } = call
  const payment = await lockPayment(db, reference)
  if (payment === undefined) return referenceUnknown
  if (payment.status !== 'AWAITING_OTP') return accepted(statusBody(payment, undefined))

  const present = otpOf(payment)
  const decision = decideNewCode(present, bank.settings.otpIntervalMs, now)
  if (decision.kind === 'TOO_MANY') return accepted({ status: 'REFUSED', reason: 'OTP_TOO_MANY' })
  if (decision.kind === 'TOO_SOON') return tooSoon(decision.retryAfterSeconds)

  const card = await cardOf(db, payment)
  const otp = newOtp(card, present.codesSent + 1, bank.settings.otpValidMs, now)
  const changed = await changeOtp(db, reference, otp)
  const sms = { description: payment.description, amount: amountOf(payment), otp }
  await sendCode(db, card, sms, bank.settings.otpValidMs)
  return otpSent(changed, card)
}

/** Checks the code and takes the money, once whatever is sent how often. */
export async function debit(call: Call<DebitBody>, bank: BankRules): Promise<Answer> {
  const { db, reference, body, now } = call
  const payment = await lockPayment(db, reference)
  if (payment === undefined) return referenceUnknown
  if (payment.amount !== undefined && payment.amount !== body.amount) return referenceReused
  if (payment.status !== 'AWAITING_OTP') return accepted(statusBody(payment, undefined))

  const card = await cardOf(db, payment)
  const otp = otpOf(payment)
  const check = checkCode(otp, body.otp, now)
  switch (check.kind) {
    case 'EXPIRED':
      return accepted(statusBody(payment, card.phone, 'EXPIRED'))
    case 'WRONG': {
      const changed = await changeOtp(db, reference, { ...otp, triesLeft: check.triesLeft })
      return accepted(statusBody(changed, card.phone, 'WRONG'))
    }
    case 'TRIES_USED_UP':
      return finish(call, payment, 'TRIES_USED_UP', { reason: 'OTP_TRIES_EXCEEDED' }, bank)
    case 'RIGHT':
      return card.behaviour === 'LATE_SUCCESS' ||
        card.behaviour === 'LATE_FAILURE' ||
        card.behaviour === 'STAYS_UNKNOWN'
        ? delayOutcome(call, card.behaviour, bank)
        : takeFrom(call, payment, card, bank)
  }
}

/** The fence: what was not taken by now never will be. */
export async function cancel(call: Call<object>): Promise<Answer> {
  const { db, reference, now } = call
  await insertCancelled(db, reference, now)
  const payment = await lockPayment(db, reference)
  if (payment === undefined) throw new Error('A reference that was just fenced is not there')
  const status = nextStatus(payment.status, 'CANCELLED_BY_CALLER')
  if (status === undefined) return accepted(statusBody(payment, undefined))
  return accepted(statusBody(await changePayment(db, reference, { status }, now), undefined))
}

/** The payment as it is. */
export async function query({ db, reference }: Call<undefined>): Promise<Answer> {
  const payment = await readPayment(db, reference)
  if (payment === undefined) return referenceUnknown
  const card = payment.status === 'AWAITING_OTP' ? await cardOf(db, payment) : undefined
  return accepted(statusBody(payment, card?.phone))
}

/** Takes the money, or declines for want of it (or because the switchboard says so), and queues the result. */
export async function takeFrom(
  call: Pick<Call<unknown>, 'db' | 'reference' | 'now'>,
  payment: CardPayment,
  card: Card,
  bank: BankRules,
): Promise<Answer> {
  const { decline, declineReason } = bank.switchboard.settings().debit
  if (bank.switchboard.happens(decline)) {
    return finish(call, payment, 'MONEY_REFUSED', { reason: declineReason }, bank)
  }
  const { db, reference, now } = call
  const amount = amountOf(payment)
  if (!(await takeMoney(db, { reference, customer: card.accountId, amount }, now))) {
    return finish(call, payment, 'MONEY_REFUSED', { reason: 'INSUFFICIENT_BALANCE' }, bank)
  }
  const bankReference = formatBankReference(await nextBankNumber(db), now)
  return finish(call, payment, 'MONEY_TAKEN', { bankReference }, bank)
}

/** Moves a payment to its final state and queues the message that tells the portal. */
export async function finish(
  { db, reference, now }: Pick<Call<unknown>, 'db' | 'reference' | 'now'>,
  payment: CardPayment,
  event: CardPaymentEvent,
  facts: Pick<PaymentChange, 'reason' | 'bankReference'>,
  bank: BankRules,
): Promise<Answer> {
  const status = nextStatus(payment.status, event)
  if (status === undefined) throw new Error(`${event} cannot happen to a payment that is ${payment.status}`)
  const finished = await changePayment(db, reference, { status, ...facts }, now)
  const body = resultBody(finished)
  const message = { bank: 'collecting-bank', kind: 'RESULT', subject: reference, body } as const
  await queueMessage(db, message, bank.switchboard, now)
  return accepted(statusBody(finished, undefined))
}

/** A card that stays unknown is decided after a day. */
const DAY_MS = 24 * 3_600_000

/** The issuer takes its time: the caller waits past its patience and hears PROCESSING at best. */
async function delayOutcome(
  { db, reference, now }: Call<DebitBody>,
  behaviour: 'LATE_SUCCESS' | 'LATE_FAILURE' | 'STAYS_UNKNOWN',
  bank: BankRules,
): Promise<Answer> {
  const settle = {
    at: addMs(now, behaviour === 'STAYS_UNKNOWN' ? DAY_MS : bank.settings.lateOutcomeMs),
    as: behaviour === 'LATE_FAILURE' ? 'DECLINE' : 'TAKE',
  } as const
  const delayed = await changePayment(db, reference, { status: 'PROCESSING', settle }, now)
  return { ...accepted(statusBody(delayed, undefined)), holdMs: bank.settings.lateAnswerMs }
}

function declinedVerify({ switchboard }: BankRules) {
  const { decline, declineReason } = switchboard.settings().verify
  return switchboard.happens(decline) ? declineReason : undefined
}

function otpSent(payment: CardPayment, card: Card): Answer {
  return accepted({ status: 'OTP_SENT', otp: otpView(payment, otpOf(payment), card.phone) })
}

function tooSoon(retryAfterSeconds: number): Answer {
  const message = `Another code may be sent in ${retryAfterSeconds} s`
  return { status: 429, body: { code: 'OTP_TOO_SOON', message, retryAfterSeconds } }
}

function otpOf(payment: CardPayment) {
  if (payment.otp === undefined) throw new Error('A payment that awaits its code has none')
  return payment.otp
}

function amountOf(payment: CardPayment): bigint {
  if (payment.amount === undefined) throw new Error('A payment with a card has no amount')
  return payment.amount
}

/** The card of a payment that was accepted with one. */
export async function cardOf(db: Queryable, payment: CardPayment): Promise<Card> {
  const card = payment.cardNumber === undefined ? undefined : await readCard(db, payment.cardNumber)
  if (card === undefined) throw new Error('A payment that was accepted has no card')
  return card
}
