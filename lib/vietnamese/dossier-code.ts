import { normalise } from '../normalise.ts'
import { err, ok, type Result } from '../result.ts'

export type DossierCodeError = 'EMPTY' | 'FORM' | 'DATE'

/** Longer text is no code with spaces in it. */
const LONGEST_INPUT = 100

/**
 * Unit, date received (yymmdd) and number of the day: "H47.20-240115-0001" as units are written since
 * Decision 20/2020/QĐ-TTg, or "000.00.20.H47-240115-0001" in the order of Circular 01/2018/TT-VPCP before it.
 */
const FORM =
  /^(?:\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{2,3}){0,4})-(\d{2})(\d{2})(\d{2})-\d{4,10}$/

/**
 * Reads a dossier code as people type it: any case, dashes of any length, spaces around them, instead of
 * them or around dots. Answers with the one spelling that is stored.
 */
export function parseDossierCode(text: string): Result<string, DossierCodeError> {
  if (text.length > LONGEST_INPUT) return err('FORM')
  const code = oneSpelling(text)
  if (code === '') return err('EMPTY')
  const [, year, month, day] = FORM.exec(code) ?? []
  if (year === undefined) return err('FORM')
  return isCalendarDate(2000 + Number(year), Number(month), Number(day)) ? ok(code) : err('DATE')
}

function oneSpelling(text: string): string {
  return normalise(text, 'NFKC')
    .toUpperCase()
    .replace(/\p{Cf}/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .trim()
    .replace(/\s*([.-])\s*/g, '$1')
    .replace(/\s+/g, '-')
}

function isCalendarDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}
