import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { addMs } from '#lib/dates.ts'
import { inTransaction, type Queryable } from '../database/open.ts'
import { sendSms } from '../phone/sms.ts'
import { arrives, type SmsRequest } from './request.ts'

/** A carrier's report comes so long after the SMS. */
const REPORT_AFTER_MS = 500
/** A claim of a process that died is taken over after this. */
const CLAIM_MS = 10_000

/**
 * Takes a request over: one SMS per RequestId, however often and however fast it is asked for.
 * @returns the provider's name of the SMS; null where this RequestId was taken over before
 */
export function takeOver(pool: pg.Pool, request: SmsRequest, now: Date): Promise<string | null> {
  const smsId = randomUUID().replaceAll('-', '')
  return inTransaction(pool, async (db) => {
    const due = request.CallbackUrl === undefined ? null : addMs(now, REPORT_AFTER_MS)
    const claimed = await db.query(
      `INSERT INTO gateway_sms (request_id, sms_id, phone, arrives, callback_url, report_due_at, at)
       VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (request_id) DO NOTHING`,
      [request.RequestId, smsId, request.Phone, arrives(request), request.CallbackUrl ?? null, due, now],
    )
    if (claimed.rowCount === 0) return null
    if (arrives(request)) await sendSms(db, request.Phone, request.Content, now, request.Brandname)
    return smsId
  })
}

export type DueReport = {
  readonly request_id: string
  readonly sms_id: string
  readonly phone: string
  readonly arrives: boolean
  readonly callback_url: string
  readonly report_tries: number
}

/** Claims what is due by moving its time: no transaction stays open while the customer is told. */
export async function claimReports(db: Queryable, now: Date, most: number): Promise<DueReport[]> {
  const claimed = await db.query<DueReport>(
    `UPDATE gateway_sms SET report_due_at = $2, report_tries = report_tries + 1
     WHERE request_id IN (SELECT request_id FROM gateway_sms WHERE report_due_at <= $1
       ORDER BY report_due_at LIMIT $3 FOR UPDATE SKIP LOCKED)
     RETURNING request_id, sms_id, phone, arrives, callback_url, report_tries`,
    [now, addMs(now, CLAIM_MS), most],
  )
  return claimed.rows
}

/** When the report is tried again; null: it was heard, or is given up. */
export async function setReportDue(db: Queryable, requestId: string, due: Date | null): Promise<void> {
  await db.query('UPDATE gateway_sms SET report_due_at = $2 WHERE request_id = $1', [requestId, due])
}
