import { addMs, formatDate } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'

/** The last day before a moment at which something ends: what ends at midnight can be done until the day before. */
export const lastDay = (end: string, locale: Locale): string => formatDate(addMs(new Date(end), -1), locale)
