'use client'

import { type ReactNode, useId } from 'react'
import type { MessageView } from '#server/domains/notifications/contract.ts'
import type { TraceLook } from '#server/domains/payments/trace-contract.ts'
import { Moment } from '../_queue/moment.tsx'
import { useQueueWords } from '../_queue/use-queue-words.ts'
import { useTraceWords } from './use-trace-words.ts'

/** A part of a story under its heading. */
export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id} className="mb-2 text-h3">
        {title}
      </h2>
      {children}
    </section>
  )
}

/** That something was sent and what became of it; never what it said. */
export function Messages({ messages }: { readonly messages: readonly MessageView[] }) {
  const { payment: words, messageStates, messageKinds, channels } = useTraceWords()
  const kindOf = (template: string) =>
    Object.entries(messageKinds).find(([name]) => name === template)?.[1] ?? template
  return (
    <Part title={words.messages}>
      {messages.length === 0 && <p className="text-small text-ash">{words.noMessages}</p>}
      <ul className="divide-y divide-hair text-small">
        {messages.map(({ id, channel, template, to, state, tries, lastError, createdAt }) => (
          <li key={id} className="py-2">
            <p className="font-medium wrap-anywhere">
              {channels[channel]} · {kindOf(template)}
            </p>
            <p className="text-tiny text-ash">
              <Moment at={createdAt} /> · {words.to} {to} · {messageStates[state]} · {words.tries(tries)}
              {lastError && <> · {lastError}</>}
            </p>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** Who of the staff looked. */
export function Looks({ looks }: { readonly looks: readonly TraceLook[] }) {
  const { payment: words } = useTraceWords()
  const { you, gonePerson } = useQueueWords()
  return (
    <Part title={words.looks}>
      {looks.length === 0 && <p className="text-small text-ash">{words.noLooks}</p>}
      <ul className="text-small">
        {looks.map(({ id, at, name, self }) => (
          <li key={id} className="py-1">
            <Moment at={at} /> · {self ? <strong>{you}</strong> : (name ?? gonePerson)}
          </li>
        ))}
      </ul>
    </Part>
  )
}
