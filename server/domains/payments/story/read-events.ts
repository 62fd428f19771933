import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { BankNames } from '../bank-names.ts'
import type { PaymentTrace, TraceMessage } from '../trace-contract.ts'
import { readShown } from './shown-fields.ts'
import { actorOfCause, causeName, messageOfCause } from './trace-actor.ts'

type EventRow = {
  id: string
  at: Date
  kind: string
  cause: string
  detail: unknown
  name: Bilingual | null
}

/** The last of longer stories: a bank that is asked for hours says much before it says how it ended. */
const mostEvents = 500

const eventsStatement = {
  name: 'trace-events',
  text: `
    SELECT v.id::text AS id, v.at, v.kind, v.cause, v.detail, ${causeName('v.cause')} AS name
    FROM (SELECT * FROM payment_event WHERE payment_id = $1 ORDER BY id DESC LIMIT ${mostEvents}) v ORDER BY v.id`,
}

type MessageRow = { connector: string; message_id: string; body: unknown; received_at: Date; result: string }

/** What banks said under the references of its attempts, its money and its refunds. */
const messagesStatement = {
  name: 'trace-bank-messages',
  text: `
    SELECT b.connector, b.message_id, b.body, b.received_at, b.result FROM (
      SELECT * FROM bank_inbox i WHERE i.reference IN (
        SELECT a.reference FROM attempt a WHERE a.payment_id = $1
        UNION SELECT k.reference FROM capture k WHERE k.payment_id = $1
        UNION SELECT r.reference FROM refund r JOIN capture k ON k.id = r.capture_id WHERE k.payment_id = $1)
      ORDER BY i.received_at DESC, i.message_id DESC LIMIT ${mostEvents}) b
    ORDER BY b.received_at, b.message_id`,
}

type Asked = { readonly paymentId: string; readonly askerId: string; readonly bankName: BankNames }

/** What happened to it, the first thing first, each with the bank's message that brought it; and the messages left over. */
export async function readEvents(
  database: Database,
  { paymentId, askerId, bankName }: Asked,
): Promise<Pick<PaymentTrace, 'events' | 'otherMessages'>> {
  const [events, said] = await Promise.all([
    database.query<EventRow>(eventsStatement, [paymentId]),
    database.query<MessageRow>(messagesStatement, [paymentId]),
  ])
  const messages = new Map(
    said.map((row) => [keyOf(row.connector, row.message_id), toMessage(row, bankName)]),
  )
  const told = new Set<string>()
  const withMessages = events.map(({ id, at, kind, cause, detail, name }) => {
    const named = messageOfCause(cause)
    const key = named === null ? '' : keyOf(named.connector, named.id)
    told.add(key)
    return {
      id,
      at: at.toISOString(),
      kind,
      actor: actorOfCause(cause, name, { askerId, bankName }),
      detail: readShown(detail).shown,
      message: messages.get(key) ?? null,
    }
  })
  return {
    events: withMessages,
    otherMessages: [...messages].filter(([key]) => !told.has(key)).map(([, message]) => message),
  }
}

const keyOf = (connector: string, messageId: string): string => JSON.stringify([connector, messageId])

function toMessage(
  { connector, message_id, body, received_at, result }: MessageRow,
  bankName: BankNames,
): TraceMessage {
  return {
    messageId: message_id,
    bank: bankName(connector),
    receivedAt: received_at.toISOString(),
    result,
    ...readShown(body),
  }
}
