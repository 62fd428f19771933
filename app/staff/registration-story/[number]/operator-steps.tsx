'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useDesk } from '../../../_trpc/desk.ts'
import { buttonLook } from '../../../_ui/button-look.ts'
import { type Outcome, OutcomeNotice } from '../../_queue/decision-form.tsx'
import { ReasonStep } from '../../search/reason-step.tsx'
import { Part } from '../../search/story-parts.tsx'
import { useTraceWords } from '../../search/use-trace-words.ts'
import type { RegistrationSeen } from './registration-seen.ts'

/** Stopping an account and letting it go on: whoever stopped it lets it go on. */
export function OperatorSteps({ seen }: { readonly seen: RegistrationSeen }) {
  const { registration: words } = useTraceWords()
  const [isOpen, setOpen] = useState(false)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const { registrationCare } = useDesk()
  const suspend = useMutation(registrationCare.suspend.mutationOptions())
  const resume = useMutation(registrationCare.resume.mutationOptions())
  const step = stepOf(seen)
  const { number, version } = seen
  return (
    <Part title={words.steps}>
      <OutcomeNotice outcome={outcome} />
      {step === null && <p className="text-small text-ash">{words.noSteps}</p>}
      {step !== null && !isOpen && (
        <button type="button" onClick={() => setOpen(true)} className={buttonLook('secondary')}>
          {words.nextSteps[step].open}
        </button>
      )}
      {step !== null && isOpen && (
        <ReasonStep
          key={step}
          words={words.nextSteps[step]}
          withReason={step === 'suspend'}
          onCancel={() => setOpen(false)}
          onOutcome={(said) => {
            setOutcome(said)
            if (said?.kind === 'success') setOpen(false)
          }}
          send={async (reason) => {
            const answer =
              step === 'suspend'
                ? await suspend.mutateAsync({ number, version, reason })
                : await resume.mutateAsync({ number, version })
            return answer.ok
              ? null
              : { code: answer.error.code, message: words.stepRefused[answer.error.code] }
          }}
        />
      )}
    </Part>
  )
}

function stepOf({ state, suspendedBy }: RegistrationSeen): 'suspend' | 'resume' | null {
  if (state === 'APPROVED') return 'suspend'
  return suspendedBy === 'OPERATOR' ? 'resume' : null
}
