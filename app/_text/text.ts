import { cookies } from 'next/headers'
import { DEFAULT_LOCALE, isLocale, type Locale } from '#lib/locale.ts'
import { texts as english } from './en/index.ts'
import { type Texts, texts as vietnamese } from './vi/index.ts'

const byLocale: Record<Locale, Texts> = { vi: vietnamese, en: english }

/** The language of this visitor (a cookie, Vietnamese without it) and every text in it. */
export async function getText(): Promise<{ locale: Locale; t: Texts }> {
  const asked = (await cookies()).get('lang')?.value
  const locale = isLocale(asked) ? asked : DEFAULT_LOCALE
  return { locale, t: byLocale[locale] }
}
