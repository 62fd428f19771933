import type { BankAnswer, BankConnector, BankStatus } from '#server/domains/bank-connectors/index.ts'
import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import { type AttemptState, isAsked } from '../attempt.states.ts'
import type { Method } from '../contract.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { askBankJob, cancelAtBankJob, toldInVainMs, unheardAlarmMs } from '../payment-jobs.ts'
import { recordHeard } from '../record-answer.ts'

type Asked = {
  readonly reference: string
  readonly connector: string
  readonly method: Method
  readonly state: AttemptState
  readonly version: number
}

/**
 * Asks the bank what became of an attempt whose answer is missing, and arranges the next question before
 * asking, so that nothing stops the asking but an answer.
 * @param round counts the questions from 1
 */
export async function askBank(deps: PaymentDeps, attemptId: string, round: number): Promise<void> {
  const attempt = await readAttempt(deps, attemptId)
  if (attempt === null || !isAsked(attempt.state)) return
  const now = deps.clock()
  await unitOfWork(deps.database, (tx) => addJobs(tx, [askBankJob(attemptId, round + 1, now)]))
  await record(deps, attempt, await ask(deps, attempt))
}

/**
 * Makes the bank promise to take nothing for an attempt that has ended, however long it is silent; should it have taken
 * something, its word is recorded.
 * @param round counts the calls from 1
 */
export async function cancelAtBank(deps: PaymentDeps, attemptId: string, round = 1): Promise<void> {
  const attempt = await readAttempt(deps, attemptId)
  if (attempt === null) return
  const answer = await lineOf(deps, attempt).cancel(attempt.reference)
  if (answer.kind !== 'SILENT') return record(deps, attempt, answer)
  const { reference, connector } = attempt
  const late = toldInVainMs(round) >= unheardAlarmMs
  deps.log[late ? 'error' : 'warn'](
    { reference, connector, round, why: answer.why },
    'a cancel was not answered',
  )
  const next = cancelAtBankJob(attemptId, deps.clock(), round + 1)
  await unitOfWork(deps.database, (tx) => addJobs(tx, [next]))
}

/** An attempt that someone wants ended is cancelled, which answers with the truth; so is one the bank never saw. */
async function ask(deps: PaymentDeps, attempt: Asked): Promise<BankAnswer<BankStatus>> {
  const { reference, state } = attempt
  const line = lineOf(deps, attempt)
  if (state === 'CANCELLING') return line.cancel(reference)
  const answer = await line.query(reference)
  const neverSeen = answer.kind === 'REFUSED' && answer.code === 'REFERENCE_UNKNOWN'
  return neverSeen ? line.cancel(reference) : answer
}

/** How the bank of an attempt is asked about it: cards and debits of accounts are asked for at places of their own. */
function lineOf(
  { banks }: PaymentDeps,
  { connector, method }: Asked,
): Pick<BankConnector, 'query' | 'cancel'> {
  const bank = banks.get(connector)
  if (bank === undefined) throw new Error(`No bank is connected as ${connector}`)
  return method === 'ACCOUNT' ? { query: bank.queryDebit, cancel: bank.cancelDebit } : bank
}

async function record(deps: PaymentDeps, attempt: Asked, answer: BankAnswer<BankStatus>): Promise<void> {
  if (answer.kind !== 'ANSWERED') {
    deps.log.warn({ reference: attempt.reference, answer }, 'the bank does not answer')
    return
  }
  await recordHeard(deps, {
    source: 'QUERY',
    connector: attempt.connector,
    status: answer.value,
    askedAtVersion: attempt.version,
    messageId: answer.message.id,
    body: answer.message.body,
  })
}

async function readAttempt(deps: PaymentDeps, attemptId: string): Promise<Asked | null> {
  const attempt = await deps.database.prisma.attempt.findUnique({
    where: { id: attemptId },
    select: { reference: true, connector: true, method: true, state: true, version: true },
  })
  return attempt && { ...attempt, method: attempt.method as Method, state: attempt.state as AttemptState }
}
