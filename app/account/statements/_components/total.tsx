import type { Locale } from '#lib/locale.ts'
import type { StatementPeriod, StatementTotals } from '#server/domains/payments/statement-contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { Amount } from '../../../_ui/amount.tsx'
import { Panel } from '../../../_ui/panel.tsx'
import { dayInWords } from './words-of-time.ts'

type Props = {
  readonly totals: StatementTotals
  readonly period: StatementPeriod
  readonly locale: Locale
  readonly t: Texts
}

/** What was paid in all; what goes back is another sum and looks like one. */
export function Total({ totals, period, locale, t }: Props) {
  const words = t.statements
  const { total } = words
  const back = [
    { label: total.returned, amount: BigInt(totals.returned) },
    { label: total.returning, amount: BigInt(totals.returning) },
  ].filter(({ amount }) => amount > 0n)
  return (
    <div className="mt-6">
      <Panel>
        <h2>{total.heading}</h2>
        <p className="text-ash">
          {words.period.said(dayInWords(period.from, locale), dayInWords(period.to, locale))} ·{' '}
          {total.count(totals.payments)}
        </p>
        <p className="mt-2">
          <Amount value={BigInt(totals.amount)} look="large" />
        </p>
        {back.map(({ label, amount }) => (
          <p key={label} className="mt-1">
            {label}: <Amount value={amount} />
          </p>
        ))}
      </Panel>
    </div>
  )
}
