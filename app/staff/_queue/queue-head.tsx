import type { ReactNode } from 'react'

/** What stands above a queue: its parts, and what narrows it; in one row where there is room, so that the queue begins high. */
export function QueueHead({ tabs, filter }: { readonly tabs: ReactNode; readonly filter: ReactNode }) {
  return (
    <div className="mb-3 desk:flex desk:items-end desk:justify-between desk:gap-8 desk:border-b desk:border-hair">
      {tabs}
      <div className="min-w-0 desk:max-w-xl desk:flex-1 desk:pb-2">{filter}</div>
    </div>
  )
}
