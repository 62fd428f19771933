'use client'

import { buttonLook } from '../../_ui/button-look.ts'
import { DeskEmpty } from '../_ui/desk-state.tsx'
import type { DeskUrl } from './use-desk-url.ts'
import { useQueueWords } from './use-queue-words.ts'

/** Nothing waits, or nothing fits what was asked for: then the way back to everything. */
export function QueueEmpty({ url, title }: { readonly url: DeskUrl; readonly title: string }) {
  const { queue } = useQueueWords()
  const narrowed = url.get('q') !== '' || url.get('reason') !== ''
  return (
    <DeskEmpty title={title}>
      {narrowed && (
        <>
          <p className="mx-auto">{queue.emptyBody}</p>
          <button
            type="button"
            className={buttonLook('quiet')}
            onClick={() => url.go({ q: null, reason: null, after: null, open: null })}
          >
            {queue.clear}
          </button>
        </>
      )}
    </DeskEmpty>
  )
}
