import type { Locale } from '#lib/locale.ts'
import type { StatementPage } from '#server/domains/payments/statement-contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { ButtonLink } from '../../../_ui/button-link.tsx'
import { type AskedStatement, periodAddress } from '../period-address.ts'
import { PaymentRow } from './payment-row.tsx'

type Props = {
  readonly asked: AskedStatement
  readonly page: StatementPage
  readonly locale: Locale
  readonly t: Texts
}

/** Each payment, the newest first, a page at a time. */
export function Payments({ asked, page, locale, t }: Props) {
  const words = t.statements.list
  return (
    <section className="mt-8" aria-labelledby="payments">
      <h2 id="payments">{words.heading}</h2>
      <table className="mt-3 w-full border-collapse">
        <caption className="sr-only">{words.heading}</caption>
        <thead className="text-small text-ash">
          <tr className="border-b border-line">
            <th scope="col" className="py-2 pe-3 text-left font-normal">
              {words.payment}
            </th>
            <th scope="col" className="py-2 text-right font-normal">
              {words.amount}
            </th>
          </tr>
        </thead>
        <tbody>
          {page.rows.map((line) => (
            <PaymentRow key={line.publicId} line={line} period={asked.period} locale={locale} t={t} />
          ))}
        </tbody>
      </table>
      <Pages asked={asked} next={page.next} t={t} />
    </section>
  )
}

/** To the older payments, and back to the newest. A page has no number: new payments come at the beginning. */
function Pages({ asked, next, t }: { asked: AskedStatement; next: string | null; t: Texts }) {
  const words = t.statements.list
  if (asked.after === null && next === null) return null
  return (
    <nav aria-label={words.pages} className="mt-6 flex flex-wrap justify-between gap-3">
      {asked.after !== null && (
        <ButtonLink href={periodAddress(asked.period)} kind="secondary">
          {words.newest}
        </ButtonLink>
      )}
      {next !== null && (
        <ButtonLink href={periodAddress(asked.period, { after: next })} kind="secondary">
          {words.older}
        </ButtonLink>
      )}
    </nav>
  )
}
