import { addMs } from '#lib/dates.ts'
import { newToken } from '#lib/ids.ts'
import type { BankAnswer, BankStatus } from '#server/domains/bank-connectors/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import type { BankWord } from './commands/record-bank-status.ts'
import type { PaymentDeps } from './payment-deps.ts'
import { knownWithinMs } from './payment-jobs.ts'
import { lockPaymentOfAttempt, storeChange } from './repository.ts'
import { stillUnknown } from './settle-attempt.ts'

/** An attempt as it stood when its order to take the money was sent. */
export type SentAttempt = {
  readonly attemptId: string
  readonly reference: string
  readonly connector: string
  readonly version: number
}

/** Records what a bank answered to an order to take money; silence is *unknown*, and is asked about. */
export async function recordAnswer(
  deps: PaymentDeps,
  sent: SentAttempt,
  answer: BankAnswer<BankStatus>,
): Promise<void> {
  if (answer.kind === 'ANSWERED') {
    await recordHeard(deps, {
      source: 'ANSWER',
      connector: sent.connector,
      status: answer.value,
      askedAtVersion: sent.version,
      messageId: answer.message.id,
      body: answer.message.body,
    })
    return
  }
  deps.log.warn({ reference: sent.reference, answer: answer.kind }, 'debit was not answered')
  await noteSilence(deps, sent)
}

/**
 * Records what a bank said when it was asked. An answer is bound to our question by its signature, so one whose message id the
 * bank used before is believed as well: kept under an id of its own, which no bank can use.
 */
export async function recordHeard(
  { recordBankStatus, log }: Pick<PaymentDeps, 'recordBankStatus' | 'log'>,
  word: Extract<BankWord, { readonly source: 'RESULT' | 'ANSWER' | 'QUERY' }>,
): Promise<void> {
  if ((await recordBankStatus(word)) === 'ACCEPTED') return
  const { connector, messageId, status } = word
  log.warn({ connector, messageId, reference: status.reference }, 'a bank answered under a used message id')
  await recordBankStatus({ ...word, messageId: `${messageId}~${newToken()}` })
}

/** The answer did not come: the payer is told so at once, and the bank is asked soon. */
function noteSilence(deps: PaymentDeps, sent: SentAttempt): Promise<void> {
  const now = deps.clock()
  return unitOfWork(deps.database, async (tx) => {
    const payment = await lockPaymentOfAttempt(tx, sent.attemptId)
    const attempt = payment?.attempt
    if (!payment || attempt?.id !== sent.attemptId || attempt.version !== sent.version) return
    const change = stillUnknown(attempt, attempt.knownBy ?? addMs(now, knownWithinMs), now)
    await storeChange(tx, payment.id, attempt.id, change, { cause: `bank:${sent.connector}`, now })
  })
}
