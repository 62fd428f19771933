import type { Locale } from '#lib/locale.ts'
import type { StatementTotals } from '#server/domains/payments/statement-contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { Amount } from '../../../_ui/amount.tsx'
import { Fold } from '../../../_ui/fold.tsx'
import { SumsTable } from './sums-table.tsx'
import { timeInWords } from './words-of-time.ts'

type Props = { readonly totals: StatementTotals; readonly locale: Locale; readonly t: Texts }

/**
 * What was paid on each day or in each month: bars whose labels stand beside them, so that they are read without
 * colour and aloud; the same as a table for whoever wants figures.
 */
export function Takings({ totals, locale, t }: Props) {
  const { chart } = t.statements
  const isByDay = totals.by === 'DAY'
  const heading = isByDay ? chart.byDay : chart.byMonth
  const sums = totals.times.map(({ time, ...sum }) => ({
    ...sum,
    id: time,
    name: timeInWords(time, locale, t),
  }))
  const largest = sums.reduce((most, { amount }) => (BigInt(amount) > most ? BigInt(amount) : most), 1n)
  const heads = {
    name: isByDay ? chart.day : chart.monthHead,
    payments: chart.payments,
    amount: chart.amount,
  }
  return (
    <section className="mt-8" aria-labelledby="takings">
      <h2 id="takings">{heading}</h2>
      <ul className="mt-3 grid grid-cols-[auto_1fr_auto] gap-x-3 gap-y-1">
        {sums.map(({ id, name, amount }) => (
          <li key={id} className="col-span-3 grid max-w-none grid-cols-subgrid items-center text-small">
            <span className="figures">{name}</span>
            <Bar share={shareOf(BigInt(amount), largest)} />
            <Amount value={BigInt(amount)} look="line" />
          </li>
        ))}
      </ul>
      <Fold title={chart.table} of={heading}>
        <SumsTable caption={heading} heads={heads} sums={sums} count={t.statements.total.count} />
      </Fold>
    </section>
  )
}

/** So many hundredths of the width there is; the label beside it says the same. */
function Bar({ share }: { readonly share: number }) {
  return (
    <svg aria-hidden="true" width="100%" height="16" className="block">
      <rect width={`${share}%`} height="16" rx="2" className="fill-jade" />
    </svg>
  )
}

/** In hundredths, at least one, so that what was paid is seen. */
function shareOf(amount: bigint, largest: bigint): number {
  return Math.max(1, Number((amount * 100n) / largest))
}
