import { fold } from './vietnamese/fold.ts'

/** Septets of one SMS in the GSM 7-bit alphabet (3GPP TS 23.038); longer text is cut into parts of 153. */
export const SMS_PART = 160

/** The default alphabet of 3GPP TS 23.038, 6.2.1, without the escape sign. */
const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)
/** Its extension table, 6.2.1.1: each of these goes out as an escape sign and a letter. */
const EXTENDED = new Set('\f^{}\\[~]|€')

/** How many septets the text takes; null where a letter of it is in neither table, so that it would go out as UCS-2. */
export function septets(text: string): number | null {
  let count = 0
  for (const letter of text) {
    if (BASIC.has(letter)) count += 1
    else if (EXTENDED.has(letter)) count += 2
    else return null
  }
  return count
}

/** The text in letters that count once: without marks on one line, dots of a mask as stars, the rest as question marks. */
export function toGsm(text: string): string {
  const folded = fold(text).replaceAll('•', '*').replace(/\s+/g, ' ')
  return Array.from(folded, (letter) => (BASIC.has(letter) ? letter : '?')).join('')
}
