'use client'

import { formatDateTime } from '#lib/dates.ts'
import type { HistoryLine } from '#server/domains/registrations/contract.ts'
import { useDeskWords } from '../_ui/desk-words.ts'
import { useReasonInWords } from './use-reason-in-words.ts'
import { useRegistrationWords } from './use-registration-words.ts'

/** What happened to a form, one line under the other, with who did it and why. */
export function FormHistory({ lines }: { readonly lines: readonly HistoryLine[] }) {
  const { locale } = useDeskWords()
  const { story, history } = useRegistrationWords()
  const inWords = useReasonInWords()
  return (
    <section aria-labelledby="story" className="border-t border-hair pt-4">
      <h3 id="story" className="text-body">
        {story}
      </h3>
      <ol className="mt-2 ms-2 border-s-2 border-hair">
        {lines.map(({ id, kind, at, by, reason }) => (
          <li key={id} className="pb-3 ps-4 text-small last:pb-0">
            <p className="font-medium">{history.kinds[kind]}</p>
            <p className="text-tiny text-ash">
              <time dateTime={at}>{formatDateTime(new Date(at), locale)}</time> ·{' '}
              {by.name ? `${by.name} (${history.actors[by.kind]})` : history.actors[by.kind]}
            </p>
            {reason !== null && <p className="break-words">{inWords(reason)}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
