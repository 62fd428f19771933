'use client'

import { useEffect, useId, useRef } from 'react'
import { err, ok } from '#lib/result.ts'
import { buttonLook } from '../../_ui/button-look.ts'
import { TextField } from '../../_ui/text-field.tsx'
import { DecisionForm, type Outcome } from '../_queue/decision-form.tsx'
import { useTraceWords } from './use-trace-words.ts'

type Props = {
  readonly words: { readonly what: string; readonly submit: string; readonly done: string }
  /** Left out where the step needs none. */
  readonly withReason?: boolean
  /** Null when it was recorded. */
  readonly send: (reason: string) => Promise<{ readonly code: string; readonly message: string } | null>
  readonly onCancel: () => void
  readonly onOutcome: (outcome: Outcome | null) => void
}

/** Says what a step will do, takes its reason, and does it. */
export function ReasonStep({ words, withReason = true, send, onCancel, onOutcome }: Props) {
  const { holder } = useTraceWords()
  const box = useRef<HTMLFieldSetElement>(null)
  const what = useId()
  useEffect(() => box.current?.querySelector<HTMLElement>('input, button')?.focus(), [])
  return (
    <fieldset
      ref={box}
      aria-labelledby={what}
      data-bar=""
      className="mt-3 space-y-3 rounded-soft border-s-8 border-indigo bg-wash-indigo p-4"
    >
      <p id={what}>{words.what}</p>
      <DecisionForm
        label={words.submit}
        submit={words.submit}
        done={words.done}
        onOutcome={onOutcome}
        send={async (typed) => {
          const refused = await send(typed('reason'))
          if (refused === null) return ok(null)
          const { code, message } = refused
          return err(code === 'REASON_EMPTY' ? { message, field: 'reason' } : { message })
        }}
      >
        {withReason && (
          <TextField name="reason" label={holder.reason} hint={holder.reasonHint} autoComplete="off" />
        )}
      </DecisionForm>
      <button type="button" onClick={onCancel} className={buttonLook('quiet')}>
        {holder.cancel}
      </button>
    </fieldset>
  )
}
