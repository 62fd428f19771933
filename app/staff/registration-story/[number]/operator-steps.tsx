'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Result } from '#lib/result.ts'
import type { DeskResumeRefusal, DeskStepRefusal } from '#server/domains/registrations/desk-contract.ts'
import { useDesk } from '../../../_trpc/desk.ts'
import { buttonLook } from '../../../_ui/button-look.ts'
import { type Outcome, OutcomeNotice } from '../../_queue/decision-form.tsx'
import { ReasonStep } from '../../search/reason-step.tsx'
import { Part } from '../../search/story-parts.tsx'
import { useTraceWords } from '../../search/use-trace-words.ts'
import type { RegistrationSeen } from './registration-seen.ts'

type Step = 'suspend' | 'resume' | 'close'
type Send = (reason: string) => Promise<Result<unknown, DeskResumeRefusal | DeskStepRefusal>>

/** Stopping an account, for now or for good, and letting it go on: whoever stopped it lets it go on. */
export function OperatorSteps({ seen }: { readonly seen: RegistrationSeen }) {
  const { registration: words } = useTraceWords()
  const [open, setOpen] = useState<Step | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const send = useSend(seen)
  const offered = stepsOf(seen)
  return (
    <Part title={words.steps}>
      <OutcomeNotice outcome={outcome} />
      {offered.length === 0 && <p className="text-small text-ash">{words.noSteps}</p>}
      {open === null || !offered.includes(open) ? (
        <div className="mt-3 flex flex-wrap gap-3">
          {offered.map((step) => (
            <button
              key={step}
              type="button"
              onClick={() => setOpen(step)}
              className={buttonLook(step === 'close' ? 'quiet' : 'secondary')}
            >
              {words.nextSteps[step].open}
            </button>
          ))}
        </div>
      ) : (
        <ReasonStep
          key={open}
          words={words.nextSteps[open]}
          withReason={open !== 'resume'}
          onCancel={() => setOpen(null)}
          onOutcome={(said) => {
            setOutcome(said)
            if (said?.kind === 'success') setOpen(null)
          }}
          send={async (reason) => {
            const answer = await send[open](reason)
            if (answer.ok) return null
            const { code } = answer.error
            return { code, message: words.stepRefused[code] }
          }}
        />
      )}
    </Part>
  )
}

/** How each step is sent, about the version that was seen. */
function useSend({ number, version }: RegistrationSeen): Readonly<Record<Step, Send>> {
  const { registrationCare } = useDesk()
  const suspend = useMutation(registrationCare.suspend.mutationOptions())
  const resume = useMutation(registrationCare.resume.mutationOptions())
  const close = useMutation(registrationCare.close.mutationOptions())
  return {
    suspend: (reason) => suspend.mutateAsync({ number, version, reason }),
    resume: () => resume.mutateAsync({ number, version }),
    close: (reason) => close.mutateAsync({ number, version, reason }),
  }
}

function stepsOf({ state, suspendedBy }: RegistrationSeen): readonly Step[] {
  if (state === 'APPROVED' || suspendedBy === 'HOLDER') return ['suspend', 'close']
  if (state !== 'SUSPENDED') return []
  return suspendedBy === 'OPERATOR' ? ['resume', 'close'] : ['close']
}
