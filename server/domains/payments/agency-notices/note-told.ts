import { addMs } from '#lib/dates.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { pauseAfter, settleFeeDifferenceJob, tellAgenciesJob, unheardAlarmMs } from '../payment-jobs.ts'
import { addEvents } from '../repository.ts'

/** What agencies are told about: a payment, or a charge whose difference was settled. */
export type NoticeSubject =
  | { readonly kind: 'payment'; readonly paymentId: string }
  | { readonly kind: 'charge'; readonly chargeId: string }

type NoticeDeps = Pick<PaymentDeps, 'database' | 'clock' | 'log'>
const cause = 'job:tell-agencies'

/** Every agency concerned has taken note. */
export async function noteAgenciesTold(deps: NoticeDeps, subject: NoticeSubject): Promise<void> {
  const now = deps.clock()
  const where = { subject: nameOf(subject) }
  // Of a difference only what was told in vain before is worth a line in the story.
  const worth = subject.kind === 'payment' || (await deps.database.prisma.agencyNotice.count({ where })) > 0
  if (!worth) return
  await unitOfWork(deps.database, async (tx) => {
    await tx.agencyNotice.deleteMany({ where })
    const paymentId = await paymentOf(tx, subject)
    if (paymentId === null) return
    await addEvents(tx, paymentId, [{ kind: 'AGENCIES_TOLD', detail: {} }], { cause, now })
  })
}

/**
 * An agency has not taken note: it is told again after a pause that grows to an hour, for as long as it takes. The first time stands
 * in the payment's story; after a day it is an alarm.
 * @param round the try that failed, counted from 1
 * @param why a code, never what the agency wrote
 */
export function noteAgenciesUntold(
  deps: NoticeDeps,
  subject: NoticeSubject,
  round: number,
  why: string,
): Promise<void> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    await addJobs(tx, [jobOf(subject, now, round + 1)])
    const paymentId = await paymentOf(tx, subject)
    if (paymentId === null) return
    const last = { lastTryAt: now, nextTryAt: addMs(now, pauseAfter(round)), why: why.slice(0, 100) }
    const notice = await tx.agencyNotice.upsert({
      where: { subject: nameOf(subject) },
      create: { subject: nameOf(subject), paymentId, since: now, tries: 1, ...last },
      update: { tries: { increment: 1 }, ...last },
    })
    if (notice.tries === 1)
      await addEvents(tx, paymentId, [{ kind: 'AGENCIES_NOT_TOLD', detail: {} }], { cause, now })
    const late = now.getTime() - notice.since.getTime() >= unheardAlarmMs
    const said = { subject: notice.subject, since: notice.since, tries: notice.tries, why: last.why }
    deps.log[late ? 'error' : 'warn'](
      said,
      late ? 'an agency has not heard for a day' : 'an agency did not take note',
    )
  })
}

export const nameOf = (subject: NoticeSubject): string =>
  subject.kind === 'payment' ? `payment:${subject.paymentId}` : `charge:${subject.chargeId}`

export const jobOf = (subject: NoticeSubject, now: Date, round: number) =>
  subject.kind === 'payment'
    ? tellAgenciesJob(subject.paymentId, now, round)
    : settleFeeDifferenceJob(subject.chargeId, now, round)

/** Of a charge, the payment that settled it; null where none has. */
async function paymentOf(tx: Transaction, subject: NoticeSubject): Promise<string | null> {
  if (subject.kind === 'payment') return subject.paymentId
  const settled = await tx.chargeSettlement.findUnique({
    where: { chargeId: subject.chargeId },
    select: { capture: { select: { paymentId: true } } },
  })
  return settled?.capture.paymentId ?? null
}
