import { isoDate } from '#lib/dates.ts'
import type { Reader } from '#server/platform/database/database.ts'
import type { Channel, MessageView } from '../contract.ts'
import type { MessageState } from '../message.states.ts'

type Row = {
  id: string
  channel: Channel
  template: string
  to_masked: string
  state: MessageState
  tries: number
  last_error: string | null
  created_at: Date
  sent_at: Date | null
  delivered_at: Date | null
}

const statement = {
  name: 'messages-about',
  text: `
    SELECT id, channel, template, to_masked, state, tries, last_error, created_at, sent_at, delivered_at
    FROM message WHERE subject = $1 ORDER BY created_at, id LIMIT 200`,
}

/** The messages that tell of a subject, oldest first, at most 200: what was sent and what became of it. */
export async function messagesAbout(database: Reader, subject: string): Promise<MessageView[]> {
  const rows = await database.query<Row>(statement, [subject])
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel,
    template: row.template,
    to: row.to_masked,
    state: row.state,
    tries: row.tries,
    lastError: row.last_error,
    createdAt: isoDate(row.created_at),
    sentAt: row.sent_at && isoDate(row.sent_at),
    deliveredAt: row.delivered_at && isoDate(row.delivered_at),
  }))
}
