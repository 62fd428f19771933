import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { type DeliveryReport, isReportToken } from '../delivery-report.ts'
import { lockMessage, moveMessage } from '../repository.ts'
import type { SendDeps } from '../send-deps.ts'

/**
 * Takes a provider's word on what became of a message. The token of its address says that it comes from whom we gave it to; with
 * any other, nothing is even looked up. What the message's state does not take changes nothing, and neither does a repetition.
 */
export async function recordDelivery(
  { config, database, clock }: Pick<SendDeps, 'config' | 'database' | 'clock'>,
  messageId: string,
  token: string,
  report: DeliveryReport,
): Promise<void> {
  if (!isReportToken(config.LOOKUP_KEY, messageId, token)) return
  const now = clock()
  await unitOfWork(database, async (tx) => {
    const message = await lockMessage(tx, messageId)
    if (message === null) return
    const change = report === 'DELIVER' ? { deliveredAt: now } : { lastError: 'NOT_DELIVERED' }
    await moveMessage(tx, message, report, change)
  })
}
