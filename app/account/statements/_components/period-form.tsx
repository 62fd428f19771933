import type { StatementPeriod } from '#server/domains/payments/statement-contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { buttonLook } from '../../../_ui/button-look.ts'
import { TextField } from '../../../_ui/text-field.tsx'
import {
  type AskedStatement,
  fields,
  monthOf,
  periodAddress,
  statementsPath,
  yearOf,
} from '../period-address.ts'

type Props = {
  readonly asked: AskedStatement
  /** ISO day. */
  readonly today: string
  readonly words: Texts['statements']['period']
}

/** Two days, and the periods that are wanted most: addresses like any other, which can be kept and sent on. */
export function PeriodForm({ asked: { period, typed, problem }, today, words }: Props) {
  const quick = [
    { text: words.thisMonth, period: monthOf(today) },
    { text: words.lastMonth, period: monthOf(today, 1) },
    { text: words.thisYear, period: yearOf(today) },
  ]
  return (
    <search aria-label={words.label}>
      <nav aria-label={words.quick} className="mt-4">
        <ul className="flex flex-wrap gap-x-4">
          {quick.map((choice) => (
            <li key={choice.text}>
              <a
                href={periodAddress(choice.period)}
                aria-current={problem === null && isSame(choice.period, period) ? 'true' : undefined}
                className="inline-flex min-h-12 items-center aria-[current=true]:font-bold aria-[current=true]:text-ink aria-[current=true]:no-underline"
              >
                {choice.text}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <form method="get" action={statementsPath} className="mt-2 flex flex-wrap items-end gap-x-4 gap-y-3">
        <Day name={fields.from} label={words.from} hint={words.hint} value={typed.from} />
        <Day name={fields.to} label={words.to} hint={words.hint} value={typed.to} />
        <button type="submit" className={buttonLook('secondary', false)}>
          {words.show}
        </button>
      </form>
    </search>
  )
}

type DayProps = {
  readonly name: string
  readonly label: string
  readonly hint: string
  readonly value: string
}

/** Typed: a browser's own picker shows a day as its own language writes it, and 03/04 would be April on one machine and March on another. */
function Day(field: DayProps) {
  return <TextField {...field} autoComplete="off" size="own" look="figures w-36" />
}

const isSame = (one: StatementPeriod, other: StatementPeriod): boolean =>
  one.from === other.from && one.to === other.to
