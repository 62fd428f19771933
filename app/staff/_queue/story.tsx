'use client'

import { formatDateTime } from '#lib/dates.ts'
import type { StoryLine } from '#server/domains/payments/desk-contract.ts'
import { useDeskWords } from '../_ui/desk-words.ts'
import { ActorName } from './actor-name.tsx'
import { useQueueWords } from './use-queue-words.ts'

/** What happened, one line under the other, with who did it and why. */
export function Story({ lines }: { readonly lines: readonly StoryLine[] }) {
  const { locale } = useDeskWords()
  const { story } = useQueueWords()
  return (
    <section aria-labelledby="story" className="border-t border-hair pt-4">
      <h3 id="story" className="text-body">
        {story.title}
      </h3>
      {lines.length === 0 && <p className="mt-2 text-small text-ash">{story.empty}</p>}
      <ol className="mt-2 ms-2 border-s-2 border-hair">
        {lines.map((line) => (
          <li key={line.id} className="pb-3 ps-4 text-small last:pb-0">
            <p className="font-medium">{story.words[line.kind] ?? story.other}</p>
            <p className="text-tiny text-ash">
              <time dateTime={line.at}>{formatDateTime(new Date(line.at), locale)}</time> ·{' '}
              <ActorName actor={line.by} />
            </p>
            {line.reason !== null && <p className="break-words">{line.reason}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
