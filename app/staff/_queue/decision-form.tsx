'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useState } from 'react'
import type { Result } from '#lib/result.ts'
import { FormContext } from '../../_ui/action-form-context.ts'
import { type ButtonKind, buttonLook } from '../../_ui/button-look.ts'
import { Notice } from '../../_ui/notice.tsx'
import { useQueueWords } from './use-queue-words.ts'

/** What came of a decision, in words; it outlives the form, which goes when the item moves on. */
export type Outcome = { readonly kind: 'success' | 'error'; readonly message: string }

/** What was refused: a sentence, and the field that it belongs to, if any. */
export type Refused = { readonly message: string; readonly field?: string }

export type Sent = Result<unknown, Refused>

type Props = {
  readonly label: string
  readonly submit: string
  readonly kind?: ButtonKind
  /** The shortcut that leads here. */
  readonly shortcut?: 'a' | 'r'
  readonly send: (typed: (name: string) => string) => Promise<Sent>
  readonly onOutcome: (outcome: Outcome | null) => void
  /** What is said when it was recorded. */
  readonly done?: string
  readonly children?: ReactNode
}

/** Sends one decision: once at a time, keeping what was typed until it was recorded. */
export function DecisionForm(props: Props) {
  const { label, submit, kind = 'primary', shortcut, send, onOutcome, done, children } = props
  const { queue } = useQueueWords()
  const queries = useQueryClient()
  const [refused, setRefused] = useState<Refused | null>(null)
  const sending = useMutation({
    mutationFn: (form: FormData) => send((name) => String(form.get(name) ?? '')),
    onMutate: () => onOutcome(null),
    onSuccess: (sent) => {
      setRefused(sent.ok ? null : sent.error)
      if (sent.ok) onOutcome({ kind: 'success', message: done ?? queue.done })
      else if (sent.error.field === undefined) onOutcome({ kind: 'error', message: sent.error.message })
    },
    onError: () => onOutcome({ kind: 'error', message: queue.notSent }),
    // Whatever was decided, or by whom: the queue, its counts and the detail are read anew. It is not waited for: the
    // form may be sent again at once.
    onSettled: () => {
      void queries.invalidateQueries()
    },
  })

  function submitted(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!sending.isPending) sending.mutate(new FormData(event.currentTarget))
  }

  const errors = refused?.field === undefined ? [] : [{ field: refused.field, message: refused.message }]
  return (
    <FormContext value={{ errors, values: {}, sending: queue.sending }}>
      <form onSubmit={submitted} noValidate aria-label={label} data-key={shortcut} className="space-y-3">
        {children}
        <button
          type="submit"
          aria-disabled={sending.isPending || undefined}
          className={`${buttonLook(kind, true)} aria-disabled:cursor-progress aria-disabled:opacity-80`}
        >
          {sending.isPending ? queue.sending : submit}
        </button>
      </form>
    </FormContext>
  )
}

/** Says what came of the last decision, also to who listens. */
export function OutcomeNotice({ outcome }: { readonly outcome: Outcome | null }) {
  return (
    <div role="status">{outcome && <Notice kind={outcome.kind} heading="h2" title={outcome.message} />}</div>
  )
}
