import { err, ok, type Result } from '../result.ts'
import { withoutSeparators } from '../typed-digits.ts'

/** What the directory knows of a bank's cards: whether their numbers end in a Luhn check digit. */
export interface CardPrefix {
  readonly bin: string
  readonly luhn: boolean
}

export type CardNumberError =
  | { readonly code: 'EMPTY' }
  | { readonly code: 'NOT_DIGITS' }
  /** Does not begin with 9704, the prefix of the domestic scheme. */
  | { readonly code: 'NOT_DOMESTIC' }
  | { readonly code: 'LENGTH'; readonly digits: number }
  | { readonly code: 'CHECK_DIGIT' }

const DOMESTIC_PREFIX = '9704'
const LENGTHS: readonly number[] = [16, 19]

/**
 * Reads a domestic card number: 16 or 19 digits, beginning with 9704, with a Luhn check digit unless
 * `prefixes` says that this bank's cards have none. Refusals come in the order a person can mend them.
 */
export function parseCardNumber(
  text: string,
  prefixes: readonly CardPrefix[] = [],
): Result<string, CardNumberError> {
  const digits = withoutSeparators(text)
  if (digits === '') return err({ code: 'EMPTY' })
  if (!/^\d+$/.test(digits)) return err({ code: 'NOT_DIGITS' })
  if (!digits.startsWith(DOMESTIC_PREFIX)) return err({ code: 'NOT_DOMESTIC' })
  if (!LENGTHS.includes(digits.length)) return err({ code: 'LENGTH', digits: digits.length })
  if (hasCheckDigit(digits, prefixes) && !passesLuhn(digits)) return err({ code: 'CHECK_DIGIT' })
  return ok(digits)
}

/** The issuing bank's six digits. */
export function binOf(cardNumber: string): string {
  return cardNumber.slice(0, 6)
}

export function lastFour(cardNumber: string): string {
  return cardNumber.slice(-4)
}

/** "970419••••••2198": first six and last four, the most that may be kept of a card. */
export function maskCardNumber(cardNumber: string): string {
  const hidden = Math.max(cardNumber.length - 10, 0)
  return hidden === 0
    ? '•'.repeat(cardNumber.length)
    : `${binOf(cardNumber)}${'•'.repeat(hidden)}${lastFour(cardNumber)}`
}

function hasCheckDigit(digits: string, prefixes: readonly CardPrefix[]): boolean {
  return prefixes.find((prefix) => prefix.bin === binOf(digits))?.luhn ?? true
}

/** ISO/IEC 7812-1 annex B: from the right, every second digit doubled, the digits' sum a multiple of ten. */
function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, character, at) => {
    const digit = Number(character) * (at % 2 === 0 ? 1 : 2)
    return total + (digit > 9 ? digit - 9 : digit)
  }, 0)
  return sum % 10 === 0
}
