import type { Locale } from '#lib/locale.ts'
import type { StatementTotals } from '#server/domains/payments/statement-contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { SumsTable } from './sums-table.tsx'

type Props = {
  readonly agencies: StatementTotals['agencies']
  readonly locale: Locale
  readonly t: Texts
}

/** What each agency received. */
export function Agencies({ agencies, locale, t }: Props) {
  const words = t.statements
  const heads = {
    name: words.agencies.agency,
    payments: words.chart.payments,
    amount: words.chart.amount,
  }
  const sums = agencies.map(({ agencyId, agency, ...sum }) => ({
    ...sum,
    id: agencyId,
    name: agency[locale],
  }))
  return (
    <section className="mt-8" aria-labelledby="agencies">
      <h2 id="agencies">{words.agencies.heading}</h2>
      <SumsTable caption={words.agencies.heading} heads={heads} sums={sums} count={words.total.count} />
    </section>
  )
}
