'use client'

import { buttonLook } from '../../_ui/button-look.ts'
import type { DeskUrl } from './use-desk-url.ts'
import { useQueueWords } from './use-queue-words.ts'

/** The way on to the next page of a queue, and back to the first. */
export function QueuePages({ url, next }: { readonly url: DeskUrl; readonly next: string | null }) {
  const { queue } = useQueueWords()
  const after = url.get('after')
  if (next === null && after === '') return null
  return (
    <div className="mt-2 flex gap-6">
      {after !== '' && (
        <button
          type="button"
          className={buttonLook('quiet')}
          onClick={() => url.go({ after: null, open: null })}
        >
          {queue.firstPage}
        </button>
      )}
      {next !== null && (
        <button
          type="button"
          className={buttonLook('quiet')}
          onClick={() => url.go({ after: next, open: null })}
        >
          {queue.nextPage}
        </button>
      )}
    </div>
  )
}
