'use client'

import type { MouseEvent } from 'react'
import type { DeskUrl } from './use-desk-url.ts'

export type QueueTab = { readonly id: string; readonly text: string; readonly count: string | null }
type Props = {
  readonly url: DeskUrl
  readonly label: string
  readonly open: string
  readonly tabs: readonly QueueTab[]
}

/** The parts of a queue with how much waits in each; turning to one is a step in the browser's history. */
export function TabBar({ url, label, open, tabs }: Props) {
  const turnTo = (tab: string) => ({ tab, open: null, after: null })

  function turn(event: MouseEvent, tab: string) {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return
    event.preventDefault()
    url.go(turnTo(tab))
  }

  return (
    <nav aria-label={label} data-screen-only="">
      <ul className="flex flex-wrap gap-x-1 border-b border-hair desk:border-none">
        {tabs.map(({ id, text, count }) => (
          <li key={id}>
            <a
              href={url.addressWith(turnTo(id))}
              onClick={(event) => turn(event, id)}
              aria-current={id === open ? 'true' : undefined}
              className="inline-flex min-h-11 items-center gap-2 border-b-4 border-transparent px-3 text-small text-ink no-underline hover:border-line aria-[current=true]:border-indigo aria-[current=true]:font-bold"
            >
              {text}
              {count !== null && (
                <span className="figures min-w-6 rounded-full bg-sunk px-2 text-center text-tiny font-bold">
                  {count}
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
