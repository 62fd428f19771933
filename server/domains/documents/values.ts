import { formatDateTime } from '#lib/dates.ts'
import type { Dong } from '#lib/money.ts'
import { amountInWords } from '#lib/vietnamese/amount-in-words.ts'
import { amountInWordsEn } from '#lib/vietnamese/amount-in-words-en.ts'
import type { Bilingual } from '../directory/contract.ts'

/** An amount of đồng in words. */
export function inWords(amount: Dong): Bilingual {
  return { vi: amountInWords(amount), en: amountInWordsEn(amount) }
}

/** A label and its value as one line: "Bằng chữ: Một đồng". */
export function labelled(label: Bilingual, value: Bilingual | string): Bilingual {
  const both = typeof value === 'string' ? { vi: value, en: value } : value
  return { vi: `${label.vi}: ${both.vi}`, en: `${label.en}: ${both.en}` }
}

export function dateAndTime(instant: Date): Bilingual {
  return { vi: formatDateTime(instant, 'vi'), en: formatDateTime(instant, 'en') }
}

/** The page for typing a verification code is the address of the document's own page without the code. */
export function verifySite(verifyUrl: string): string {
  const { host, pathname } = new URL(verifyUrl)
  return host + pathname.replace(/\/[^/]*$/, '')
}

/** Things in a row: "A, B hoặc C". */
export function anyOf(names: readonly Bilingual[]): Bilingual {
  return {
    vi: listed(
      names.map(({ vi }) => vi),
      'vi',
    ),
    en: listed(
      names.map(({ en }) => en),
      'en',
    ),
  }
}

function listed(names: readonly string[], locale: 'vi' | 'en'): string {
  return new Intl.ListFormat(locale, { type: 'disjunction' }).format(names)
}

/** A province's name is written as within a sentence ("tỉnh Quảng Nam"); here it begins a line. */
export function capitalised({ vi, en }: Bilingual): Bilingual {
  const raised = (name: string) => name.charAt(0).toLocaleUpperCase('vi') + name.slice(1)
  return { vi: raised(vi), en: raised(en) }
}

/** The first instant of an ISO day ("2026-11-22") in Vietnam, which has no summer time. Throws for anything else. */
export function startOfDay(day: string): Date {
  const start = new Date(`${day}T00:00:00+07:00`)
  if (Number.isNaN(start.getTime())) throw new RangeError(`${day} is not an ISO day`)
  return start
}
