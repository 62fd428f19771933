import { unitOfWork } from '#server/platform/database/unit-of-work.ts'
import { addJobs } from '#server/platform/jobs.ts'
import { traced } from '#server/platform/telemetry.ts'
import { openContent } from '../content.ts'
import { decideSend } from '../decide-send.ts'
import { reportUrl } from '../delivery-report.ts'
import type { GatewayAnswer } from '../port.ts'
import { type LockedMessage, lockMessage, moveMessage, sendMessageJob } from '../repository.ts'
import type { SendDeps } from '../send-deps.ts'

/**
 * Hands a message to its gateway, once per round, and arranges the next round before it does, so that nothing but an answer
 * stops the trying. The gateway knows the message by its id and makes one SMS of it, however often it is asked.
 * @param round counts the calls from 1
 */
export async function sendMessage(deps: SendDeps, messageId: string, round: number): Promise<void> {
  const claimed = await claim(deps, messageId, round)
  if (claimed === null) return
  const answer = await traced(`send ${claimed.channel}`, () => handOver(deps, claimed))
  await record(deps, messageId, answer)
}

type Claimed = LockedMessage & { readonly content: Uint8Array }

function claim({ database, clock }: SendDeps, messageId: string, round: number): Promise<Claimed | null> {
  const now = clock()
  return unitOfWork(database, async (tx) => {
    const message = await lockMessage(tx, messageId)
    if (message === null) return null
    const decision = decideSend(message, round, now)
    if (decision.kind === 'GIVE_UP') await moveMessage(tx, message, 'GIVE_UP', { lastError: decision.why })
    if (decision.kind !== 'SEND' || message.content === null) return null
    await tx.message.update({ where: { id: messageId }, data: { tries: round } })
    await addJobs(tx, [sendMessageJob(message, round + 1, decision.nextAt)])
    return { ...message, content: message.content }
  })
}

function handOver({ config, sms, mail }: SendDeps, message: Claimed): Promise<GatewayAnswer> {
  const { id: messageId, language } = message
  const content = openContent(config.COLUMN_KEY, messageId, message.content)
  if (content.channel === 'EMAIL') return mail.send({ ...content, messageId, language })
  const deliveryUrl = reportUrl(config.SERVICES_URL, config.LOOKUP_KEY, messageId)
  return sms.send({ to: content.to, text: content.text, messageId, deliveryUrl })
}

async function record(deps: SendDeps, messageId: string, answer: GatewayAnswer): Promise<void> {
  const now = deps.clock()
  if (answer.kind !== 'ACCEPTED')
    deps.log.warn({ messageId, answer: answer.kind, code: answer.code }, 'a message was not taken over')
  await unitOfWork(deps.database, async (tx) => {
    const message = await lockMessage(tx, messageId)
    // A report may have come before the answer: it knows more than we do.
    if (message?.state !== 'QUEUED') return
    if (answer.kind === 'ACCEPTED') {
      const { providerId } = answer
      await moveMessage(tx, message, 'ACCEPT', { sentAt: now, ...(providerId !== null && { providerId }) })
    } else if (answer.kind === 'REFUSED' && !answer.again) {
      await moveMessage(tx, message, 'GIVE_UP', { lastError: answer.code })
    } else {
      await tx.message.update({ where: { id: messageId }, data: { lastError: answer.code } })
    }
  })
}
