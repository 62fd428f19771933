import { newReference, newUuid } from '#lib/ids.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { addJobs } from '#server/platform/jobs.ts'
import { byStaff } from '../desk-actor.ts'
import type { RetryRefusal } from '../desk-contract.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { settleFeeDifferenceJob } from '../payment-jobs.ts'
import { decideOnRefund, type LockedRefund, type RefundDecision, tellOfRefund } from './decide-on-refund.ts'
import { isUndecided } from './undecided.ts'

type Order = RefundDecision & { readonly reason: string }

/**
 * The bank refused a refund for good: the same is asked for again under a new reference, and a second person decides again.
 * Once for each refusal, however many ask. Money in suspense is not asked for here: it is decided anew on its own desk.
 */
export async function retryRefused(
  deps: Pick<PaymentDeps, 'database' | 'clock'>,
  order: Order,
): Promise<Result<{ refundId: string }, RetryRefusal>> {
  const reason = order.reason.trim()
  if (reason === '') return err({ code: 'REASON_EMPTY' })
  const told = { ...order, reason }
  return decideOnRefund<{ refundId: string }, RetryRefusal>(deps, order, {
    from: 'REFUSED',
    written: (refund, tx) => askedBefore(tx, refund, told),
    work: async (refund, tx, now) => {
      const undecided = await tx.$queryRawUnsafe<unknown[]>(undecidedStatement, refund.id)
      return undecided.length === 0 ? err({ code: 'CHANGED' }) : ok(await askAgain(tx, refund, told, now))
    },
  })
}

const undecidedStatement = `
  SELECT r.id FROM refund r JOIN capture k ON k.id = r.capture_id WHERE r.id = $1::uuid AND ${isUndecided}`

async function askAgain(
  tx: Transaction,
  refund: LockedRefund,
  { staff, reason }: Order,
  now: Date,
): Promise<{ refundId: string }> {
  const { captureId, chargeId, connector, kind, amount, paymentId } = refund
  const id = newUuid(now)
  await tx.refund.create({
    data: {
      id,
      reference: newReference(),
      connector,
      captureId,
      chargeId,
      kind,
      reason: refund.reason,
      note: reason,
      amount,
      state: 'REQUESTED',
      requestedBy: byStaff(staff.id),
      requestedAt: now,
      retryOf: refund.id,
    },
  })
  const detail = { reason, instead: refund.id }
  await tellOfRefund(tx, { id, paymentId, amount }, { staff, now, action: 'REFUND_REQUESTED', detail })
  // The fee may have changed since the bank refused.
  if (chargeId !== null) await addJobs(tx, [settleFeeDifferenceJob(chargeId, now)])
  return { refundId: id }
}

/** This person's own request for the same reason: the form was sent twice. */
async function askedBefore(
  tx: Transaction,
  refund: LockedRefund,
  { staff, reason }: Order,
): Promise<{ refundId: string } | null> {
  const asked = await tx.refund.findFirst({
    where: { retryOf: refund.id, requestedBy: byStaff(staff.id), note: reason, state: { not: 'REJECTED' } },
  })
  return asked && { refundId: asked.id }
}
