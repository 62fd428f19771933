import type { Locale } from './locale.ts'

/** Where business days begin and end and what screens show; the database and messages keep UTC. */
export const TIME_ZONE = 'Asia/Ho_Chi_Minh'

const dateFormats: Record<Locale, Intl.DateTimeFormat> = {
  vi: new Intl.DateTimeFormat('vi-VN', { ...day('2-digit'), timeZone: TIME_ZONE }),
  en: new Intl.DateTimeFormat('en-GB', { ...day('long'), timeZone: TIME_ZONE }),
}

const timeFormat = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
  timeZone: TIME_ZONE,
})

/** "21/11/2026"; in English "21 November 2026", since 03/04 is read in two ways there. */
export function formatDate(instant: Date, locale: Locale): string {
  return dateFormats[locale].format(instant)
}

/** "10:42", the same in both languages. */
export function formatTime(instant: Date): string {
  return timeFormat.format(instant)
}

/** "10:42, 21/11/2026". */
export function formatDateTime(instant: Date, locale: Locale): string {
  return `${formatTime(instant)}, ${formatDate(instant, locale)}`
}

/** The day in Vietnam at this instant, "2026-11-21". */
export function businessDay(instant: Date): string {
  const [date, month, year] = dateFormats.vi.format(instant).split('/').map(Number)
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(date, 2)}`
}

/** "2026-11-21T03:00:00Z": RFC 3339 in UTC and whole seconds, as messages carry it. */
export function isoDate(instant: Date): string {
  return `${instant.toISOString().slice(0, -5)}Z`
}

/** This instant if it is a whole second, else the next one that is. */
export function nextWholeSecond(instant: Date): Date {
  return new Date(Math.ceil(instant.getTime() / 1000) * 1000)
}

/**
 * How long to wait, in seconds, as people say it: "8 giờ", "1 hour 30 minutes"; "15 phút" below an hour. Whole minutes,
 * rounded up, so that nobody comes back too early.
 */
export function formatWait(seconds: number, locale: Locale): string {
  if (seconds < 60) return unitOfTime[locale].second(Math.max(1, Math.ceil(seconds)))
  const minutes = Math.ceil(seconds / 60)
  const parts = [
    { count: Math.floor(minutes / 60), of: 'hour' },
    { count: minutes % 60, of: 'minute' },
  ] as const
  return parts.flatMap(({ count, of }) => (count === 0 ? [] : [unitOfTime[locale][of](count)])).join(' ')
}

const unitOfTime: Record<Locale, Record<'hour' | 'minute' | 'second', (count: number) => string>> = {
  vi: {
    hour: (count) => `${count} giờ`,
    minute: (count) => `${count} phút`,
    second: (count) => `${count} giây`,
  },
  en: {
    hour: (count) => (count === 1 ? '1 hour' : `${count} hours`),
    minute: (count) => (count === 1 ? '1 minute' : `${count} minutes`),
    second: (count) => (count === 1 ? '1 second' : `${count} seconds`),
  },
}

/** The instant so many milliseconds later (or, negative, earlier). */
export function addMs(instant: Date, milliseconds: number): Date {
  return new Date(instant.getTime() + milliseconds)
}

function day(month: '2-digit' | 'long'): Intl.DateTimeFormatOptions {
  return { day: month === 'long' ? 'numeric' : '2-digit', month, year: 'numeric' }
}

function padded(part: number | undefined, length: number): string {
  return String(part).padStart(length, '0')
}
