import type { Context } from 'hono'
import { readEsmsReport, recordDelivery } from '#server/domains/notifications/index.ts'
import type { Deps } from '#server/wiring.ts'

type ReportContext = Context<object, '/notifications/v1/sms/:messageId/:token'>

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * The SMS provider's report on one message, as parameters of its address. The provider does not sign; the address itself, which
 * only it was told, is what it knows. Every report gets the same answer, so that a guess learns nothing and nobody asks again.
 */
export async function smsReports(context: ReportContext, { messages }: Deps): Promise<Response> {
  const { messageId, token } = context.req.param()
  const report = readEsmsReport(new URL(context.req.url).searchParams)
  if (report !== null && uuid.test(messageId)) await recordDelivery(messages, messageId, token, report)
  return Response.json({ result: 'ACCEPTED' })
}
