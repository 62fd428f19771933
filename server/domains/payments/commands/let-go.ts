import { addMs } from '#lib/dates.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import type { AttemptFacts, Change } from '../bank-change.ts'
import type { OtpRefusal, PublicState } from '../contract.ts'
import { knownWithinMs, type PaymentDeps } from '../payment-deps.ts'
import { cancelAtBankJob, expireAttemptJob } from '../payment-jobs.ts'
import { lockOwnPayment, lockPaymentOfAttempt, storeChange } from '../repository.ts'
import { finish, stillUnknown } from '../settle-attempt.ts'

type OwnPayment = { readonly publicId: string; readonly visitorId: string }

/** The payer lets go of an own attempt; one whose code is with the bank cannot be let go. */
export function cancelAttempt(
  deps: PaymentDeps,
  own: OwnPayment,
): Promise<Result<{ state: PublicState }, OtpRefusal | { readonly code: 'NOT_FOUND' }>> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const payment = await lockOwnPayment(tx, own.publicId, own.visitorId)
    if (payment === null) return err({ code: 'NOT_FOUND' })
    const { attempt } = payment
    if (attempt?.state !== 'AWAITING_OTP')
      return err({ code: 'NOT_AWAITING_OTP', state: payment.publicState })
    const change = decideLetGo(attempt, 'PAYER_LETS_GO', now)
    await storeChange(tx, payment.id, attempt.id, change, { cause: `visitor:${own.visitorId}`, now })
    return ok({ state: change.attempt?.state === 'UNKNOWN' ? 'WAITING_FOR_BANK' : 'DECLINED' })
  })
}

/**
 * The end of an attempt's lease, or of the wait for the bank's look at its card. The one place where a
 * card attempt expires; what may have been sent is asked for and not expired.
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
    if (attempt.state !== 'AWAITING_OTP') return
    if (now < attempt.leaseUntil) return addJobs(tx, [expireAttemptJob(attemptId, attempt.leaseUntil)])
    await storeChange(tx, payment.id, attemptId, decideLetGo(attempt, 'LEASE_ENDS', now), written)
  })
}

/**
 * Nothing was ever sent on: the charges are free at once, and the bank is told afterwards. Otherwise a code
 * may still be on its way, so the bank must promise first that it will take nothing.
 */
export function decideLetGo(attempt: AttemptFacts, event: 'PAYER_LETS_GO' | 'LEASE_ENDS', now: Date): Change {
  const reason = event === 'LEASE_ENDS' ? 'LEASE_ENDED' : 'CANCELLED_BY_PAYER'
  if (attempt.sentAt === null) {
    return { ...finish(attempt, event, reason, now), jobs: [cancelAtBankJob(attempt.id, now)] }
  }
  const asking = stillUnknown(attempt, addMs(now, knownWithinMs), now)
  return { ...asking, attempt: asking.attempt && { ...asking.attempt, reason } }
}
