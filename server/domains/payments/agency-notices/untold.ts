import { recordAudit } from '#server/domains/audit/index.ts'
import type { Database } from '#server/platform/database/database.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { unheardAlarmMs } from '../payment-jobs.ts'
import { mostUntold, type UntoldList } from '../trace-contract.ts'
import { jobOf, type NoticeSubject } from './note-told.ts'

type Row = { public_id: string; since: Date; tries: number; next_try_at: Date; why: string }

const statement = {
  name: 'agencies-untold',
  text: `
    SELECT p.public_id, min(n.since) AS since, sum(n.tries)::int AS tries, min(n.next_try_at) AS next_try_at,
      (array_agg(n.why ORDER BY n.last_try_at DESC))[1] AS why
    FROM (SELECT * FROM agency_notice ORDER BY since, subject LIMIT ${mostUntold + 1}) n JOIN payment p ON p.id = n.payment_id
    GROUP BY p.id ORDER BY 2, 1`,
}

/** The payments that an agency has not taken note of, the longest first, for operators. */
export async function listUntold({
  database,
  clock,
}: Pick<PaymentDeps, 'database' | 'clock'>): Promise<UntoldList> {
  const rows = await database.query<Row>(statement, [])
  const now = clock().getTime()
  return {
    rows: rows.slice(0, mostUntold).map(({ public_id, since, next_try_at, tries, why }) => ({
      publicId: public_id,
      since: since.toISOString(),
      tries,
      nextTryAt: next_try_at.toISOString(),
      why,
      late: now - since.getTime() >= unheardAlarmMs,
    })),
    more: rows.length > mostUntold,
  }
}

/** Whether an agency has not heard of something for a day. */
export async function someAgencyUnheard(database: Database, now: Date): Promise<boolean> {
  const [row] = await database.query<{ late: boolean }>(
    { name: 'agencies-unheard', text: 'SELECT EXISTS (SELECT FROM agency_notice WHERE since <= $1) AS late' },
    [new Date(now.getTime() - unheardAlarmMs)],
  )
  return row?.late ?? false
}

/** An operator has what waits for the agencies of a payment sent now. False where nothing waits. */
export function tellAgain(
  { database, clock }: Pick<PaymentDeps, 'database' | 'clock'>,
  operatorId: string,
  publicId: string,
): Promise<boolean> {
  const now = clock()
  return unitOfWork(database, async (tx) => {
    const notices = await tx.agencyNotice.findMany({
      where: { payment: { publicId } },
      select: { subject: true },
    })
    if (notices.length === 0) return false
    await addJobs(
      tx,
      notices.map(({ subject }) => jobOf(subjectOf(subject), now, 1)),
    )
    await recordAudit(tx, {
      at: now,
      actor: { kind: 'STAFF', id: operatorId },
      action: 'AGENCIES_TOLD_AGAIN',
      subject: `payment:${publicId}`,
      detail: {},
    })
    return true
  })
}

function subjectOf(name: string): NoticeSubject {
  const [kind, id = ''] = name.split(':')
  return kind === 'charge' ? { kind, chargeId: id } : { kind: 'payment', paymentId: id }
}
