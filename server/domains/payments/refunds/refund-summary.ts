import type { RefundSummary } from '../desk-contract.ts'

/** As `summaryOfCapture` reads it: times are PostgreSQL's. */
export type SummaryJson = RefundSummary

/** The last refund of a capture's money that settled nothing, in SQL, as JSON; null where there is none. */
export const summaryOfCapture = (captureId: string): string => `
  (SELECT json_build_object('id', r.id, 'state', r.state, 'amount', r.amount::TEXT, 'promisedBy', r.promised_by,
     'finishedAt', r.finished_at, 'bankReference', r.bank_reference)
   FROM refund r WHERE r.capture_id = ${captureId} AND r.charge_id IS NULL ORDER BY r.id DESC LIMIT 1)`

/** The same with times as everything else has them. */
export function readSummary(summary: SummaryJson): RefundSummary {
  const { promisedBy, finishedAt } = summary
  return { ...summary, promisedBy: inUtc(promisedBy), finishedAt: inUtc(finishedAt) }
}

const inUtc = (time: string | null): string | null => (time === null ? null : new Date(time).toISOString())
