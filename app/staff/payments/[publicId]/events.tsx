'use client'

import type { TraceActor, TraceEvent, TraceMessage } from '#server/domains/payments/trace-contract.ts'
import { Fold } from '../../../_ui/fold.tsx'
import { Facts } from '../../_queue/facts.tsx'
import { Moment } from '../../_queue/moment.tsx'
import { useQueueWords } from '../../_queue/use-queue-words.ts'
import { useDeskWords } from '../../_ui/desk-words.ts'
import { Part } from '../../search/story-parts.tsx'
import { useTraceWords } from '../../search/use-trace-words.ts'

/** What happened, one line under the other: who or what caused it, and the bank's message behind a fold. */
export function Events({ events }: { readonly events: readonly TraceEvent[] }) {
  const { payment: words, events: own } = useTraceWords()
  const { story } = useQueueWords()
  return (
    <Part title={words.story}>
      <ol className="ms-2 border-s-2 border-hair">
        {events.map(({ id, kind, at, actor, detail, message }) => (
          <li key={id} className="pb-4 ps-4 text-small last:pb-0">
            <p className="font-medium">{own[kind] ?? story.words[kind] ?? kind}</p>
            <p className="text-tiny text-ash">
              <Moment at={at} /> · <Actor actor={actor} />
            </p>
            {detail.length > 0 && (
              <p className="text-tiny wrap-anywhere">
                {detail.map(({ field, value }) => `${field} ${value}`).join(' · ')}
              </p>
            )}
            {message && (
              <Fold title={words.message} of={message.messageId}>
                <Message message={message} />
              </Fold>
            )}
          </li>
        ))}
      </ol>
    </Part>
  )
}

/** What a bank said that changed nothing. */
export function OtherMessages({ messages }: { readonly messages: readonly TraceMessage[] }) {
  const { payment: words } = useTraceWords()
  if (messages.length === 0) return null
  return (
    <Part title={words.otherMessages}>
      {messages.map((message) => (
        <Fold key={message.messageId} title={message.messageId}>
          <Message message={message} />
        </Fold>
      ))}
    </Part>
  )
}

function Actor({ actor: { kind, name, self, means } }: { readonly actor: TraceActor }) {
  const { actors, means: ways } = useTraceWords()
  const { you } = useQueueWords()
  const { locale } = useDeskWords()
  if (self) return <strong>{you}</strong>
  const how = means === null ? '' : ` (${ways[means] ?? means})`
  return `${name?.[locale] ?? actors[kind]}${how}`
}

/** Fields as the bank wrote them; what is personal is named and not shown. */
function Message({ message }: { readonly message: TraceMessage }) {
  const { payment: words } = useTraceWords()
  const { locale } = useDeskWords()
  return (
    <Facts
      facts={[
        { term: words.messageId, value: <span className="font-mono">{message.messageId}</span> },
        { term: words.bank, value: message.bank[locale] },
        { term: words.received, value: <Moment at={message.receivedAt} /> },
        { term: words.result, value: message.result },
        ...message.shown.map(({ field, value }) => ({
          term: field,
          value: <span className="font-mono">{value}</span>,
        })),
        { term: words.withheld, value: message.withheld.length > 0 ? message.withheld.join(', ') : null },
      ]}
    />
  )
}
