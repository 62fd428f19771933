import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { lockPayment } from '../repository.ts'

/**
 * An exception stands while money waits. When the last of it was resolved, it ends; LATE, of a payment that was paid late,
 * stays: nothing waits for it.
 */
export function clearException(deps: PaymentDeps, paymentId: string): Promise<void> {
  return unitOfWork(deps.database, async (tx) => {
    const payment = await lockPayment(tx, paymentId)
    if (payment === null || payment.exception === null) return
    const waiting = await tx.suspenseItem.count({
      where: { capture: { paymentId }, state: { notIn: ['RETURNED', 'ASSIGNED'] } },
    })
    if (waiting > 0) return
    const exception = payment.state === 'PAID' && payment.exception === 'LATE' ? 'LATE' : null
    await tx.payment.update({ where: { id: paymentId }, data: { exception } })
  })
}
