'use client'

import type { FormEvent } from 'react'
import { buttonLook } from '../../_ui/button-look.ts'
import type { DeskUrl } from './use-desk-url.ts'
import { useQueueWords } from './use-queue-words.ts'

type Props = {
  readonly url: DeskUrl
  readonly hint: string
  /** Left out where there is only the search. */
  readonly reasons?: readonly { readonly value: string; readonly label: string }[]
}

/** What narrows a queue; it stands in the address. */
export function QueueFilter({ url, hint, reasons }: Props) {
  const { queue } = useQueueWords()
  const search = url.get('q')

  function find(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const typed = new FormData(event.currentTarget).get('q')
    url.go({ q: typeof typed === 'string' ? typed.trim() : null, after: null, open: null })
  }

  return (
    <search className="mt-3 flex flex-wrap items-end gap-x-4 gap-y-2">
      <form onSubmit={find} className="min-w-0 flex-1 basis-72">
        <label htmlFor="q" className="block text-small font-medium">
          {queue.search}
        </label>
        <p id="q-hint" className="text-tiny text-ash">
          {hint}
        </p>
        <div className="mt-1 flex gap-2">
          <input
            // A search that came from the address, or was cleared, is put in; React keeps the old one otherwise.
            key={search}
            id="q"
            name="q"
            data-key="/"
            type="search"
            defaultValue={search}
            aria-describedby="q-hint"
            autoComplete="off"
            spellCheck={false}
            className="min-h-11 w-full min-w-0 rounded-soft border-2 border-line bg-sheet px-3 text-small"
          />
          <button type="submit" className={buttonLook('secondary')}>
            {queue.find}
          </button>
        </div>
      </form>
      {reasons && <ReasonFilter url={url} reasons={reasons} />}
    </search>
  )
}

function ReasonFilter({ url, reasons }: Required<Pick<Props, 'url' | 'reasons'>>) {
  const { queue } = useQueueWords()
  return (
    <div className="min-w-0">
      <label htmlFor="reason" className="block text-small font-medium">
        {queue.reason}
      </label>
      <select
        id="reason"
        value={url.get('reason')}
        onChange={(event) => url.go({ reason: event.target.value, after: null, open: null })}
        className="mt-1 min-h-12 w-full rounded-soft border-2 border-line bg-sheet px-3 text-small"
      >
        <option value="">{queue.anyReason}</option>
        {reasons.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </div>
  )
}
