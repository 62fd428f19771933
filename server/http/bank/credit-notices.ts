import { numbersInText } from '#lib/instruction-number.ts'
import { creditNoticeSchema } from '#server/domains/bank-connectors/index.ts'
import { readVerdict } from '#server/domains/payments/index.ts'
import { endpoint, messageIdReused } from './counter.ts'

/**
 * POST /bank/v1/credit-notices: a transfer came in, which nobody verified. Matched by the number in its content and by its
 * amount; booked whatever it says, and answered after the commit.
 */
export const creditNotices = endpoint(creditNoticeSchema, async (notice, request, deps) => {
  const { bank, collectingAccount, instructions, recordBankStatus } = deps.payments
  if (request.connector !== bank.name || notice.account !== collectingAccount.number) {
    return {
      status: 400,
      content: { code: 'ACCOUNT_UNKNOWN', message: 'The portal has no such account at this bank.' },
    }
  }
  const numbers = numbersInText(notice.content, instructions.prefix)
  const recorded = await recordBankStatus({ source: 'CREDIT', ...request, notice, numbers })
  if (recorded === 'CONFLICT') return messageIdReused
  const verdict = await readVerdict(deps.database, request.connector, request.messageId)
  return { status: 200, content: { result: 'ACCEPTED', messageId: request.messageId, verdict } }
})
