import { formatDateTime } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import type { PeopleNews as News } from '#server/domains/identity/people-contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { PlainTable } from '../_ui/plain-table.tsx'

type Props = { news: readonly News[]; locale: Locale; t: Texts }

/** What was decided about people lately, and what the server's command did: also for who reads no e-mail. */
export function PeopleNews({ news, locale, t }: Props) {
  const words = t.staff.people.news
  const { at, what, person, role, by, reason } = words.heads
  return (
    <section aria-labelledby="news" className="mt-8 border-t border-hair pt-6">
      <h2 id="news" className="mb-2 text-h3">
        {words.title}
      </h2>
      {news.length === 0 ? (
        <p className="text-small text-ash">{words.none}</p>
      ) : (
        <PlainTable
          caption={words.title}
          heads={[at, what, person, role, by, reason]}
          rows={news.map((one) => ({
            key: one.id,
            cells: [
              formatDateTime(new Date(one.at), locale),
              words.what[one.what],
              one.person,
              t.staff.roles[one.role],
              one.proposedBy === null || one.decidedBy === null
                ? words.server
                : words.two(one.proposedBy, one.decidedBy),
              one.reason ?? '–',
            ],
          }))}
        />
      )}
    </section>
  )
}
