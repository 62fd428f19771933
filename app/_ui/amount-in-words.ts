import type { Locale } from '#lib/locale.ts'
import type { Dong } from '#lib/money.ts'
import { amountInWords } from '#lib/vietnamese/amount-in-words.ts'
import { amountInWordsEn } from '#lib/vietnamese/amount-in-words-en.ts'
import { toNfc } from '#lib/vietnamese/fold.ts'

/** The amount in words of the page's language, as documents write it. */
export function inWords(amount: Dong, locale: Locale): string {
  return locale === 'vi' ? toNfc(amountInWords(amount)) : amountInWordsEn(amount)
}
