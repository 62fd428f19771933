import { addMs } from '#lib/dates.ts'
import type { Transaction } from '#server/platform/database/database.ts'

const mostTries = 10
const withinMs = 15 * 60_000

/**
 * When this visitor may try a card again, or null for now. Every try lets the bank judge a card and may send its
 * holder a message, so that without a limit the portal would try out cards and flood telephones for whoever asks.
 * What was paid, and what the bank never answered, does not count.
 */
export async function nextCardTry(tx: Transaction, visitorId: string, now: Date): Promise<Date | null> {
  const tries = await tx.$queryRaw<{ createdAt: Date }[]>`
    SELECT a.created_at AS "createdAt" FROM visitor_payment v JOIN attempt a ON a.payment_id = v.payment_id
    WHERE v.visitor_id = ${visitorId}::uuid AND coalesce(a.begun_by, v.visitor_id) IN (v.visitor_id, v.formerly) AND a.created_at > ${addMs(now, -withinMs)}::timestamptz
      AND a.state <> 'SUCCEEDED' AND a.reason IS DISTINCT FROM 'BANK_SILENT'
    ORDER BY a.created_at DESC LIMIT ${mostTries}`
  const oldest = tries[mostTries - 1]
  return oldest === undefined ? null : addMs(oldest.createdAt, withinMs)
}
