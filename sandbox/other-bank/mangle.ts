import type { Dice } from '../switchboard/dice.ts'

/** What happens to a transfer's content on its way through banks. */
export const manglings = [
  'AS_TYPED',
  'BANK_PREFIX',
  'PUNCTUATION_DROPPED',
  'SPACES_INSERTED',
  'LOWER_CASE',
  'CUT_OFF',
] as const
export type Mangling = (typeof manglings)[number]

const LONGEST = 500
/** What some connectors let through: the portal's content has exactly so many characters. */
export const CUT_AFTER = 19
const SPACE_EACH = 7

export type Sender = { readonly number: string; readonly holder: string }

/** The content as it arrives. `cutAfter`: how many characters CUT_OFF leaves. */
export function mangle(
  content: string,
  mangling: Mangling,
  sender: Sender,
  reference: string,
  cutAfter = CUT_AFTER,
): string {
  return mangled(content, mangling, sender, reference, cutAfter).slice(0, LONGEST)
}

function mangled(
  content: string,
  mangling: Mangling,
  { number, holder }: Sender,
  reference: string,
  cutAfter: number,
): string {
  switch (mangling) {
    case 'AS_TYPED':
      return content
    case 'BANK_PREFIX':
      return `SHB.${reference.slice(-6)}.${content}. CT tu ${number} ${holder} toi THU HO DICH VU CONG`
    case 'PUNCTUATION_DROPPED':
      return content.replace(/[^\p{L}\p{N} ]/gu, '')
    case 'SPACES_INSERTED':
      return content.replace(new RegExp(`(.{${SPACE_EACH}})(?=.)`, 'gu'), '$1 ')
    case 'LOWER_CASE':
      return content.toLowerCase()
    case 'CUT_OFF':
      return content.slice(0, cutAfter)
  }
}

/** One of the manglings, each as likely as the others: the same dice give the same one. */
export function anyMangling(happens: Dice): Mangling {
  const picked = manglings.find((_, index) => happens(1 / (manglings.length - index)))
  return picked ?? 'AS_TYPED'
}
