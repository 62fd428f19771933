import { newToken } from '#lib/ids.ts'
import { sha256 } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { OtherAnswer } from './port.ts'

/**
 * Keeps the answer as it came, under the reference that was asked about: nothing is applied, and the one it names is untouched.
 * The bank's message id is not used up by it: the same message can still come as a word about the one that it names, and counts then.
 * @returns the id under which it is kept, which no bank can use
 */
export async function keepOtherAnswer(tx: Transaction, answer: OtherAnswer, now: Date): Promise<string> {
  const { connector, reference, message } = answer
  const id = `${message.id}~${newToken()}`
  const body = JSON.stringify(JSON.parse(message.body))
  await tx.$executeRaw`
    INSERT INTO bank_inbox (connector, message_id, body_hash, body, reference, received_at, result)
    VALUES (${connector}, ${id}, ${sha256(message.body)}, ${body}::jsonb, ${reference}, ${now}::timestamptz, 'ABOUT_ANOTHER')`
  return id
}
