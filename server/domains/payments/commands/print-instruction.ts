import { addMs, businessDay } from '#lib/dates.ts'
import { newUuid, newVerificationCode } from '#lib/ids.ts'
import { newInstructionNumber } from '#lib/instruction-number.ts'
import { sumDong } from '#lib/money.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import type { InstructionRefusal, PrintedLine, PublicState } from '../contract.ts'
import { endInstruction, readOpenLines } from '../instruction/instruction-rows.ts'
import type { InstructionPolicy, PaymentDeps } from '../payment-deps.ts'
import { expirePaymentJob } from '../payment-jobs.ts'
import { may } from '../relation.ts'
import { addEvents, type LockedPayment, lockOwnPayment } from '../repository.ts'

export type OwnPaymentOrder = {
  readonly publicId: string
  readonly visitorId: string
  /** The form's own id: sent twice, it prints once. */
  readonly requestId: string
}

const dayMs = 24 * 3_600_000

/** States in which a number may be given out. */
const printable: readonly PublicState[] = ['OPEN', 'DECLINED', 'RETURNED']

/**
 * Gives the payment a number to be paid with at a branch or by transfer. It holds nothing. A payment has one good number at
 * a time: while that says what is owed now, it is given again; otherwise, or where a new one is wanted, it is replaced.
 */
export function printInstruction(
  deps: PaymentDeps,
  order: OwnPaymentOrder,
  wish: 'ANY' | 'NEW' = 'ANY',
): Promise<Result<{ number: string }, InstructionRefusal | { readonly code: 'NOT_FOUND' }>> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const locked = await lockOwnPayment(tx, order, 'PAY')
    if (!locked.ok) return locked
    const payment = locked.value
    const requestId = `${payment.id}:${order.requestId}`
    const repeated = await tx.paymentInstruction.findUnique({ where: { requestId } })
    if (repeated !== null) return ok({ number: repeated.number })
    if (!printable.includes(payment.publicState))
      return err({ code: 'NOT_PAYABLE', state: payment.publicState })
    const lines = await readOpenLines(tx, payment.id)
    if (lines.length === 0) return err({ code: 'NOTHING_OWED' })
    const present = await tx.paymentInstruction.findFirst({
      where: { paymentId: payment.id, state: 'ACTIVE' },
    })
    const mayPrint = may(payment.relations, 'PRINT')
    // To readers who may not replace it, the number is good as it is: what is owed is asked for at the counter.
    const good = present !== null && (!mayPrint || sameLines(present.lines as PrintedLine[], lines))
    if (good && wish === 'ANY') return ok({ number: present.number })
    if (!mayPrint) return err({ code: 'NOT_YOURS' })
    if (await isTooMany(tx, payment.id, now)) return err({ code: 'TOO_MANY_NUMBERS' })
    const number = newInstructionNumber(deps.instructions.prefix)
    if (present !== null) await endInstruction(tx, present.id, 'REPLACED', now, number)
    await insertInstruction(tx, deps.instructions, payment, { number, requestId, lines, now })
    await addEvents(
      tx,
      payment.id,
      [{ kind: 'INSTRUCTION_PRINTED', detail: { number, replaces: present?.number ?? null } }],
      { cause: `visitor:${order.visitorId}`, now },
    )
    return ok({ number })
  })
}

/** Numbers are kept for good, since money may come by each of them: so many of one payment in a day. */
const mostNumbers = 20

async function isTooMany(tx: Transaction, paymentId: string, now: Date): Promise<boolean> {
  const since = addMs(now, -dayMs)
  return (
    (await tx.paymentInstruction.count({ where: { paymentId, printedAt: { gt: since } } })) >= mostNumbers
  )
}

function sameLines(printed: readonly PrintedLine[], now: readonly PrintedLine[]): boolean {
  const keys = (lines: readonly PrintedLine[]) =>
    lines
      .map(({ chargeId, amount }) => `${chargeId} ${amount}`)
      .sort()
      .join()
  return keys(printed) === keys(now)
}

async function insertInstruction(
  tx: Transaction,
  policy: InstructionPolicy,
  payment: LockedPayment,
  paper: {
    readonly number: string
    readonly requestId: string
    readonly lines: readonly PrintedLine[]
    readonly now: Date
  },
): Promise<void> {
  const { number, requestId, lines, now } = paper
  const payableFrom = addMs(now, policy.payableAfterMs)
  const payableUntil = endOfDay(payableFrom, policy.payableDays)
  await tx.paymentInstruction.create({
    data: {
      id: newUuid(now),
      number,
      requestId,
      paymentId: payment.id,
      state: 'ACTIVE',
      amount: sumDong(lines.map(({ amount }) => BigInt(amount))),
      lines: lines.map((line) => ({ ...line })),
      printedAt: now,
      payableFrom,
      amountValidUntil: endOfDay(payableFrom, Math.min(policy.amountDays, policy.payableDays)),
      payableUntil,
      verificationCode: newVerificationCode(),
    },
  })
  // A payment lives as long as its paper.
  await tx.payment.update({ where: { id: payment.id }, data: { expiresAt: payableUntil } })
  await addJobs(tx, [expirePaymentJob(payment.id, payableUntil)])
}

/** The last second in Việt Nam of the day that comes so many days later. */
function endOfDay(from: Date, days: number): Date {
  return new Date(`${businessDay(addMs(from, days * dayMs))}T23:59:59+07:00`)
}
