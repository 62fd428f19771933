import { addMs } from '#lib/dates.ts'
import { longestPeriodDays, type StatementPeriod } from '../statement-contract.ts'

const DAY_MS = 86_400_000

/** From the first instant of the first day in Vietnam to the first instant after the last one. */
export type Bounds = { readonly from: Date; readonly until: Date }

/** The instants of a period. Vietnam has no summer time, so that every day has 24 hours. */
export function boundsOf({ from, to }: StatementPeriod): Bounds {
  return { from: startOf(from), until: addMs(startOf(to), DAY_MS) }
}

/** How many days a period has, the first and the last included; 0 or less when it ends before it begins. */
export function daysOf(period: StatementPeriod): number {
  const { from, until } = boundsOf(period)
  return Math.round((until.getTime() - from.getTime()) / DAY_MS)
}

function startOf(day: string): Date {
  return new Date(`${day}T00:00:00+07:00`)
}

/** Whether a period begins before it ends and is no longer than a statement may be; both days exist. */
export function isStatementPeriod(period: StatementPeriod): boolean {
  const days = daysOf(period)
  return days >= 1 && days <= longestPeriodDays
}
