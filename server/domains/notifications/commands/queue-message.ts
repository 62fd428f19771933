import { newUuid } from '#lib/ids.ts'
import { maskPhone } from '#lib/vietnamese/phone.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import { addJobs } from '#server/platform/jobs.ts'
import { addressHash, sealContent } from '../content.ts'
import { maskEmail } from '../mask-email.ts'
import { contentOf, expiryOf, type MessageDeps, type NewMessage } from '../new-message.ts'
import { sendMessageJob } from '../repository.ts'

/**
 * Writes a message and the job that sends it into the caller's transaction: both happen or neither.
 * @param withheld writes the same, and it is never sent: so that nobody notices by the time it takes that there is nobody to tell
 * @returns its id; of the first message where this idempotency key was used before, and nothing is written then
 */
export async function queueMessage(
  tx: Transaction,
  { config }: MessageDeps,
  message: NewMessage,
  { withheld = false } = {},
): Promise<string> {
  const { now, idempotencyKey } = message
  const id = newUuid(now)
  const row = { ...toRow(id, config, message), withheld }
  const { count } = await tx.message.createMany({ data: [row], skipDuplicates: true })
  if (count === 0) return (await tx.message.findUniqueOrThrow({ where: { idempotencyKey } })).id
  await addJobs(tx, [sendMessageJob(row, 1, now)])
  return id
}

/** Writes the same news for several readers, and the jobs that send it, likewise; each under a key that is new. */
export async function queueMessages(
  tx: Transaction,
  { config }: MessageDeps,
  messages: readonly NewMessage[],
): Promise<void> {
  const rows = messages.map((message) => toRow(newUuid(message.now), config, message))
  await tx.message.createMany({ data: rows })
  await addJobs(
    tx,
    rows.map((row) => sendMessageJob(row, 1, row.createdAt)),
  )
}

function toRow(id: string, config: MessageDeps['config'], message: NewMessage) {
  const { channel, template, language, to, subject, idempotencyKey, now } = message
  return {
    id,
    channel,
    template,
    language,
    toHash: new Uint8Array(addressHash(config.LOOKUP_KEY, to)),
    toMasked: channel === 'SMS' ? maskPhone(to) : maskEmail(to),
    content: new Uint8Array(sealContent(config.COLUMN_KEY, id, contentOf(message, config))),
    subject,
    idempotencyKey,
    state: 'QUEUED',
    createdAt: now,
    expiresAt: expiryOf(template, now),
  }
}
