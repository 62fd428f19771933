import { addMs } from '#lib/dates.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import { isLive } from '../attempt.states.ts'
import { endInstruction } from '../instruction/instruction-rows.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { expirePaymentJob } from '../payment-jobs.ts'
import { addEvents, lockPayment } from '../repository.ts'

const lookAgainMs = 60_000

/** The one place where an intent expires, and its instruction with it. A live attempt may finish first, however long its bank takes. */
export function expirePayment(deps: PaymentDeps, paymentId: string): Promise<void> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const payment = await lockPayment(tx, paymentId)
    if (payment?.state !== 'OPEN') return
    if (now < payment.expiresAt) return addJobs(tx, [expirePaymentJob(paymentId, payment.expiresAt)])
    if (payment.attempt !== null && isLive(payment.attempt.state)) {
      return addJobs(tx, [expirePaymentJob(paymentId, addMs(now, lookAgainMs))])
    }
    await tx.payment.update({ where: { id: paymentId }, data: { state: 'EXPIRED' } })
    const paper = await tx.paymentInstruction.findFirst({ where: { paymentId, state: 'ACTIVE' } })
    if (paper !== null) await endInstruction(tx, paper.id, 'EXPIRED', now)
    await addEvents(tx, paymentId, [{ kind: 'EXPIRED', detail: {} }], { cause: 'job:expire-payment', now })
  })
}
