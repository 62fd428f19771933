import { err, ok, type Result } from '../result.ts'
import { withoutSeparators } from '../typed-digits.ts'

/**
 * Mobile numbers of Vietnam by their two-digit prefixes of 2026. The carrier is never inferred from them:
 * people keep their number when they change it.
 */
const MOBILE = /^(?:\+84|0084|84|0)((?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7})$/

/** Reads a mobile number as people write it ("0912 345 678", "+84 912.345.678") into E.164, "+84912345678". */
export function parsePhone(text: string): Result<string, 'EMPTY' | 'NOT_A_PHONE'> {
  const typed = withoutSeparators(text).replace(/[.()]/g, '')
  if (typed === '') return err('EMPTY')
  const national = MOBILE.exec(typed)?.[1]
  return national === undefined ? err('NOT_A_PHONE') : ok(`+84${national}`)
}

/** "09x xxx x678": enough for its owner to know it again, from a number in E.164. */
export function maskPhone(phone: string): string {
  return /^\+84\d{9}$/.test(phone) ? `0${phone.charAt(3)}x xxx x${phone.slice(-3)}` : 'xxx xxx xxxx'
}

/** A national number as it is cut into groups: mobile, a province's line, a line of Hà Nội or Thành phố Hồ Chí Minh. */
const GROUPS = [/^([35789]\d{2})(\d{3})(\d{3})$/, /^(2[48])(\d{4})(\d{4})$/, /^(2\d{2})(\d{3})(\d{4})$/]

/** "0905 111 001" or "0235 381 2345", as papers print it, from a number in E.164; any other text as it is. */
export function formatPhone(phone: string): string {
  const national = /^\+84(\d{9,10})$/.exec(phone)?.[1]
  if (national === undefined) return phone
  const groups = GROUPS.map((cut) => cut.exec(national)).find((found) => found !== null)
  return `0${groups ? groups.slice(1).join(' ') : national}`
}
