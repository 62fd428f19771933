import { newReference, newUuid } from '#lib/ids.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { byStaff } from '../desk-actor.ts'
import type { RetryRefusal } from '../desk-contract.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { withoutProposal } from '../suspense/take-back-proposal.ts'
import { decideOnRefund, type LockedRefund, type RefundDecision, tellOfRefund } from './decide-on-refund.ts'
import { isUndecided } from './undecided.ts'

/** Money in suspense is decided anew on its desk; of other money the same is asked for again, under a new reference. */
export type Retried =
  | { readonly reopened: 'SUSPENSE'; readonly captureId: string }
  | { readonly reopened: 'REFUND'; readonly refundId: string }

type Order = RefundDecision & { readonly reason: string }

/** The bank refused a refund for good: people decide anew. Once for each refusal, however many ask. */
export async function retryRefused(
  deps: Pick<PaymentDeps, 'database' | 'clock'>,
  order: Order,
): Promise<Result<Retried, RetryRefusal>> {
  const reason = order.reason.trim()
  if (reason === '') return err({ code: 'REASON_EMPTY' })
  return decideOnRefund<Retried, RetryRefusal>(deps, order, {
    from: 'REFUSED',
    written: (refund, tx) => askedBefore(tx, refund, { ...order, reason }),
    work: async (refund, tx, now) => {
      const [found] = await tx.$queryRawUnsafe<{ item: number | null }[]>(undecidedStatement, refund.id)
      if (found === undefined) return err({ code: 'CHANGED' })
      return ok(
        found.item === null
          ? await askAgain(tx, refund, { ...order, reason }, now)
          : await reopenItem(tx, refund, { ...order, reason, itemVersion: found.item }, now),
      )
    },
  })
}

/** The version of the item, of money that is in suspense. */
const undecidedStatement = `
  SELECT CASE WHEN k.disposition = 'SUSPENSE' THEN s.version END AS item
  FROM refund r JOIN capture k ON k.id = r.capture_id LEFT JOIN suspense_item s ON s.capture_id = k.id
  WHERE r.id = $1::uuid AND ${isUndecided}`

async function reopenItem(
  tx: Transaction,
  { id, captureId, paymentId, amount }: LockedRefund,
  { staff, reason, itemVersion }: Order & { readonly itemVersion: number },
  now: Date,
): Promise<Retried> {
  await tx.suspenseItem.update({
    where: { captureId },
    data: { ...withoutProposal, state: 'OPEN', version: itemVersion + 1, note: reason },
  })
  await recordAudit(tx, {
    at: now,
    actor: { kind: 'STAFF', id: staff.id },
    action: 'SUSPENSE_REOPENED',
    subject: `capture:${captureId}`,
    detail: { reason, refund: id },
  })
  const told = { staff, now, action: 'REFUND_GIVEN_TO_SUSPENSE', detail: { reason } }
  await tellOfRefund(tx, { id, paymentId, amount }, told)
  return { reopened: 'SUSPENSE', captureId }
}

async function askAgain(
  tx: Transaction,
  refund: LockedRefund,
  { staff, reason }: Order,
  now: Date,
): Promise<Retried> {
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
  return { reopened: 'REFUND', refundId: id }
}

/** This person's own request for the same reason: the form was sent twice. */
async function askedBefore(
  tx: Transaction,
  refund: LockedRefund,
  { staff, reason }: Order,
): Promise<Retried | null> {
  const asked = await tx.refund.findFirst({
    where: { retryOf: refund.id, requestedBy: byStaff(staff.id), note: reason, state: { not: 'REJECTED' } },
  })
  return asked && { reopened: 'REFUND', refundId: asked.id }
}
