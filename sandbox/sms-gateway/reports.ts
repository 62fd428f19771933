import type pg from 'pg'
import { addMs } from '#lib/dates.ts'
import { claimReports, type DueReport, setReportDue } from './store.ts'

const BATCH = 16
const PATIENCE_MS = 5_000
/** The provider tells five times at most. */
const TRIES = 5
const AGAIN_AFTER_MS = 2_000

/** Tells the customer what became of SMS that are due for it, each once. Answers how many. */
export async function sendReports(pool: pg.Pool, now: () => Date): Promise<number> {
  const due = await claimReports(pool, now(), BATCH)
  await Promise.all(due.map((report) => send(pool, report, now)))
  return due.length
}

async function send(pool: pg.Pool, report: DueReport, now: () => Date): Promise<void> {
  const heard = await tell(report)
  const again = !heard && report.report_tries < TRIES
  await setReportDue(pool, report.request_id, again ? addMs(now(), AGAIN_AFTER_MS) : null)
}

async function tell(report: DueReport): Promise<boolean> {
  try {
    const response = await fetch(reportUrl(report), { signal: AbortSignal.timeout(PATIENCE_MS) })
    await response.body?.cancel()
    return response.ok
  } catch {
    return false
  }
}

/** A GET with everything in the address, as the provider does it; status 5: the carrier has said its word. */
export function reportUrl(report: DueReport): URL {
  const url = new URL(report.callback_url)
  const parameters = {
    SMSID: report.sms_id,
    SendFailed: report.arrives ? '0' : '1',
    SendStatus: '5',
    SendSuccess: report.arrives ? '1' : '0',
    TotalPrice: '0.0000',
    TotalReceiver: '1',
    TotalSent: '1',
    RequestId: report.request_id,
    TypeId: '2',
    telcoid: '1',
    phonenumber: report.phone,
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url
}
