import { err, ok, type Result } from '#lib/result.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import type { OtpRefusal } from '../card-contract.ts'
import type { PublicState } from '../contract.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { cancelAtBankJob, expireAttemptJob } from '../payment-jobs.ts'
import { lockOwnPayment, lockPaymentOfAttempt, storeChange } from '../repository.ts'
import { finish, letGo } from '../settle-attempt.ts'

type OwnPayment = { readonly publicId: string; readonly visitorId: string }

/** The payer lets go of an own attempt; one whose code is with the bank cannot be let go. */
export function cancelAttempt(
  deps: PaymentDeps,
  own: OwnPayment,
): Promise<Result<{ state: PublicState }, OtpRefusal | { readonly code: 'NOT_FOUND' }>> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const locked = await lockOwnPayment(tx, own, 'STOP')
    if (!locked.ok) return locked
    const payment = locked.value
    const { attempt } = payment
    if (attempt?.state !== 'AWAITING_OTP')
      return err({ code: 'NOT_AWAITING_OTP', state: payment.publicState })
    const change = letGo(attempt, 'PAYER_LETS_GO', 'CANCELLED_BY_PAYER', now)
    await storeChange(tx, payment.id, attempt.id, change, { cause: `visitor:${own.visitorId}`, now })
    return ok({ state: change.attempt?.state === 'CANCELLING' ? 'WAITING_FOR_BANK' : 'DECLINED' })
  })
}

/**
 * The end of the time for a card's code, of a teller's hold, or of the wait for the bank's look at a card. The one place
 * where an attempt expires; what may have been sent is asked for and not expired.
 */
export function expireAttempt(deps: PaymentDeps, attemptId: string): Promise<void> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const payment = await lockPaymentOfAttempt(tx, attemptId)
    const attempt = payment?.attempt
    if (!payment || attempt?.id !== attemptId) return
    const written = { cause: 'job:expire-attempt', now }
    if (attempt.state === 'VERIFYING') {
      const change = finish(attempt, 'VERIFY_SILENT', 'BANK_SILENT', now)
      await storeChange(
        tx,
        payment.id,
        attemptId,
        { ...change, jobs: [cancelAtBankJob(attemptId, now)] },
        written,
      )
    }
    if (attempt.state !== 'AWAITING_OTP' && attempt.state !== 'AT_COUNTER') return
    if (now < attempt.leaseUntil) return addJobs(tx, [expireAttemptJob(attemptId, attempt.leaseUntil)])
    const change =
      attempt.state === 'AT_COUNTER'
        ? finish(attempt, 'LEASE_ENDS', 'LEASE_ENDED', now)
        : letGo(attempt, 'LEASE_ENDS', 'LEASE_ENDED', now)
    await storeChange(tx, payment.id, attemptId, change, written)
  })
}
