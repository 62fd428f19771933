const isoForm = /^(\d{4})-(\d{2})-(\d{2})$/
const writtenForm = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/

/** The ISO day of "5/3/2019", "05.03.2019" or "2019-03-05", day before month as in Vietnam; null for no day of the calendar. */
export function readDay(typed: string): string | null {
  const text = typed.trim()
  const [, year, month, day] = isoForm.exec(text) ?? turned(writtenForm.exec(text))
  const iso = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : null
}

const turned = (found: RegExpExecArray | null): (string | undefined)[] =>
  found === null ? [] : ['', found[3], found[2], found[1]]
