'use client'

import type { MouseEvent } from 'react'
import {
  type DeskCounts,
  type DeskTab,
  deskTabs,
  mostCounted,
} from '#server/domains/payments/desk-contract.ts'
import type { DeskUrl } from './use-desk-url.ts'
import { useQueueWords } from './use-queue-words.ts'

type Props = { readonly url: DeskUrl; readonly open: DeskTab; readonly counts: DeskCounts | undefined }

/** The parts of a queue with how much waits in each. */
export function QueueTabs({ url, open, counts }: Props) {
  const { queue } = useQueueWords()
  const turnTo = (tab: DeskTab) => ({ tab, open: null, after: null })

  function turn(event: MouseEvent, tab: DeskTab) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    url.go(turnTo(tab))
  }

  return (
    <nav aria-label={queue.tabsLabel} data-screen-only="">
      <ul className="flex flex-wrap gap-x-1 border-b border-hair">
        {deskTabs.map((tab) => (
          <li key={tab}>
            <a
              href={url.addressWith(turnTo(tab))}
              onClick={(event) => turn(event, tab)}
              aria-current={tab === open ? 'true' : undefined}
              className="inline-flex min-h-11 items-center gap-2 border-b-4 border-transparent px-3 text-small text-ink no-underline hover:border-line aria-[current=true]:border-indigo aria-[current=true]:font-bold"
            >
              {queue.tabs[tab]}
              <Count count={tab === 'DONE' ? undefined : counts?.[tab]} more={queue.more} />
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Count({ count, more }: { count: number | undefined; more: string }) {
  if (count === undefined) return null
  return (
    <span className="figures min-w-6 rounded-full bg-sunk px-2 text-center text-tiny font-bold">
      {count >= mostCounted ? more : count}
    </span>
  )
}
