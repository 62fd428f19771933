import { parseOtp } from '#lib/card/otp.ts'
import { addMs } from '#lib/dates.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { type AttemptFacts, type Change, nothing, unchanged } from '../bank-change.ts'
import type { OtpRefusal } from '../card-contract.ts'
import type { PublicState } from '../contract.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { answerGraceMs, askBankJob, knownWithinMs } from '../payment-jobs.ts'
import { readPublicState } from '../queries/read-public-state.ts'
import { recordAnswer } from '../record-answer.ts'
import { lockOwnPayment, storeChange } from '../repository.ts'
import { stateAfter } from '../settle-attempt.ts'

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
 * Sends the payer's code on to the bank, which takes the money. First SENT is committed, with a job that will
 * ask; then the bank is called; then its word is recorded. Killed anywhere between, the attempt is asked for.
 */
export async function submitOtp(
  deps: PaymentDeps,
  submitted: SubmitOtp,
): Promise<Result<{ state: PublicState }, Refusal>> {
  const claimed = await claim(deps, submitted)
  if (!claimed.ok) return claimed
  const sending = claimed.value
  const answer = await deps.bank.debit(sending.reference, sending.tryNumber, sending.otp, sending.amount)
  await recordAnswer(deps, { ...sending, connector: deps.bank.name }, answer)
  return ok({ state: await readPublicState(deps.database, sending.paymentId) })
}

function claim(deps: PaymentDeps, submitted: SubmitOtp): Promise<Result<Sending, Refusal>> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const payment = await lockOwnPayment(tx, submitted.publicId, submitted.visitorId)
    if (payment === null) return err({ code: 'NOT_FOUND' })
    const { attempt } = payment
    if (attempt?.state !== 'AWAITING_OTP')
      return err({ code: 'NOT_AWAITING_OTP', state: payment.publicState })
    const digits = attempt.otp?.digits ?? 6
    const otp = parseOtp(submitted.otp, digits)
    if (!otp.ok) return err(otp.error.code === 'EMPTY' ? { code: 'OTP_EMPTY' } : { code: 'OTP_FORM', digits })
    await storeChange(tx, payment.id, attempt.id, decideSending(attempt, deps.bankTimeoutMs, now), {
      cause: `visitor:${submitted.visitorId}`,
      now,
      more: { sentAt: now, otpTry: { increment: 1 } },
    })
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
