'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type DragEvent, useRef, useState } from 'react'
import type { DeskRegistration } from '#server/domains/registrations/desk-contract.ts'
import { buttonLook } from '../../_ui/button-look.ts'
import { ErrorIcon } from '../../_ui/icons.tsx'
import { useRefusedSentence } from './refused-words.ts'
import { type UploadRefusal, uploadScan } from './upload-scan.ts'
import { useRegistrationWords } from './use-registration-words.ts'

type Props = { readonly form: DeskRegistration; readonly onAttached: () => void }

/** Takes the file of a scan, chosen or dropped, and says how far it has come and what the server made of it. */
export function AttachScan({ form, onAttached }: Props) {
  const { scan: words } = useRegistrationWords()
  const { percent, said, send } = useUpload(form, onAttached)
  const chooser = useRef<HTMLInputElement>(null)

  function dropped(event: DragEvent) {
    event.preventDefault()
    send(event.dataTransfer.files[0])
  }

  return (
    <fieldset
      aria-label={words.attach}
      onDragOver={(event) => event.preventDefault()}
      onDrop={dropped}
      className="rounded-soft border-2 border-dashed border-line p-4"
    >
      <input
        ref={chooser}
        type="file"
        accept="application/pdf,image/jpeg,image/png"
        onChange={(event) => {
          send(event.target.files?.[0])
          event.target.value = ''
        }}
        className="sr-only"
        tabIndex={-1}
        aria-label={words.attach}
      />
      <button
        type="button"
        data-attach=""
        aria-disabled={percent !== null || undefined}
        onClick={() => percent === null && chooser.current?.click()}
        className={buttonLook('secondary')}
      >
        {words.attach}
      </button>
      <p className="mt-2 text-small text-ash">{words.drop}</p>
      {percent !== null && (
        <progress
          value={percent}
          max={100}
          aria-label={words.sending(percent)}
          className="mt-2 h-2 w-full accent-indigo"
        />
      )}
      <div role="status" className="text-small font-medium">
        {percent !== null && (percent < 100 ? words.sending(percent) : words.checking)}
        {percent === null && said?.kind === 'success' && said.message}
      </div>
      <div role="alert">
        {percent === null && said?.kind === 'error' && (
          <p className="mt-2 flex gap-2 font-medium text-error">
            <ErrorIcon />
            {said.message}
          </p>
        )}
      </div>
    </fieldset>
  )
}

type Said = { readonly kind: 'success' | 'error'; readonly message: string }

function useUpload(form: DeskRegistration, onAttached: () => void) {
  const { scan: words } = useRegistrationWords()
  const sentence = useRefusedSentence()
  const queries = useQueryClient()
  const [percent, setPercent] = useState<number | null>(null)
  const [said, setSaid] = useState<Said | null>(null)
  const inWords = (refusal: UploadRefusal): string => {
    if (refusal.code === 'FAILED') return words.failed
    return refusal.code === 'ENDED' ? words.ended : sentence(refusal)
  }

  async function send(file: File | undefined) {
    if (file === undefined || percent !== null) return
    setPercent(0)
    const uploaded = await uploadScan(file, form, setPercent)
    // The form with its scan, before it is said: who goes on at once must not meet the form as it was. Of a session that
    // is over the desk hears by this, too.
    await queries.invalidateQueries()
    setPercent(null)
    if (!uploaded.ok) return setSaid({ kind: 'error', message: inWords(uploaded.error) })
    setSaid({ kind: 'success', message: words.attached })
    onAttached()
  }
  return { percent, said, send: (file: File | undefined) => void send(file) }
}
