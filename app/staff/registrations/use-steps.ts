'use client'

import { useMutation } from '@tanstack/react-query'
import type { Result } from '#lib/result.ts'
import type { ComparedField, DeskRegistration } from '#server/domains/registrations/desk-contract.ts'
import { useDesk } from '../../_trpc/desk.ts'
import type { DeskStep } from './desk-step.ts'
import type { DeskRefused } from './refused-words.ts'

type Send = (step: DeskStep, reason: string) => Promise<Result<unknown, DeskRefused>>

/** Sends a step about the form as it was seen. */
export function useSteps(
  { number, version, formVersion }: DeskRegistration,
  ticked: ReadonlySet<ComparedField>,
): Send {
  const { registrationDesk: desk } = useDesk()
  const receive = useMutation(desk.receive.mutationOptions())
  const giveBack = useMutation(desk.giveBack.mutationOptions())
  const approve = useMutation(desk.approve.mutationOptions())
  const reject = useMutation(desk.reject.mutationOptions())
  const suspend = useMutation(desk.suspend.mutationOptions())
  const resume = useMutation(desk.resume.mutationOptions())
  const close = useMutation(desk.close.mutationOptions())
  const seen = { number, version }
  return (step, reason) => {
    switch (step) {
      case 'RECEIVE':
        return receive.mutateAsync({ ...seen, formVersion, confirmed: [...ticked] })
      case 'RETURN':
        return giveBack.mutateAsync({ ...seen, reason })
      case 'APPROVE':
        return approve.mutateAsync(seen)
      case 'REJECT':
        return reject.mutateAsync({ ...seen, reason })
      case 'SUSPEND':
        return suspend.mutateAsync({ ...seen, reason })
      case 'RESUME':
        return resume.mutateAsync(seen)
      case 'CLOSE':
        return close.mutateAsync({ ...seen, reason })
    }
  }
}
