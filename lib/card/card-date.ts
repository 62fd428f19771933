import { businessDay } from '../dates.ts'
import { normalise } from '../normalise.ts'
import { err, ok, type Result } from '../result.ts'

/** Which date a bank prints on its domestic cards. */
export type CardDateKind = 'ISSUE' | 'EXPIRY'

export interface CardDate {
  readonly month: number
  readonly year: number
  /** "07/15", the form that the bank takes. */
  readonly text: string
}

export type CardDateError =
  | { readonly code: 'EMPTY' }
  | { readonly code: 'FORM' }
  | { readonly code: 'MONTH' }
  | { readonly code: 'ISSUE_IN_FUTURE' }
  | { readonly code: 'EXPIRED' }

/** "07/15", "7/15", "07-15", "07 15", "07/2015" and "0715". */
const FORM = /^(\d{1,2})\s*[/.\s\p{Pd}]\s*(?:20)?(\d{2})$|^(\d{2})(\d{2})$/u
/** Longer than any of these forms; the pattern is not tried on more. */
const LONGEST_INPUT = 16

/**
 * Reads the month and year on the card. An issue date is this month or earlier, an expiry date this month
 * or later, by the calendar of Vietnam.
 */
export function parseCardDate(text: string, kind: CardDateKind, now: Date): Result<CardDate, CardDateError> {
  const typed = normalise(text, 'NFKC').trim()
  if (typed === '') return err({ code: 'EMPTY' })
  const parts = typed.length > LONGEST_INPUT ? null : FORM.exec(typed)
  if (!parts) return err({ code: 'FORM' })
  const month = Number(parts[1] ?? parts[3])
  if (month < 1 || month > 12) return err({ code: 'MONTH' })
  const today = monthOf(now)
  const year = nearestYear(Number(parts[2] ?? parts[4]), today.year)
  const monthsAhead = (year - today.year) * 12 + month - today.month
  if (kind === 'ISSUE' && monthsAhead > 0) return err({ code: 'ISSUE_IN_FUTURE' })
  if (kind === 'EXPIRY' && monthsAhead < 0) return err({ code: 'EXPIRED' })
  return ok({ month, year, text: `${twoDigits(month)}/${twoDigits(year % 100)}` })
}

function monthOf(now: Date): { year: number; month: number } {
  const [year, month] = businessDay(now).split('-').map(Number)
  if (year === undefined || month === undefined) throw new Error('A business day has a year and a month')
  return { year, month }
}

/**
 * The year with these last two digits that is nearest to this one, so that a slip such as 2030 for 2020
 * reads as the future that it is, and 99 typed in 2101 as the past.
 */
function nearestYear(lastTwo: number, thisYear: number): number {
  const sameCentury = Math.floor(thisYear / 100) * 100 + lastTwo
  if (sameCentury - thisYear >= 50) return sameCentury - 100
  if (sameCentury - thisYear < -50) return sameCentury + 100
  return sameCentury
}

function twoDigits(part: number): string {
  return String(part).padStart(2, '0')
}
