'use client'

import {
  type DeskCounts,
  type DeskTab,
  deskTabs,
  mostCounted,
} from '#server/domains/payments/desk-contract.ts'
import { TabBar } from './tab-bar.tsx'
import type { DeskUrl } from './use-desk-url.ts'
import { useQueueWords } from './use-queue-words.ts'

type Props = { readonly url: DeskUrl; readonly open: DeskTab; readonly counts: DeskCounts | undefined }

/** The parts of a queue of money with how much waits in each. */
export function QueueTabs({ url, open, counts }: Props) {
  const { queue } = useQueueWords()
  const countOf = (tab: DeskTab): string | null => {
    const count = tab === 'DONE' ? undefined : counts?.[tab]
    if (count === undefined) return null
    return count >= mostCounted ? queue.more : String(count)
  }
  const tabs = deskTabs.map((tab) => ({ id: tab, text: queue.tabs[tab], count: countOf(tab) }))
  return <TabBar url={url} label={queue.tabsLabel} open={open} tabs={tabs} />
}
