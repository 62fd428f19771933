import type { Context } from 'hono'
import { type BankStatus, bankStatusSchema } from '#server/domains/bank-connectors/index.ts'
import { readJson } from '#server/platform/json.ts'
import type { Deps } from '#server/wiring.ts'
import { noteRefused } from '../note-refused.ts'
import { answerSigned, refuse } from '../signed-request.ts'
import { readFromBank } from './known-bank.ts'

/** POST /bank/v1/results: the bank tells how a payment ended. Answered after the commit; `docs/bank-api.md`. */
export async function bankResults(context: Context, deps: Deps): Promise<Response> {
  const { clock, ourKey, payments } = deps
  const signed = await readFromBank(context, deps)
  if (!signed.ok) {
    noteRefused(context, deps, 'a bank', signed.error.code)
    return refuse(deps, signed.error)
  }
  const { messageId, body, connector } = signed.value
  const answer = (status: number, content: unknown) => answerSigned(ourKey, clock, messageId, status, content)
  const status = readStatus(body)
  if (status === null)
    return answer(400, { code: 'BODY_INVALID', message: 'The body is not a payment status.' })
  const recorded = await payments.recordBankStatus({
    source: 'RESULT',
    connector,
    status,
    askedAtVersion: null,
    messageId,
    body,
  })
  return recorded === 'CONFLICT'
    ? answer(409, {
        code: 'MESSAGE_ID_REUSED',
        message: 'Another message was sent under this id; the first stands.',
      })
    : answer(200, { result: 'ACCEPTED', messageId })
}

function readStatus(body: string): BankStatus | null {
  const parsed = bankStatusSchema.safeParse(readJson(body))
  return parsed.success ? parsed.data : null
}
