import { err, ok, type Result } from '#lib/result.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import type { Staff } from '#server/domains/identity/contract.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { DecisionRefusal, RefundReason } from '../desk-contract.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { addEvents } from '../repository.ts'
import { asker, refundIsVisible } from '../suspense/visible.ts'
import type { RefundState } from './refund.states.ts'

/** A decision of a person about a refund as it was seen. */
export type RefundDecision = {
  readonly staff: Staff
  readonly refundId: string
  /** The version that was seen. */
  readonly version: number
}
export type DecidedRefund = { readonly state: RefundState }

/** A refund with its money, locked for this transaction. */
export type LockedRefund = {
  readonly id: string
  readonly captureId: string
  readonly paymentId: string | null
  readonly chargeId: string | null
  readonly connector: string
  readonly kind: 'RETURN' | 'REFUND'
  readonly reason: RefundReason
  readonly amount: bigint
  readonly state: RefundState
  readonly version: number
  readonly requestedBy: string
  readonly decidedBy: string | null
  readonly finishedAt: Date | null
  readonly note: string | null
}

type Work<T, E> = (refund: LockedRefund, tx: Transaction, now: Date) => Promise<Result<T, E>>

/** One person's decision in one transaction: lock the money and the refund, compare with what was seen, work. */
export function decideOnRefund<T, E>(
  deps: Pick<PaymentDeps, 'database' | 'clock'>,
  { staff, refundId, version }: RefundDecision,
  steps: {
    readonly from: RefundState
    /** What this very decision answered when it was written before; null when it was not. */
    readonly written: (refund: LockedRefund, tx: Transaction) => Promise<T | null>
    readonly work: Work<T, E>
  },
): Promise<Result<T, E | DecisionRefusal>> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const refund = await lockRefund(tx, staff, refundId)
    if (refund === null) return err({ code: 'NOT_FOUND' })
    const before = await steps.written(refund, tx)
    if (before !== null) return ok(before)
    if (refund.state !== steps.from || refund.version !== version) return err({ code: 'CHANGED' })
    return steps.work(refund, tx, now)
  })
}

async function lockRefund(tx: Transaction, staff: Staff, refundId: string): Promise<LockedRefund | null> {
  const [refund] = await tx.$queryRawUnsafe<LockedRefund[]>(lockStatement, ...asker(staff), refundId)
  return refund ?? null
}

const lockStatement = `
  SELECT r.id, r.capture_id AS "captureId", k.payment_id AS "paymentId", r.charge_id AS "chargeId", r.connector, r.kind,
    r.reason, r.amount::BIGINT AS amount, r.state, r.version, r.requested_by AS "requestedBy",
    r.decided_by AS "decidedBy", r.finished_at AS "finishedAt", r.note
  FROM capture k JOIN refund r ON r.capture_id = k.id
  WHERE r.id = $3::uuid AND ${refundIsVisible}
  FOR NO KEY UPDATE OF k, r`

type Told = {
  readonly staff: Staff
  readonly now: Date
  readonly action: string
  readonly detail: Readonly<Record<string, string | null>>
}

/** Says in the audit and in the payment's story what a person did about a refund. */
export async function tellOfRefund(
  tx: Transaction,
  refund: { readonly id: string; readonly paymentId: string | null; readonly amount: bigint },
  { staff, now, action, detail }: Told,
): Promise<void> {
  const said = { amount: String(refund.amount), ...detail }
  await recordAudit(tx, {
    at: now,
    actor: { kind: 'STAFF', id: staff.id },
    action,
    subject: `refund:${refund.id}`,
    detail: said,
  })
  if (refund.paymentId === null) return
  const event = { kind: action, detail: { refundId: refund.id, ...said } }
  await addEvents(tx, refund.paymentId, [event], { cause: `staff:${staff.id}`, now })
}
