import { err, ok, type Result } from '#lib/result.ts'
import type { BankAnswer, CardCheck } from '#server/domains/bank-connectors/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { type AttemptFacts, type Change, nothing, unchanged } from '../bank-change.ts'
import type { OtpRefusal } from '../card-contract.ts'
import type { PublicState } from '../contract.ts'
import { declineReason } from '../decline-reason.ts'
import { beginNextCode } from '../kept-codes.ts'
import { publicState } from '../payment.states.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { lockOwnPayment, storeChange } from '../repository.ts'
import { letGo, otpFacts, stateAfter } from '../settle-attempt.ts'

type Refusal = OtpRefusal | { readonly code: 'NOT_FOUND' }
type OwnPayment = { readonly publicId: string; readonly visitorId: string }

/**
 * Asks the bank for a new code, which replaces the old one and lives two minutes of its own. It counts as the first one does. Where
 * the bank is silent it may have been sent.
 */
export async function sendNewOtp(
  deps: PaymentDeps,
  own: OwnPayment,
): Promise<Result<{ state: PublicState }, Refusal>> {
  const allowed = await mayAsk(deps, own)
  if (!allowed.ok) return allowed
  const attempt = allowed.value
  const code = await beginNextCode(deps, attempt.id, deps.clock())
  if (!code.ok) return code
  const answer = await deps.bank.sendOtp(attempt.reference, (attempt.otp?.codesSent ?? 1) + 1)
  const notSent =
    answer.kind === 'REFUSED' || (answer.kind === 'ANSWERED' && answer.value.status === 'REFUSED')
  await (notSent ? code.value.notSent() : code.value.sent())
  if (answer.kind === 'SILENT') return err({ code: 'BANK_SILENT' })
  if (answer.kind === 'REFUSED') {
    return answer.code === 'OTP_TOO_SOON'
      ? err({ code: 'OTP_TOO_SOON', retryAfterSeconds: answer.retryAfterSeconds ?? 30 })
      : err({ code: 'BANK_SILENT' })
  }
  return recordCode(deps, own, attempt, answer)
}

function mayAsk(deps: PaymentDeps, own: OwnPayment): Promise<Result<AttemptFacts, Refusal>> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const locked = await lockOwnPayment(tx, own, 'NEW_CODE')
    if (!locked.ok) return locked
    const payment = locked.value
    const { attempt } = payment
    if (attempt?.state !== 'AWAITING_OTP')
      return err({ code: 'NOT_AWAITING_OTP', state: payment.publicState })
    const wait = attempt.otp === null ? 0 : Date.parse(attempt.otp.nextCodeAt) - now.getTime()
    return wait > 0 ? err({ code: 'OTP_TOO_SOON', retryAfterSeconds: Math.ceil(wait / 1000) }) : ok(attempt)
  })
}

function recordCode(
  deps: PaymentDeps,
  own: OwnPayment,
  asked: AttemptFacts,
  answer: Extract<BankAnswer<CardCheck>, { kind: 'ANSWERED' }>,
): Promise<Result<{ state: PublicState }, Refusal>> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const locked = await lockOwnPayment(tx, own, 'NEW_CODE')
    if (!locked.ok) return locked
    const payment = locked.value
    const { attempt } = payment
    if (attempt?.id !== asked.id || attempt.version !== asked.version)
      return ok({ state: payment.publicState })
    const change = decideNewCode(attempt, answer.value, now)
    await storeChange(tx, payment.id, attempt.id, change, { cause: `visitor:${own.visitorId}`, now })
    return ok({
      state: publicState(payment.state, payment.exception, change.attempt?.state ?? attempt.state),
    })
  })
}

function decideNewCode(attempt: AttemptFacts, check: CardCheck, now: Date): Change {
  if (check.status === 'REFUSED') return letGo(attempt, 'BANK_DECLINED', declineReason(check.reason), now)
  const otp = otpFacts(check.otp, (attempt.otp?.codesSent ?? 1) + 1, now)
  return {
    ...nothing,
    attempt: { ...unchanged(attempt), state: stateAfter(attempt.state, 'NEW_CODE'), otp },
    events: [{ kind: 'OTP_SENT', detail: { reference: attempt.reference } }],
  }
}
