'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, lazy, type RefObject, Suspense, useEffect, useState } from 'react'
import { useDesk } from '../../_trpc/desk.ts'
import { buttonLook } from '../../_ui/button-look.ts'
import { ErrorIcon } from '../../_ui/icons.tsx'
import { useQueueWords } from '../_queue/use-queue-words.ts'
import { useRefusedSentence } from './refused-words.ts'
import { useRegistrationWords } from './use-registration-words.ts'

const CameraScanner = lazy(() => import('./camera-scanner.tsx'))

type Props = {
  readonly field: RefObject<HTMLInputElement | null>
  /** Whether the field takes the focus when the page opens, ready for a hand scanner. */
  readonly focusFirst: boolean
  readonly onFound: (number: string) => void
}

/** Opens a form by the number on its paper: from a hand scanner, which types and sends it, the keyboard or the camera. */
export function FindForm({ field, focusFirst, onFound }: Props) {
  const { find, camera } = useRegistrationWords()
  const [scanning, setScanning] = useState(false)
  const { look, message } = useFind(onFound, field)
  // As it was when the page opened: a form that is closed later gives the focus back to its row, not to the field.
  const [opened] = useState({ focusFirst })
  useEffect(() => {
    if (opened.focusFirst) field.current?.focus()
  }, [opened, field])

  function submitted(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    look(field.current?.value ?? '')
  }

  return (
    <form onSubmit={submitted} noValidate aria-label={find.submit} className="rounded-soft bg-sunk px-4 py-3">
      <div className="items-baseline gap-x-4 desk:flex">
        <label htmlFor="form-number" className="block text-h3 font-bold">
          {find.label}
        </label>
        <p id="form-number-hint" className="text-small text-ash">
          {find.hint}
        </p>
      </div>
      <div role="alert">
        {message && (
          <p id="form-number-error" className="mt-1 flex gap-2 font-medium text-error">
            <ErrorIcon />
            {message}
          </p>
        )}
      </div>
      <div className="mt-2 flex flex-wrap items-stretch gap-3">
        <input
          ref={field}
          id="form-number"
          name="form-number"
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={message ? 'form-number-hint form-number-error' : 'form-number-hint'}
          aria-invalid={message ? true : undefined}
          className={`min-h-14 w-full min-w-0 rounded-soft border-2 bg-sheet px-3 font-mono text-h2 wide:w-72 ${message ? 'border-error' : 'border-line'}`}
        />
        <button type="submit" className={buttonLook('primary')}>
          {find.submit}
        </button>
        <button type="button" onClick={() => setScanning(!scanning)} className={buttonLook('secondary')}>
          {scanning ? camera.stop : find.camera}
        </button>
      </div>
      {scanning && (
        <Suspense fallback={<p className="mt-3">{camera.starting}</p>}>
          <CameraScanner
            onNumber={(number) => {
              setScanning(false)
              look(number)
            }}
          />
        </Suspense>
      )}
    </form>
  )
}

/** Asks for the form of a number; what is refused stays in the field, selected, so that the next scan replaces it. */
function useFind(onFound: (number: string) => void, field: RefObject<HTMLInputElement | null>) {
  const desk = useDesk()
  const queries = useQueryClient()
  const { queue } = useQueueWords()
  const sentence = useRefusedSentence()
  const [message, setMessage] = useState<string | null>(null)
  const { mutate } = useMutation({
    mutationFn: (typed: string) =>
      queries.fetchQuery({ ...desk.registrationDesk.find.queryOptions({ typed }), staleTime: 0 }),
    onSuccess: (found) => {
      setMessage(found.ok ? null : sentence(found.error))
      if (field.current && found.ok) field.current.value = ''
      else field.current?.select()
      if (found.ok) onFound(found.value.number)
    },
    onError: () => setMessage(queue.notSent),
  })
  return { look: mutate, message }
}
