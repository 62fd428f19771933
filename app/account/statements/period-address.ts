import { readDay } from '#lib/typed-day.ts'
import {
  type ArchiveRefusal,
  longestPeriodDays,
  type StatementPeriod,
  type StatementRefusal,
} from '#server/domains/payments/statement-contract.ts'
import { typedDay } from '../../register/_components/typed-day.ts'

export const statementsPath = '/account/statements'

/** Names in an address; the form of the period has its fields by the same names. */
export const fields = { from: 'from', to: 'to' } as const

type FileProblem = (StatementRefusal | ArchiveRefusal)['code']

/** Why the period of an address is not shown, or why its paper or archive is not made. */
export type PeriodProblem = 'DATES' | 'ORDER' | 'LONG' | FileProblem

const fileProblems: readonly FileProblem[] = ['TOO_MANY', 'TOO_MANY_RECEIPTS']

export type AskedStatement = {
  readonly period: StatementPeriod
  /** What stands in the form's fields: the period's days, or what was typed where it is no period. */
  readonly typed: Readonly<Record<keyof StatementPeriod, string>>
  /** Where the page begins; null at the newest payment. */
  readonly after: string | null
  readonly problem: PeriodProblem | null
}

type Params = Readonly<Record<string, string | readonly string[] | undefined>>

const DAY_MS = 86_400_000

/** Whatever stands in an address becomes a period that can be asked for: this month, where it is none. */
export function readPeriod(params: Params, today: string): AskedStatement {
  const one = (name: string): string => {
    const given = params[name]
    return typeof given === 'string' ? given.slice(0, 100) : ''
  }
  const typed = { from: one(fields.from), to: one(fields.to) }
  const thisMonth = { period: monthOf(today), after: null }
  if (typed.from === '' && typed.to === '')
    return { ...thisMonth, typed: asTyped(thisMonth.period), problem: null }
  const period = { from: readDay(typed.from), to: readDay(typed.to) }
  const problem = isWhole(period) ? problemOf(period) : 'DATES'
  if (!isWhole(period) || problem !== null) return { ...thisMonth, typed, problem }
  return {
    period,
    typed: asTyped(period),
    after: one('after') || null,
    problem: fileProblems.find((problem) => problem === one('problem')) ?? null,
  }
}

const asTyped = ({ from, to }: StatementPeriod) => ({ from: typedDay(from), to: typedDay(to) })

const isWhole = (period: Readonly<Record<keyof StatementPeriod, string | null>>): period is StatementPeriod =>
  period.from !== null && period.to !== null

/** What is wrong with a period of two days. */
function problemOf({ from, to }: StatementPeriod): PeriodProblem | null {
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  if (days < 1) return 'ORDER'
  return days > longestPeriodDays ? 'LONG' : null
}

/** The month of a day, from its first to its last day; `before` so many months earlier. */
export function monthOf(day: string, before = 0): StatementPeriod {
  const [year = 0, month = 0] = day.split('-').map(Number)
  const first = new Date(Date.UTC(year, month - 1 - before, 1))
  const last = new Date(Date.UTC(year, month - before, 0))
  return { from: isoDay(first), to: isoDay(last) }
}

export function yearOf(day: string): StatementPeriod {
  const year = day.slice(0, 4)
  return { from: `${year}-01-01`, to: `${year}-12-31` }
}

const isoDay = (at: Date): string => at.toISOString().slice(0, 10)

/** The address of a period, or of something that belongs to it. */
export function periodAddress(
  { from, to }: StatementPeriod,
  more: Readonly<Record<string, string>> = {},
  path: string = statementsPath,
): string {
  return `${path}?${new URLSearchParams({ [fields.from]: from, [fields.to]: to, ...more })}`
}
