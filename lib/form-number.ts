import { err, ok, type Result } from './result.ts'
import { withoutSeparators } from './typed-digits.ts'

const LENGTH = 12
const BODY_LENGTH = 10

export type FormNumberRefusal =
  | { readonly code: 'NUMBER_EMPTY' | 'NUMBER_LETTERS' | 'NUMBER_CHECK' }
  | {
      readonly code: 'NUMBER_LENGTH'
      /** How many digits there were. */
      readonly digits: number
    }

/**
 * A new registration form's number: ten random digits and two that check them. It is a name, not a secret, and shorter than
 * a payment instruction's, so that the two are not taken for each other at a counter.
 */
export function newFormNumber(): string {
  const [random = 0n] = crypto.getRandomValues(new BigUint64Array(1))
  const body = String(1n + (random % (10n ** BigInt(BODY_LENGTH) - 1n))).padStart(BODY_LENGTH, '0')
  return body + formCheckDigits(body)
}

/**
 * The two check digits of ISO/IEC 7064:2003, MOD 97-10, as in the numbers of payment instructions: every single wrong digit
 * and every swap of two is caught, of all other errors 96 in 97.
 */
export function formCheckDigits(first10: string): string {
  if (!/^\d{10}$/.test(first10)) throw new RangeError('Check digits are made of 10 digits')
  const remainder = ((Number(first10) % 97) * 100) % 97
  return String(98 - remainder).padStart(2, '0')
}

/**
 * Reads a number as people type it and scanners send it: with spaces, dashes, dots and a line's end anywhere, in full-width
 * digits. Refuses everything else, what is read first being said first.
 */
export function readFormNumber(typed: string): Result<string, FormNumberRefusal> {
  const number = withoutSeparators(typed).replace(/[.·•−]/gu, '')
  if (number === '') return err({ code: 'NUMBER_EMPTY' })
  if (!/^\d+$/.test(number)) return err({ code: 'NUMBER_LETTERS' })
  if (number.length !== LENGTH) return err({ code: 'NUMBER_LENGTH', digits: number.length })
  return isChecked(number) ? ok(number) : err({ code: 'NUMBER_CHECK' })
}

/** "4912 3456 7890", for paper and for reading aloud. */
export function formatFormNumber(number: string): string {
  if (!isChecked(number)) throw new RangeError('Not the number of a registration form')
  return number.replace(/\d{4}(?=\d)/g, '$& ')
}

/** Compares digits, not remainders: 97 and 00 leave the same remainder. */
const isChecked = (number: string): boolean =>
  /^\d{12}$/.test(number) && formCheckDigits(number.slice(0, -2)) === number.slice(-2)
