import { normalise } from '#lib/normalise.ts'
import type { Family } from './typefaces.ts'

/** What a character becomes when the typefaces have no glyph for it, so that no empty box is ever printed. */
const UNKNOWN = '?'

const SIGNS =
  /^[\u2013\u2014\u2018-\u201A\u201C-\u201E\u2020-\u2022\u2026\u2030\u2039\u203A\u20AB\u20AC\u2122\u2212\u2260\u2264\u2265]$/

/**
 * Code points that all weights of a family have: Latin with its accents (Vietnamese complete), marks for names that
 * Unicode cannot compose, punctuation, đồng and euro signs; in Tinos Greek and Cyrillic too. A test asks the files
 * themselves.
 */
const DRAWABLE: Record<Family, readonly RegExp[]> = {
  BeVietnamPro: [
    /^[\u0020-\u007E\u00A0-\u0107\u010A-\u0113\u0116-\u011B\u011E-\u0121\u0126-\u012B\u012E-\u0131]$/,
    /^[\u0139\u013A\u013D\u013E\u0141-\u0144\u0147\u0148\u014C\u014D\u0150-\u0155\u0158-\u015B\u015E-\u016B]$/,
    /^[\u016E-\u017E\u01A0\u01A1\u01AF\u01B0\u01E6\u01E7\u1E80-\u1E85\u1EA0-\u1EF9]$/,
    /^(?:[\u0300-\u0304]|[\u0306-\u030C]|\u0312|\u031B|\u0323|[\u0326-\u0328])$/,
    SIGNS,
  ],
  Tinos: [
    /^[\u0020-\u007E\u00A0-\u036F\u0386\u0388-\u038A\u038C\u038E-\u03A1\u03A3-\u0481\u048A-\u052F]$/,
    /^[\u1E00-\u1EFF]$/,
    /^\u2116$/,
    SIGNS,
  ],
}

/**
 * The text as it is drawn: NFC, for marks drawn apart from their letter miss their place (reference: Unicode
 * UAX 15); one line, without control and format characters; what has no glyph by its compatibility form
 * ("№" → "No"), by its base letter, or as "?".
 */
export function printable(text: string, family: Family = 'BeVietnamPro'): string {
  const line = normalise(text, 'NFC')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}/gu, '')
  return Array.from(line, (character) => drawable(character, DRAWABLE[family])).join('')
}

function drawable(character: string, letters: readonly RegExp[]): string {
  const isDrawable = (one: string) => letters.some((some) => some.test(one))
  if (isDrawable(character)) return character
  if (/^\p{Zs}$/u.test(character)) return ' '
  const simpler = Array.from(character.normalize('NFKD')).filter(isDrawable)
  return simpler.join('') || UNKNOWN
}
