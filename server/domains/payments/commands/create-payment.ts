import { addMs } from '#lib/dates.ts'
import { newPublicId, newUuid } from '#lib/ids.ts'
import { sumDong } from '#lib/money.ts'
import { err, ok, type Result } from '#lib/result.ts'
import { type LockedCharge, lockCharges } from '#server/domains/charges/index.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { expirePaymentJob } from '../payment-jobs.ts'
import { addEvents } from '../repository.ts'

export type ChosenCharges = {
  readonly visitorId: string
  /** Who is signed in and does it; absent for a guest. */
  readonly accountId?: string | undefined
  /** Charges that the visitor may pay, as the caller has established. */
  readonly chargeIds: readonly string[]
  /** The form's own id: sent twice, it makes one payment. */
  readonly requestId: string
}

export type CreateRefusal =
  | { readonly code: 'NOTHING_OWED' }
  | { readonly code: 'HELD'; readonly chargeIds: readonly string[]; readonly until: Date | null }

/** Opens a payment over all chosen charges that are still owed. Holds nothing: only an attempt's lease does. */
export async function createPayment(
  deps: PaymentDeps,
  chosen: ChosenCharges,
): Promise<Result<{ publicId: string }, CreateRefusal>> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const before = await findByRequest(tx, chosen)
    if (before !== null) return ok({ publicId: before })
    const charges = await lockCharges(tx, chosen.chargeIds)
    const owed = charges.filter(({ state }) => state === 'OPEN')
    if (owed.length === 0) return err({ code: 'NOTHING_OWED' })
    const held = owed.filter((charge) => charge.held)
    if (held.length > 0) return err(heldRefusal(held))
    // The same form sent twice at once waited at the charges; the first has committed by now.
    const meanwhile = (await findByRequest(tx, chosen)) ?? (await findSame(tx, chosen.visitorId, owed))
    return ok({ publicId: meanwhile ?? (await insertPayment(tx, deps, chosen, owed, now)) })
  })
}

/** The same form with another choice, as the back button makes it, is another request. */
function requestKey({ requestId, visitorId, chargeIds }: ChosenCharges): string {
  return sha256([requestId, visitorId, ...[...chargeIds].sort()].join()).toString('hex')
}

async function findByRequest(tx: Transaction, chosen: ChosenCharges): Promise<string | null> {
  const found = await tx.payment.findUnique({
    where: { requestId: requestKey(chosen) },
    select: { publicId: true },
  })
  return found?.publicId ?? null
}

/**
 * The visitor's own open payment over exactly these charges, with what they owe now: gone back to, not made again. One that was
 * made before a fee changed can be paid no more; at one that another reader tries to pay there is nothing for the visitor to do.
 */
async function findSame(
  tx: Transaction,
  visitorId: string,
  owed: readonly LockedCharge[],
): Promise<string | null> {
  const candidates = await tx.payment.findMany({
    where: {
      state: 'OPEN',
      exception: null,
      visitors: { some: { visitorId, made: true } },
      attempts: { none: { finishedAt: null, begunBy: { not: visitorId } } },
      charges: { some: { chargeId: owed[0]?.id ?? '' } },
    },
    select: { publicId: true, charges: { select: { chargeId: true, amount: true } } },
    orderBy: { createdAt: 'desc' },
    take: 20,
  })
  const wanted = contentOf(owed)
  const same = candidates.find(
    ({ charges }) => contentOf(charges.map(({ chargeId: id, amount }) => ({ id, amount }))) === wanted,
  )
  return same?.publicId ?? null
}

/** Equal for equal charges with equal amounts, in whichever order. */
const contentOf = (charges: readonly Pick<LockedCharge, 'id' | 'amount'>[]): string =>
  charges
    .map(({ id, amount }) => `${id}:${amount}`)
    .sort()
    .join()

async function insertPayment(
  tx: Transaction,
  deps: PaymentDeps,
  chosen: ChosenCharges,
  owed: readonly LockedCharge[],
  now: Date,
): Promise<string> {
  const id = newUuid(now)
  const publicId = newPublicId()
  const expiresAt = addMs(now, deps.paymentOpenMs)
  await tx.payment.create({
    data: {
      id,
      publicId,
      state: 'OPEN',
      amount: sumDong(owed.map(({ amount }) => amount)),
      createdAt: now,
      expiresAt,
      requestId: requestKey(chosen),
      holderId: await holderOf(tx, chosen.visitorId),
      charges: { createMany: { data: owed.map(({ id: chargeId, amount }) => ({ chargeId, amount })) } },
      visitors: { create: { visitorId: chosen.visitorId, made: true } },
    },
  })
  await addEvents(tx, id, [{ kind: 'CREATED', detail: {} }], { cause: causeOf(chosen), now })
  await addJobs(tx, [expirePaymentJob(id, expiresAt)])
  return publicId
}

/** A holder is a visitor who stays: what its visitor pays, it pays. */
async function holderOf(tx: Transaction, visitorId: string): Promise<string | null> {
  const holder = await tx.holder.findUnique({ where: { visitorId }, select: { id: true } })
  return holder?.id ?? null
}

const causeOf = ({ accountId, visitorId }: ChosenCharges): string =>
  accountId === undefined ? `visitor:${visitorId}` : `account:${accountId}`

function heldRefusal(held: readonly LockedCharge[]): CreateRefusal {
  const ends = held.map(({ heldUntil }) => heldUntil)
  const latest = ends.every((end) => end !== null) ? new Date(Math.max(...ends.map(Number))) : null
  return { code: 'HELD', chargeIds: held.map(({ id }) => id), until: latest }
}
