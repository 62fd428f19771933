import type { Locale } from '#lib/locale.ts'
import type { Bilingual } from '#server/domains/directory/contract.ts'
import { lettersEn } from './letters-en.ts'
import { lettersVi } from './letters-vi.ts'
import { onePart } from './one-part.ts'
import { smsEn } from './sms-en.ts'
import { smsVi } from './sms-vi.ts'
import type { EmailTemplate, Letter, Letters, SmsTemplate, SmsTexts, WordsOf } from './words.ts'

const sms: Readonly<Record<Locale, SmsTexts>> = { vi: smsVi, en: smsEn }
const letters: Readonly<Record<Locale, Letters>> = { vi: lettersVi, en: lettersEn }

/** @param from the portal's short name, which every SMS begins with */
export function smsText<T extends SmsTemplate>(
  template: T,
  language: Locale,
  words: WordsOf<T>,
  from: Bilingual,
): string {
  return onePart(from[language], sms[language][template](words))
}

export function letter<T extends EmailTemplate>(
  template: T,
  language: Locale,
  words: WordsOf<T>,
  portalUrl: string,
): Letter {
  return letters[language][template](words, portalUrl)
}
