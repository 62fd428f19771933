'use client'

import { useState } from 'react'
import type { ComparedField, DeskRegistration } from '#server/domains/registrations/desk-contract.ts'
import { type ButtonKind, buttonLook } from '../../_ui/button-look.ts'
import type { Outcome } from '../_queue/decision-form.tsx'
import { ConfirmStep } from './confirm-step.tsx'
import type { DeskStep } from './desk-step.ts'
import { useRegistrationWords } from './use-registration-words.ts'

type Left = 'LINES' | 'SCAN'

/** How a step is offered, and whether the form leaves the desk by it. */
const offers: Readonly<Record<DeskStep, { kind: ButtonKind; key?: 'a' | 'r'; leaves: boolean }>> = {
  RECEIVE: { kind: 'primary', key: 'a', leaves: true },
  APPROVE: { kind: 'primary', key: 'a', leaves: true },
  REJECT: { kind: 'secondary', key: 'r', leaves: true },
  RETURN: { kind: 'secondary', key: 'r', leaves: true },
  SUSPEND: { kind: 'secondary', leaves: false },
  RESUME: { kind: 'primary', leaves: false },
  CLOSE: { kind: 'quiet', leaves: false },
}

type Props = {
  readonly form: DeskRegistration
  readonly ticked: ReadonlySet<ComparedField>
  /** What is to be done first by somebody who wants to receive a form too early. */
  readonly onLeft: (left: Left) => void
  readonly onOutcome: (outcome: Outcome | null) => void
  readonly onDecided: () => void
}

/** What may be done now: first chosen, then confirmed beside a sentence on what will happen. */
export function Decide({ form, ticked, onLeft, onOutcome, onDecided }: Props) {
  const words = useRegistrationWords()
  const [step, setStep] = useState<DeskStep | null>(null)
  const offered = form.actions.filter((action) => action !== 'ATTACH_SCAN')
  if (offered.length === 0) return null

  function choose(wanted: DeskStep) {
    const left = wanted === 'RECEIVE' ? whatIsLeft(form, ticked) : null
    if (left === null) return setStep(wanted)
    onLeft(left)
    focusOn(left === 'LINES' ? '[data-tick]:not(:checked)' : '[data-attach]')
  }

  return (
    <section aria-labelledby="decide" className="border-t border-hair pt-4">
      <h3 id="decide" className="text-body font-bold">
        {words.decide.title}
      </h3>
      {step === null || !offered.includes(step) ? (
        <div className="mt-3 flex flex-wrap gap-3">
          {offered.map((action) => {
            const key = keyOf(action, offered)
            return (
              <button
                key={action}
                type="button"
                data-key={key}
                aria-keyshortcuts={key}
                onClick={() => choose(action)}
                className={buttonLook(offers[action].kind)}
              >
                {words.steps[action].open}
                {key && <kbd className="rounded-soft border px-1.5 text-tiny">{key}</kbd>}
              </button>
            )
          })}
        </div>
      ) : (
        <ConfirmStep
          key={step}
          form={form}
          step={step}
          ticked={ticked}
          onCancel={() => setStep(null)}
          onOutcome={(outcome) => {
            onOutcome(outcome)
            if (outcome?.kind !== 'success') return
            setStep(null)
            if (offers[step].leaves) onDecided()
          }}
        />
      )}
    </section>
  )
}

/** Of two steps under one key, the first has it. */
function keyOf(action: DeskStep, offered: readonly DeskStep[]): 'a' | 'r' | undefined {
  const { key } = offers[action]
  return offered.find((one) => offers[one].key === key) === action ? key : undefined
}

/** What a teller has still to do before a form can be received. */
function whatIsLeft({ compared, scans }: DeskRegistration, ticked: ReadonlySet<ComparedField>): Left | null {
  if (compared.some(({ field }) => !ticked.has(field))) return 'LINES'
  return scans.some(({ isCurrent }) => isCurrent) ? null : 'SCAN'
}

function focusOn(place: string): void {
  document.querySelector<HTMLElement>(place)?.focus()
}
