import { err, ok, type Result } from '#lib/result.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import { applyChanges } from '../apply-changes.ts'
import type { SuspenseState } from '../bank-change.ts'
import { decideRelease, type ReleaseRefusal } from '../decide-release.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { resolveLateMoneyJob } from '../payment-jobs.ts'
import { readWaitingMoney } from '../waiting-money.ts'

export type Release = {
  readonly captureId: string
  /** Of the suspense item, as whoever decides has seen it. */
  readonly version: number
  /** What it shall pay. */
  readonly paymentId: string
  /** 'staff:<uuid>' of the second person, or 'rule' where the table of late outcomes decides. */
  readonly decidedBy: string
}

/** CHANGED: the item or the payment moved on since it was looked at. Other codes: why the money does not fit now. */
export type Refusal = ReleaseRefusal | { readonly code: 'CHANGED' }

const tries = 5

/**
 * Applies money that waits in suspense to a payment, through the same one call that books all money. A person may assign
 * more than is owed: the rest goes back. A rule applies only what fits, and otherwise settles what becomes of it.
 * @returns the state of the item afterwards
 */
export async function releaseSuspense(
  deps: PaymentDeps,
  release: Release,
): Promise<Result<SuspenseState, Refusal>> {
  for (let round = 0; round < tries; round++) {
    const now = deps.clock()
    const waiting = await readWaitingMoney(deps.database, release.captureId, release.paymentId)
    if (waiting === null || waiting.version !== release.version) return err({ code: 'CHANGED' })
    const decided = decideRelease(waiting, release.decidedBy, now)
    if (!decided.ok) return decided
    const { connector, reference } = waiting.money
    const [outcome] = await applyChanges(
      deps.database,
      [
        {
          connector,
          reference,
          message: null,
          cause: release.decidedBy,
          facts: waiting.facts,
          change: decided.value,
        },
      ],
      deps.money,
      now,
    )
    if (outcome === 'APPLIED') return ok(decided.value.suspense?.state ?? 'ASSIGNED')
  }
  return err({ code: 'CHANGED' })
}

/**
 * Money that came while another attempt held what it was for: decided when that attempt has ended, looked at again while it
 * has not. PRODUCT S1.6.
 * @param round counts the looks from 1
 */
export async function resolveLateMoney(deps: PaymentDeps, captureId: string, round: number): Promise<void> {
  const item = await deps.database.prisma.suspenseItem.findUnique({
    where: { captureId },
    include: { capture: true },
  })
  if (item?.state !== 'WAITING' || item.capture.paymentId === null) return
  const released = await releaseSuspense(deps, {
    captureId,
    version: item.version,
    paymentId: item.capture.paymentId,
    decidedBy: 'rule',
  })
  if (!released.ok) await lookAgain(deps, captureId, round + 1)
}

function lookAgain(deps: PaymentDeps, captureId: string, round: number): Promise<void> {
  const now = deps.clock()
  return unitOfWork(deps.database, (tx) => addJobs(tx, [resolveLateMoneyJob(captureId, round, now)]))
}
