import type { Database } from '#server/platform/database/database.ts'
import type { MoneyVerdict } from '../late-outcomes.ts'

/** What became of a bank's word. RELEASED: nothing was taken and the charges are free. NOTED: nothing to change. */
export type WordVerdict = MoneyVerdict | 'RELEASED' | 'NOTED'

const statement = {
  name: 'read-verdict',
  text: 'SELECT result FROM bank_inbox WHERE connector = $1 AND message_id = $2',
}

/** By the effect that is kept with the message, so that a repeated message gets its first answer. */
const verdicts: Readonly<Record<string, WordVerdict>> = {
  PAID: 'SETTLED',
  PAID_LATE: 'SETTLED_LATE',
  HELD_BY_OTHER: 'WAITS',
  DUPLICATE: 'RETURNS',
  SHORT: 'QUEUED',
  OVER: 'QUEUED',
  UNKNOWN_REFERENCE: 'QUEUED',
  TWO_NUMBERS: 'QUEUED',
  FUTURE_DATED: 'QUEUED',
  REFERENCE_REUSED: 'QUEUED',
  DECLINED: 'RELEASED',
}

/** The verdict about a message that was recorded. */
export async function readVerdict(
  database: Database,
  connector: string,
  messageId: string,
): Promise<WordVerdict> {
  const [row] = await database.query<{ result: string }>(statement, [connector, messageId])
  return verdicts[row?.result ?? ''] ?? 'NOTED'
}
