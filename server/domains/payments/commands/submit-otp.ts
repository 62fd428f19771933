import { parseOtp } from '#lib/card/otp.ts'
import { addMs } from '#lib/dates.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { openLeases } from '#server/domains/charges/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { retryPassing, unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { type AttemptFacts, type Change, nothing, unchanged } from '../bank-change.ts'
import type { OtpRefusal } from '../card-contract.ts'
import { type Claim, lookAtCharges } from '../claim.ts'
import type { PublicState } from '../contract.ts'
import { takeBackSucceeded } from '../kept-codes.ts'
import { publicState } from '../payment.states.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { answerGraceMs, askBankJob, knownWithinMs } from '../payment-jobs.ts'
import { readPublicState } from '../queries/read-public-state.ts'
import { recordAnswer } from '../record-answer.ts'
import { type LockedPayment, lockOwnPayment, storeChange } from '../repository.ts'
import { giveWay, stateAfter } from '../settle-attempt.ts'

export type SubmitOtp = { readonly publicId: string; readonly visitorId: string; readonly otp: string }

type Refusal = OtpRefusal | { readonly code: 'NOT_FOUND' }
type Sending = {
  readonly paymentId: string
  readonly attemptId: string
  readonly reference: string
  readonly amount: bigint
  readonly otp: string
  readonly tryNumber: number
  readonly version: number
}

/**
 * Sends the payer's code on to the bank, which takes the money. First SENT is committed, with the leases on the charges and a job
 * that will ask; then the bank is called; then its word is recorded. Killed anywhere between, the attempt is asked for. Where
 * the charges cannot be held nothing is sent on: PRODUCT S1.4.
 */
export async function submitOtp(
  deps: PaymentDeps,
  submitted: SubmitOtp,
): Promise<Result<{ state: PublicState }, Refusal>> {
  const claimed = await claim(deps, submitted)
  if (!claimed.ok) return claimed
  if ('state' in claimed.value) return ok(claimed.value)
  const sending = claimed.value
  const answer = await deps.bank.debit(sending.reference, sending.tryNumber, sending.otp, sending.amount)
  await recordAnswer(deps, { ...sending, connector: deps.bank.name }, answer)
  await endCount(deps, sending.attemptId)
  return ok({ state: await readPublicState(deps.database, sending.paymentId) })
}

/** What the codes counted for is taken back. Money is booked by now: a fault here is none of the payment's. */
async function endCount(deps: PaymentDeps, attemptId: string): Promise<void> {
  try {
    await retryPassing(() => takeBackSucceeded(deps, { attemptId }, deps.clock()))
  } catch (error) {
    deps.log.error({ error, attemptId }, 'what the codes of a payment counted for was not taken back')
  }
}

function claim(
  deps: PaymentDeps,
  submitted: SubmitOtp,
): Promise<Result<Sending | { state: PublicState }, Refusal>> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const locked = await lockOwnPayment(tx, submitted, 'TYPE_CODE')
    if (!locked.ok) return locked
    const payment = locked.value
    const { attempt } = payment
    if (attempt?.state !== 'AWAITING_OTP')
      return err({ code: 'NOT_AWAITING_OTP', state: payment.publicState })
    const digits = attempt.otp?.digits ?? 6
    const otp = parseOtp(submitted.otp, digits)
    if (!otp.ok) return err(otp.error.code === 'EMPTY' ? { code: 'OTP_EMPTY' } : { code: 'OTP_FORM', digits })
    const cause = `visitor:${submitted.visitorId}`
    // A code that may still be on its way holds the charges already, for what they were.
    const claimed: Claim = attempt.codeUnsure ? { verdict: 'FREE' } : await lookAtCharges(tx, payment)
    if (claimed.verdict === 'BUSY') return err({ code: 'OTHER_CODE_SENT' })
    if (claimed.verdict !== 'FREE') {
      await storeChange(tx, payment.id, attempt.id, giveWay(attempt, reasonOf(claimed), now), { cause, now })
      return ok({ state: publicState(payment.state, payment.exception, 'CANCELLED') })
    }
    await storeChange(tx, payment.id, attempt.id, decideSending(attempt, deps.bankTimeoutMs, now), {
      cause,
      now,
      more: { sentAt: now, otpTry: { increment: 1 } },
    })
    if (!attempt.codeUnsure) await holdAll(tx, payment, attempt.id, now)
    const { reference, amount, version, otpTry } = attempt
    return ok({
      paymentId: payment.id,
      attemptId: attempt.id,
      reference,
      amount,
      otp: otp.value,
      tryNumber: otpTry + 1,
      version: version + 1,
    })
  })
}

/** Why the attempt ends, as the payer reads it. */
function reasonOf(claim: Exclude<Claim, { verdict: 'FREE' | 'BUSY' }>) {
  if (claim.verdict === 'HELD') return 'HELD_ELSEWHERE'
  return claim.paid ? 'PAID_ELSEWHERE' : 'CHARGES_CHANGED'
}

/** For what the payment asks, which is what the charges owe. */
function holdAll(
  tx: Transaction,
  { chargeAmounts }: LockedPayment,
  attemptId: string,
  now: Date,
): Promise<void> {
  const charges = [...chargeAmounts].map(([id, amount]) => ({ id, amount }))
  return openLeases(tx, { charges, attemptId, endsAt: null, now })
}

/** From here on money may move: the charges are held until the bank's answer is known. */
export function decideSending(attempt: AttemptFacts, bankTimeoutMs: number, now: Date): Change {
  return {
    ...nothing,
    attempt: {
      ...unchanged(attempt),
      state: stateAfter(attempt.state, 'CODE_SENT_ON'),
      knownBy: addMs(now, knownWithinMs),
    },
    lease: 'HOLD',
    events: [{ kind: 'CODE_SENT_ON', detail: { reference: attempt.reference } }],
    jobs: [askBankJob(attempt.id, 1, addMs(now, bankTimeoutMs + answerGraceMs))],
  }
}
