import { addMs } from '#lib/dates.ts'
import { newReference, newUuid } from '#lib/ids.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { recordAudit } from '#server/domains/audit/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import { releaseSuspense } from '../commands/release-suspense.ts'
import { byStaff } from '../desk-actor.ts'
import type { ApproveRefusal } from '../desk-contract.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { sendRefundJob } from '../payment-jobs.ts'
import {
  type DecidedItem,
  decideOnItem,
  type ItemDecision,
  type LockedItem,
  lockItem,
} from './decide-on-item.ts'
import { readTypedNumber } from './find-candidate.ts'

type Approved = Promise<Result<DecidedItem, ApproveRefusal>>

/** A second person agrees to what was proposed: the money goes back, or pays the payment that was named. */
export async function approveResolution(deps: PaymentDeps, decision: ItemDecision): Approved {
  const { staff, captureId } = decision
  const item = await unitOfWork(deps.database, (tx) => lockItem(tx, staff, captureId))
  if (item === null) return err({ code: 'NOT_FOUND' })
  if (isDecidedBy(item, staff.id)) return ok({ state: item.state })
  return item.proposalKind === 'ASSIGN' ? assign(deps, decision, item) : sendBack(deps, decision)
}

/** The refund is ordered in the same transaction; the bank hears of it from the job. */
function sendBack(deps: PaymentDeps, decision: ItemDecision): Approved {
  const decidedBy = byStaff(decision.staff.id)
  return decideOnItem<ApproveRefusal>(deps, decision, {
    event: 'RETURN',
    written: (item) => isDecidedBy(item, decision.staff.id),
    decide: async (item, tx, now) => {
      const { proposedBy } = item
      // What waits for a machine goes back by its word alone.
      if (proposedBy === null) return err({ code: 'CHANGED' })
      if (proposedBy === decidedBy) return err({ code: 'SAME_PERSON' })
      const promisedBy = addMs(now, deps.money.returnWithinMs)
      await orderReturn(tx, item, { requestedBy: proposedBy, decidedBy, promisedBy, now })
      return ok({
        data: { decidedBy, decidedAt: now },
        action: 'SUSPENSE_RETURN_APPROVED',
        detail: { promisedBy: promisedBy.toISOString() },
      })
    },
  })
}

type Order = {
  readonly requestedBy: string
  readonly decidedBy: string
  readonly promisedBy: Date
  readonly now: Date
}

async function orderReturn(
  tx: Transaction,
  item: LockedItem,
  { requestedBy, decidedBy, promisedBy, now }: Order,
): Promise<void> {
  const id = newUuid(now)
  await tx.refund.create({
    data: {
      id,
      reference: newReference(),
      connector: item.connector,
      captureId: item.captureId,
      kind: 'RETURN',
      reason: 'NOT_FITTING',
      note: item.proposalReason,
      amount: item.amount,
      state: 'APPROVED',
      requestedBy,
      requestedAt: now,
      decidedBy,
      decidedAt: now,
      promisedBy,
    },
  })
  await addJobs(tx, [sendRefundJob(id, 1, now)])
}

/**
 * The person's word is audited first, since it was given whether or not the money still fits; then the money moves in
 * the one statement that moves money, which compares everything again.
 */
async function assign(deps: PaymentDeps, decision: ItemDecision, seen: LockedItem): Approved {
  const { staff, captureId, version } = decision
  if (seen.version !== version || seen.state !== 'PROPOSED') return err({ code: 'CHANGED' })
  if (seen.proposedBy === byStaff(staff.id)) return err({ code: 'SAME_PERSON' })
  const number = seen.proposalNumber ?? ''
  const named = await readTypedNumber(deps.database, { staff, number, prefix: deps.instructions.prefix })
  if (!named.ok) return err({ code: named.error.code === 'OTHER_AGENCY' ? 'OTHER_AGENCY' : 'CHANGED' })
  await unitOfWork(deps.database, (tx) =>
    recordAudit(tx, {
      at: deps.clock(),
      actor: { kind: 'STAFF', id: staff.id },
      action: 'SUSPENSE_ASSIGNMENT_APPROVED',
      subject: `capture:${captureId}`,
      detail: { number },
    }),
  )
  const { paymentId } = named.value
  const released = await releaseSuspense(deps, {
    captureId,
    version,
    paymentId,
    decidedBy: byStaff(staff.id),
  })
  if (released.ok) return ok({ state: 'ASSIGNED' })
  const refused = released.error
  return err(refused.code === 'TOO_LITTLE' ? { ...refused, owed: String(refused.owed) } : refused)
}

/** The same decision again, by the person who made it. */
function isDecidedBy({ state, decidedBy }: LockedItem, staffId: string): boolean {
  return decidedBy === byStaff(staffId) && state !== 'OPEN' && state !== 'PROPOSED'
}
