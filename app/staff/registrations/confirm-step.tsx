'use client'

import { useEffect, useRef } from 'react'
import { err } from '#lib/result.ts'
import type { ComparedField, DeskRegistration } from '#server/domains/registrations/desk-contract.ts'
import { registrationDesk as vietnamese } from '../../_text/vi/registration-desk.ts'
import { buttonLook } from '../../_ui/button-look.ts'
import { TextField } from '../../_ui/text-field.tsx'
import { DecisionForm, type Outcome, type Sent } from '../_queue/decision-form.tsx'
import type { DeskStep } from './desk-step.ts'
import { type DeskRefused, useRefusedSentence } from './refused-words.ts'
import { useRegistrationWords } from './use-registration-words.ts'
import { useSteps } from './use-steps.ts'

type Props = {
  readonly form: DeskRegistration
  readonly step: DeskStep
  readonly ticked: ReadonlySet<ComparedField>
  readonly onCancel: () => void
  readonly onOutcome: (outcome: Outcome | null) => void
}

const withReason: ReadonlySet<DeskStep> = new Set<DeskStep>(['RETURN', 'REJECT', 'SUSPEND', 'CLOSE'])

/** Says what a step will do, takes its reason, and does it. */
export function ConfirmStep({ form, step, ticked, onCancel, onOutcome }: Props) {
  const { steps, decide } = useRegistrationWords()
  const words = steps[step]
  const box = useRef<HTMLElement>(null)
  const said = useSaid()
  const send = useSteps(form, ticked)
  useEffect(() => box.current?.querySelector<HTMLElement>('input, button')?.focus(), [])

  return (
    <section
      ref={box}
      aria-labelledby="step-what"
      data-bar=""
      className="mt-3 space-y-3 rounded-soft border-s-8 border-indigo bg-wash-indigo p-4"
    >
      <p id="step-what">{words.what}</p>
      <DecisionForm
        label={words.submit}
        submit={words.submit}
        done={words.done}
        onOutcome={onOutcome}
        send={async (typed) => {
          const reason = [typed('reason-choice'), typed('reason-text').trim()].filter(Boolean).join(' ')
          return said(await send(step, reason))
        }}
      >
        {withReason.has(step) && <Reason step={step} />}
      </DecisionForm>
      <button type="button" onClick={onCancel} className={buttonLook('quiet')}>
        {decide.cancel}
      </button>
    </section>
  )
}

/** Reasons that come often, none chosen beforehand, and room for any other. Holders read Vietnamese, whatever language the desk is in. */
function Reason({ step }: { readonly step: DeskStep }) {
  const { steps, decide } = useRegistrationWords()
  const sent = vietnamese.steps[step].reasons ?? []
  return (
    <>
      {sent.length > 0 && (
        <fieldset>
          <legend className="font-medium">{decide.reasonLegend}</legend>
          {[...sent, ''].map((value, n) => (
            <label key={value} className="flex min-h-11 items-start gap-3 py-2">
              <input
                type="radio"
                name="reason-choice"
                value={value}
                className="mt-0.5 size-6 shrink-0 accent-indigo"
              />
              {steps[step].reasons?.[n] ?? decide.otherReason}
            </label>
          ))}
        </fieldset>
      )}
      <TextField name="reason-text" label={decide.reasonText} autoComplete="off" />
    </>
  )
}

/** What the server answered, in words; a missing reason belongs to its field. */
function useSaid(): (answer: { ok: true } | { ok: false; error: DeskRefused }) => Sent {
  const sentence = useRefusedSentence()
  return (answer) => {
    if (answer.ok) return { ok: true, value: null }
    const message = sentence(answer.error)
    return err(answer.error.code === 'REASON_EMPTY' ? { message, field: 'reason-text' } : { message })
  }
}
