import type { BankAnswer, RefundStatus } from '#server/domains/bank-connectors/index.ts'
import { post, refundMoney } from '#server/domains/ledger/index.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { clearExceptionJob, sendRefundJob } from '../payment-jobs.ts'
import { originalOf } from '../refunds/original-of.ts'
import { addEvents } from '../repository.ts'

/**
 * Sends an approved refund to the bank that has the money, and asks again until the bank says that it is back or refused. The
 * bank knows a refund by its reference, so sending twice moves money once. Nothing is posted before the bank's word.
 * @param round counts the calls from 1
 */
export async function sendRefund(deps: PaymentDeps, refundId: string, round: number): Promise<void> {
  const order = await claim(deps, refundId, round)
  if (order === null) return
  const bank = deps.banks.get(order.connector)
  if (bank === undefined) throw new Error(`There is no connector ${order.connector}`)
  const answer = await bank.refund({
    refundReference: order.reference,
    bankReference: order.capture.bankReference,
    original: order.original,
    amount: order.amount,
    reason: order.reason,
    agencyId: order.charge?.beneficiary ?? null,
  })
  if (isFinal(order, answer)) await record(deps, refundId, answer)
}

/** Marks it as sent and arranges the next call before this one, so that nothing stops the asking but an answer. */
function claim(deps: PaymentDeps, refundId: string, round: number) {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const refund = await lockRefund(tx, refundId)
    if (refund?.state !== 'APPROVED' && refund?.state !== 'SENT') return null
    if (refund.state === 'APPROVED')
      await change(tx, refundId, { state: 'SENT', sentAt: refund.sentAt ?? now })
    await addJobs(tx, [sendRefundJob(refundId, round + 1, now)])
    return { ...refund, original: await originalOf(tx, refund.capture) }
  })
}

type FinalAnswer = Exclude<BankAnswer<RefundStatus>, { kind: 'SILENT' }>

/**
 * Whether the bank has said its last word about exactly this refund. Anything else is asked again: a refusal that says
 * when to come back, money back without the bank's number of it, a word about another refund or amount.
 */
function isFinal(
  { reference, amount }: { readonly reference: string; readonly amount: bigint },
  answer: BankAnswer<RefundStatus>,
): answer is FinalAnswer {
  if (answer.kind === 'SILENT') return false
  if (answer.kind === 'REFUSED') return answer.retryAfterSeconds === null
  const { value } = answer
  const isOurs = value.refundReference === reference && value.amount === amount
  if (value.status === 'REFUNDED') return isOurs && value.bankReference !== undefined
  return isOurs && value.status === 'REFUSED'
}

async function record(deps: PaymentDeps, refundId: string, answer: FinalAnswer): Promise<void> {
  const now = deps.clock()
  await unitOfWork(deps.database, async (tx) => {
    const refund = await lockRefund(tx, refundId)
    if (refund?.state !== 'SENT') return
    if (answer.kind === 'REFUSED') return bankRefused(tx, refund, answer.code, now)
    const { status, bankReference, reason } = answer.value
    if (status === 'REFUSED') return bankRefused(tx, refund, reason ?? status, now)
    if (bankReference !== undefined) await moneyIsBack(tx, refund, bankReference, now)
  })
}

type LockedRefund = NonNullable<Awaited<ReturnType<typeof lockRefund>>>

/** Its capture first, as everybody who decides about refunds does. */
async function lockRefund(tx: Transaction, id: string) {
  await tx.$queryRaw`SELECT 1 AS locked FROM capture
    WHERE id = (SELECT capture_id FROM refund WHERE id = ${id}::uuid) FOR NO KEY UPDATE`
  await tx.$queryRaw`SELECT 1 AS locked FROM refund WHERE id = ${id}::uuid FOR NO KEY UPDATE`
  return tx.refund.findUnique({ where: { id }, include: { capture: true, charge: true } })
}

async function moneyIsBack(tx: Transaction, refund: LockedRefund, bankReference: string, now: Date) {
  const { id, connector, reference, amount, capture, charge } = refund
  await change(tx, id, { state: 'REFUNDED', bankReference, finishedAt: now })
  await post(tx, refundMoney(connector, reference, amount, charge?.beneficiary ?? null), now)
  await moveItem(tx, refund.captureId, 'RETURNED')
  await tell(tx, refund, 'MONEY_BACK', { bankReference, amount: String(amount) }, now)
  if (capture.paymentId !== null) await addJobs(tx, [clearExceptionJob(capture.paymentId, now)])
}

/** A return that the bank refuses is a person's work. */
async function bankRefused(tx: Transaction, refund: LockedRefund, reason: string, now: Date) {
  await change(tx, refund.id, { state: 'REFUSED', bankReason: reason.slice(0, 64), finishedAt: now })
  await moveItem(tx, refund.captureId, 'OPEN')
  await tell(tx, refund, 'REFUND_REFUSED', { reason, amount: String(refund.amount) }, now)
}

function change(tx: Transaction, id: string, data: Parameters<Transaction['refund']['update']>[0]['data']) {
  return tx.refund.update({ where: { id }, data: { ...data, version: { increment: 1 } } })
}

/** Only an item that is on its way back moves with its refund; the excess of assigned money has none. */
async function moveItem(tx: Transaction, captureId: string, state: 'RETURNED' | 'OPEN') {
  const fresh =
    state === 'OPEN'
      ? { decidedBy: null, decidedAt: null, proposedBy: null, proposalKind: null, note: null }
      : {}
  await tx.suspenseItem.updateMany({
    where: { captureId, state: 'RETURNING' },
    data: { state, version: { increment: 1 }, ...fresh },
  })
}

async function tell(
  tx: Transaction,
  { capture, reference }: LockedRefund,
  kind: string,
  detail: Record<string, string>,
  now: Date,
) {
  if (capture.paymentId === null) return
  const event = { kind, detail: { ...detail, refund: reference } }
  await addEvents(tx, capture.paymentId, [event], { cause: 'job:send-refund', now })
}
