import { formatDateTime } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import type { HistoryActor, HistoryLine } from '#server/domains/registrations/contract.ts'
import type { Texts } from '../../../../_text/vi/index.ts'
import { reasonInWords } from './reason-in-words.ts'

type Props = { readonly history: readonly HistoryLine[]; readonly locale: Locale; readonly t: Texts }

/** Everything that happened to it: when, what, by whom and why; the newest first. */
export function History({ history, locale, t }: Props) {
  const words = t.bankAccounts.history
  return (
    <section className="mt-8" aria-labelledby="history">
      <h2 id="history">{words.heading}</h2>
      <ol className="mt-3 divide-y divide-hair border-y border-hair">
        {history
          .toSorted((a, b) => b.at.localeCompare(a.at))
          .map(({ id, at, kind, by, reason }) => (
            <li key={id} className="max-w-none py-2.5 wide:grid wide:grid-cols-[12rem_1fr] wide:gap-4">
              <time dateTime={at} className="figures block text-small text-ash">
                {formatDateTime(new Date(at), locale)}
              </time>
              <div>
                <p className="font-medium">{words.kinds[kind]}</p>
                <p className="text-small text-ash">{words.by(whoIs(by, t))}</p>
                {reason && (
                  <p className="text-small">
                    {t.bankAccounts.state.reason}: {reasonInWords(reason, t)}
                  </p>
                )}
              </div>
            </li>
          ))}
      </ol>
    </section>
  )
}

function whoIs({ kind, name }: HistoryActor, t: Texts): string {
  const role = t.bankAccounts.history.actors[kind]
  return name ? `${name} (${role})` : role
}
