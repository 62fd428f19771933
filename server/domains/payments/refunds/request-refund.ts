import { newReference } from '#lib/ids.ts'
import { MAX_DONG } from '#lib/money.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { Staff } from '#server/domains/identity/contract.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { byStaff } from '../desk-actor.ts'
import type { RequestRefundRefusal } from '../desk-contract.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { asker } from '../suspense/visible.ts'
import { tellOfRefund } from './decide-on-refund.ts'

export type WantedRefund = {
  readonly staff: Staff
  readonly chargeId: string
  /** Đồng: the whole of what is left of the charge, or a part. */
  readonly amount: bigint
  readonly reason: string
  /** Becomes the refund's id, so that a form sent twice asks once. */
  readonly requestId: string
}

type SettledCharge = {
  readonly captureId: string
  readonly connector: string
  readonly paymentId: string
  readonly left: bigint
}

/** Asks for part or all of a settled charge to go back. A second person decides; nothing moves yet. */
export async function requestRefund(
  deps: Pick<PaymentDeps, 'database' | 'clock'>,
  wanted: WantedRefund,
): Promise<Result<{ refundId: string }, RequestRefundRefusal>> {
  const { staff, amount, requestId } = wanted
  const note = wanted.reason.trim()
  if (note === '') return err({ code: 'REASON_EMPTY' })
  if (amount < 1n || amount >= MAX_DONG) return err({ code: 'AMOUNT_FORM' })
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const charge = await lockSettledCharge(tx, wanted)
    if (charge === null) return err({ code: 'NOT_FOUND' })
    if (await isRequested(tx, wanted)) return ok({ refundId: requestId })
    if (amount > charge.left) return err({ code: 'TOO_MUCH', left: String(charge.left) })
    const { captureId, connector, paymentId } = charge
    const { count } = await tx.refund.createMany({
      data: {
        id: requestId,
        reference: newReference(),
        connector,
        captureId,
        chargeId: wanted.chargeId,
        kind: 'REFUND',
        reason: 'REQUESTED',
        note,
        amount,
        state: 'REQUESTED',
        requestedBy: byStaff(staff.id),
        requestedAt: now,
      },
      skipDuplicates: true,
    })
    if (count === 0) return err({ code: 'REQUEST_USED' })
    const told = { staff, now, action: 'REFUND_REQUESTED', detail: { reason: note } }
    await tellOfRefund(tx, { id: requestId, paymentId, amount }, told)
    return ok({ refundId: requestId })
  })
}

/** The capture's row is where all its refunds queue, so what is left stays left until the commit. */
async function lockSettledCharge(
  tx: Transaction,
  { staff, chargeId }: WantedRefund,
): Promise<SettledCharge | null> {
  const [settled] = await tx.$queryRawUnsafe<{ captureId: string }[]>(
    lockStatement,
    ...asker(staff),
    chargeId,
  )
  if (settled === undefined) return null
  const [charge] = await tx.$queryRawUnsafe<SettledCharge[]>(leftStatement, chargeId)
  return charge ?? null
}

const lockStatement = `
  SELECT k.id AS "captureId" FROM charge_settlement s JOIN capture k ON k.id = s.capture_id JOIN charge c ON c.id = s.charge_id
  WHERE s.charge_id = $3::uuid AND ($1 = 'OPERATOR' OR ($1 = 'ACCOUNTANT' AND c.beneficiary = $2))
  FOR NO KEY UPDATE OF k`

/** A statement of its own: it sees what was committed while the first one waited. */
const leftStatement = `
  SELECT k.id AS "captureId", k.connector, k.payment_id AS "paymentId", (s.amount - coalesce((
      SELECT sum(r.amount) FROM refund r WHERE r.charge_id = s.charge_id AND r.state NOT IN ('REJECTED', 'REFUSED')), 0))::BIGINT AS left
  FROM charge_settlement s JOIN capture k ON k.id = s.capture_id WHERE s.charge_id = $1::uuid`

/** An id that names another refund is not this one's: nothing is inserted then. */
async function isRequested(
  tx: Transaction,
  { requestId, chargeId, amount, staff }: WantedRefund,
): Promise<boolean> {
  const requestedBy = byStaff(staff.id)
  return (await tx.refund.count({ where: { id: requestId, chargeId, amount, requestedBy } })) === 1
}
