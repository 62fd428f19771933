import { normalise } from './normalise.ts'
import { err, ok, type Result } from './result.ts'
import { withoutSeparators } from './typed-digits.ts'
import { fold } from './vietnamese/fold.ts'

const LENGTH = 16
const BODY_LENGTH = 12
/** What a transfer's content begins with, so that people see whom the figures belong to. */
const CONTENT_PREFIX = 'DVC'
/** More candidates than any real text holds; a text of digits alone must not start a thousand look-ups. */
const MOST_CANDIDATES = 20

export type InstructionNumberRefusal =
  | {
      readonly code: 'NUMBER_EMPTY' | 'NUMBER_LETTERS' | 'NUMBER_CHECK' | 'NUMBER_OTHER_PROVINCE'
    }
  | {
      readonly code: 'NUMBER_LENGTH'
      /** How many digits there were. */
      readonly digits: number
    }

/**
 * A new payment instruction's number: 16 digits, of which two name the province, twelve are random and two are
 * check digits. It is a name, not a secret. The body of zeros is never given out: banks probe with it.
 */
export function newInstructionNumber(prefix: string): string {
  const first14 = checkedPrefix(prefix) + randomBody()
  return first14 + checkDigits(first14)
}

/**
 * The two check digits of ISO/IEC 7064:2003, MOD 97-10: the whole number leaves 1 when divided by 97. They catch
 * every single wrong digit and every swap of two digits at any distance; of all other errors 96 in 97.
 */
export function checkDigits(first14: string): string {
  if (!/^\d{14}$/.test(first14)) throw new RangeError('Check digits are made of 14 digits')
  const remainder = ((Number(first14) % 97) * 100) % 97
  return String(98 - remainder).padStart(2, '0')
}

/**
 * Reads a number as people type, paste or scan it: with spaces, dashes and dots anywhere, in full-width digits, with
 * or without the DVC before it. Refuses everything else, what is read first being said first.
 */
export function readInstructionNumber(
  typed: string,
  prefix: string,
): Result<string, InstructionNumberRefusal> {
  checkedPrefix(prefix)
  const number = withoutSeparators(typed)
    .replace(/[.·•−]/gu, '')
    .replace(/^DVC/i, '')
  if (number === '') return err({ code: 'NUMBER_EMPTY' })
  if (!/^\d+$/.test(number)) return err({ code: 'NUMBER_LETTERS' })
  if (number.length !== LENGTH) return err({ code: 'NUMBER_LENGTH', digits: number.length })
  if (!isChecked(number)) return err({ code: 'NUMBER_CHECK' })
  return number.startsWith(prefix) ? ok(number) : err({ code: 'NUMBER_OTHER_PROVINCE' })
}

/** "4912 3456 7890 1234", for paper and for reading aloud. */
export function formatInstructionNumber(number: string): string {
  return checkedNumber(number).replace(/\d{4}(?=\d)/g, '$& ')
}

/**
 * The numbers that a transfer's content may name, in order, each once, at most twenty. Banks put their own references
 * before and after, drop punctuation and break lines, so that digits of neighbours run together: every sixteen digits
 * in a row with this prefix and right check digits are a candidate. Other digits pass as one with a chance of 1 in
 * 9,700 per place, so that a candidate counts only when it was given out.
 */
export function numbersInText(text: string, prefix: string): string[] {
  checkedPrefix(prefix)
  const figures = onlyLettersAndDigits(text)
  const found = new Set<string>()
  let at = figures.indexOf(prefix)
  while (at !== -1 && found.size < MOST_CANDIDATES) {
    const candidate = figures.slice(at, at + LENGTH)
    if (isChecked(candidate)) found.add(candidate)
    at = figures.indexOf(prefix, at + 1)
  }
  return [...found]
}

/** What the payer's bank is to write: 19 letters and digits, which pass unchanged through every bank known to us. */
export function transferContent(number: string): string {
  return CONTENT_PREFIX + checkedNumber(number)
}

/** Compares digits, not remainders: 97 and 00, 98 and 01, 99 and 02 leave the same remainder. */
function isChecked(number: string): boolean {
  return /^\d{16}$/.test(number) && checkDigits(number.slice(0, -2)) === number.slice(-2)
}

function onlyLettersAndDigits(text: string): string {
  return fold(normalise(text, 'NFKC'))
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
}

/** 1 to 10¹² − 1. 64 random bits are so many more that no body is likelier than another by more than 1 in 10⁷. */
function randomBody(): string {
  const [random = 0n] = crypto.getRandomValues(new BigUint64Array(1))
  return String(1n + (random % (10n ** BigInt(BODY_LENGTH) - 1n))).padStart(BODY_LENGTH, '0')
}

function checkedPrefix(prefix: string): string {
  if (!/^\d{2}$/.test(prefix)) throw new RangeError('A province has two digits')
  return prefix
}

function checkedNumber(number: string): string {
  if (!isChecked(number)) throw new RangeError('Not the number of a payment instruction')
  return number
}
