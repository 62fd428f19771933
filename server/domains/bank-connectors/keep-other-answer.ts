import { sha256 } from '#server/platform/crypto.ts'
import type { Transaction } from '#server/platform/database/database.ts'
import type { OtherAnswer } from './port.ts'

/** Keeps the answer as it came, under the reference that was asked about: nothing is applied, and the one it names is untouched. */
export async function keepOtherAnswer(tx: Transaction, answer: OtherAnswer, now: Date): Promise<void> {
  const { connector, reference, message } = answer
  const body = JSON.stringify(JSON.parse(message.body))
  await tx.$executeRaw`
    INSERT INTO bank_inbox (connector, message_id, body_hash, body, reference, received_at, result)
    VALUES (${connector}, ${message.id}, ${sha256(message.body)}, ${body}::jsonb, ${reference}, ${now}::timestamptz, 'ABOUT_ANOTHER')
    ON CONFLICT (connector, message_id) DO NOTHING`
}
