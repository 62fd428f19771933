'use client'

import { useQueueWords } from './use-queue-words.ts'

/** Names the keys of a queue below it; where there is no keyboard there is no room, and nothing is said. */
export function KeysHint() {
  return <p className="mt-3 hidden text-tiny text-ash desk:block">{useQueueWords().queue.keys}</p>
}
