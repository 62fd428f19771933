import { addMs } from '#lib/dates.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { addJobs } from '#server/platform/jobs.ts'
import { byStaff } from '../desk-actor.ts'
import type { RefundStateName, RejectRefusal } from '../desk-contract.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { sendRefundJob, settleFeeDifferenceJob } from '../payment-jobs.ts'
import {
  type DecidedRefund,
  decideOnRefund,
  type LockedRefund,
  type RefundDecision,
  tellOfRefund,
} from './decide-on-refund.ts'

export type ApproveRefundRefusal = Exclude<RejectRefusal, { code: 'REASON_EMPTY' }>

/** A second person agrees; the bank hears of it from the job, and the payer reads by when the money is back. */
export function approveRefund(
  deps: PaymentDeps,
  decision: RefundDecision,
): Promise<Result<DecidedRefund, ApproveRefundRefusal | { readonly code: 'SAME_PERSON' }>> {
  const { staff } = decision
  const decidedBy = byStaff(staff.id)
  return decideOnRefund<DecidedRefund, ApproveRefundRefusal>(deps, decision, {
    from: 'REQUESTED',
    written: async (refund) =>
      refund.decidedBy === decidedBy && refund.state !== 'REJECTED' ? { state: refund.state } : null,
    work: async (refund, tx, now) => {
      if (refund.requestedBy === decidedBy) return err({ code: 'SAME_PERSON' })
      const promisedBy = addMs(now, deps.money.returnWithinMs)
      await tx.refund.update({
        where: { id: refund.id },
        data: { state: 'APPROVED', version: refund.version + 1, decidedBy, decidedAt: now, promisedBy },
      })
      await addJobs(tx, [sendRefundJob(refund.id, 1, now)])
      const detail = { promisedBy: promisedBy.toISOString() }
      await tellOfRefund(tx, refund, { staff, now, action: 'REFUND_APPROVED', detail })
      return ok({ state: 'APPROVED' })
    },
  })
}

/**
 * A fee may have changed while a person's request stood for money that goes back: its line is balanced without it. What
 * an agency asked for is not asked for again behind the back of whoever said no.
 */
const balanceAgain = ({ chargeId, reason }: LockedRefund, now: Date) =>
  chargeId !== null && reason === 'REQUESTED' ? [settleFeeDifferenceJob(chargeId, now)] : []

/** A second person says no, and why. What was asked for stays with the agency. */
export async function rejectRefund(
  deps: Pick<PaymentDeps, 'database' | 'clock'>,
  decision: RefundDecision & { readonly note: string },
): Promise<Result<DecidedRefund, RejectRefusal>> {
  const { staff } = decision
  const decidedBy = byStaff(staff.id)
  const note = decision.note.trim()
  if (note === '') return err({ code: 'REASON_EMPTY' })
  return decideOnRefund<DecidedRefund, RejectRefusal>(deps, decision, {
    from: 'REQUESTED',
    written: async (refund) => (isRejectedBy(refund, decidedBy) ? { state: 'REJECTED' } : null),
    work: async (refund, tx, now) => {
      if (refund.requestedBy === decidedBy) return err({ code: 'SAME_PERSON' })
      const state: RefundStateName = 'REJECTED'
      await tx.refund.update({
        where: { id: refund.id },
        data: { state, version: refund.version + 1, decidedBy, decidedAt: now, finishedAt: now },
      })
      await tellOfRefund(tx, refund, { staff, now, action: 'REFUND_REJECTED', detail: { reason: note } })
      await addJobs(tx, balanceAgain(refund, now))
      return ok({ state })
    },
  })
}

const isRejectedBy = (refund: LockedRefund, by: string): boolean =>
  refund.state === 'REJECTED' && refund.decidedBy === by
