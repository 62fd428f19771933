import { normalise } from '../normalise.ts'

/** Latin letters that Unicode does not split into a base letter and marks. Ð is often typed for Đ. */
const UNSPLIT: Readonly<Record<string, string>> = {
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  ł: 'l',
  Ł: 'L',
  ø: 'o',
  Ø: 'O',
  ı: 'i',
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  þ: 'th',
  Þ: 'TH',
}

const UNSPLIT_LETTERS = new RegExp(`[${Object.keys(UNSPLIT).join('')}]`, 'g')

/**
 * The text without its marks: "Nguyễn Đình" → "Nguyen Dinh". Latin letters become ASCII; what is no Latin
 * letter (other scripts, digits, symbols) stays.
 */
export function fold(text: string): string {
  return normalise(text, 'NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(UNSPLIT_LETTERS, (letter) => UNSPLIT[letter] ?? letter)
}

/** What two spellings of the same name have in common: folded, lower case, single spaces, trimmed. */
export function searchKey(text: string): string {
  return fold(text).toLowerCase().replace(/\s+/g, ' ').trim()
}

/** One spelling in code points for what looks the same; every text from outside passes here. */
export function toNfc(text: string): string {
  return normalise(text, 'NFC')
}
