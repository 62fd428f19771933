import { formatDate } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import type { Texts } from '../../../_text/vi/index.ts'

/** An ISO day as it is read: "05/11/2026". */
export function dayInWords(day: string, locale: Locale): string {
  return formatDate(new Date(`${day}T00:00:00+07:00`), locale)
}

/** A day, or a month ("2026-11") as it is read: "11/2026". */
export function timeInWords(time: string, locale: Locale, t: Texts): string {
  const [year = '', month = '', day] = time.split('-')
  return day === undefined ? t.statements.chart.month(month, year) : dayInWords(time, locale)
}
