import { normalise } from '#lib/normalise.ts'
import { fold } from '#lib/vietnamese/fold.ts'

/**
 * Legal forms as they stand at the head of a name, long forms first, each with the one spelling that banks give it. Law on
 * enterprises 59/2020/QH14, article 37(2), and the abbreviations that it allows there.
 */
const legalForms: readonly (readonly [long: RegExp, short: string])[] = [
  [/\bTRACH NHIEM HUU HAN\b/g, 'TNHH'],
  [/\b(?:MOT THANH VIEN|1 THANH VIEN|1TV|1 TV)\b/g, 'MTV'],
  [/\b(?:HAI THANH VIEN|2 THANH VIEN)\b/g, '2TV'],
  [/\b(?:CONG TY|C TY|CTY|CT)\b/g, 'CTY'],
  [/\bDOANH NGHIEP\b/g, 'DN'],
  [/\bCO PHAN\b/g, 'CP'],
  [/\bTHUONG MAI\b/g, 'TM'],
  [/\bDICH VU\b/g, 'DV'],
  [/\bXUAT NHAP KHAU\b/g, 'XNK'],
  [/\bSAN XUAT\b/g, 'SX'],
  [/\bDAU TU\b/g, 'DT'],
  [/\bXAY DUNG\b/g, 'XD'],
  [/\bTU NHAN\b/g, 'TN'],
  [/\bHOP TAC XA\b/g, 'HTX'],
  [/\bHOP DANH\b/g, 'HD'],
  [/\bUY BAN NHAN DAN\b/g, 'UBND'],
  [/\bCHI NHANH\b/g, 'CN'],
  [/\b(?:VA|&)\b/g, ''],
]

/**
 * Whether an account's holder, as its bank writes it, is this organisation or person. Banks write without marks, in capitals, and
 * abbreviate legal forms and trades; apart from that every word has to be there, in its order. A longer or shorter name is
 * another one.
 */
export const isSameHolder = (accountHolder: string, holderName: string): boolean =>
  canonical(accountHolder) === canonical(holderName)

function canonical(name: string): string {
  const letters = fold(normalise(name, 'NFKC'))
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return legalForms
    .reduce((text, [long, short]) => text.replace(long, short), letters)
    .replace(/\s+/g, ' ')
    .trim()
}
