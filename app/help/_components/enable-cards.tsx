import type { Locale } from '#lib/locale.ts'
import type { CardIssuer } from '#server/domains/directory/contract.ts'
import type { Texts } from '../../_text/vi/index.ts'

type Props = { issuers: readonly CardIssuer[]; locale: Locale; t: Texts }

/** How a holder switches on online payment, bank by bank, with the number to call. */
export function EnableCards({ issuers, locale, t }: Props) {
  const { cards } = t.help
  return (
    <>
      <h2 id="cards" className="mt-10">
        {cards.title}
      </h2>
      <p className="mt-2">{cards.lead}</p>
      <ul className="mt-3 divide-y divide-hair border-y border-hair">
        {issuers.map((issuer) => (
          <li key={issuer.bin} className="max-w-none">
            <details>
              <summary className="flex min-h-12 items-center py-1 font-medium text-indigo underline underline-offset-4">
                {issuer.shortName}
              </summary>
              <div className="pb-3 ps-4">
                <p className="text-small text-ash">{issuer.name}</p>
                <p>{issuer.enableOnline[locale]}</p>
                <p>
                  {cards.hotline}:{' '}
                  <a href={`tel:${issuer.hotline.replace(/\D/g, '')}`} className="inline-block py-2">
                    {issuer.hotline}
                  </a>
                  . {cards.date[issuer.dateKind]}
                </p>
              </div>
            </details>
          </li>
        ))}
      </ul>
    </>
  )
}
