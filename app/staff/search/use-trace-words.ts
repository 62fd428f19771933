'use client'

import { registrationDesk as englishDesk } from '../../_text/en/registration-desk.ts'
import { result as englishResult } from '../../_text/en/result.ts'
import { trace as english } from '../../_text/en/trace.ts'
import { registrationDesk as vietnameseDesk } from '../../_text/vi/registration-desk.ts'
import { result as vietnameseResult } from '../../_text/vi/result.ts'
import { trace as vietnamese } from '../../_text/vi/trace.ts'
import { useDeskWords } from '../_ui/desk-words.ts'

/** Why an attempt failed, as payers read it. */
const whats = (
  reasons: Readonly<Record<string, { readonly what: string }>>,
): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(reasons).map(([code, { what }]) => [code, what]))

const inVietnamese = {
  ...vietnamese,
  scopes: vietnameseDesk.compare.scopes,
  reasons: whats(vietnameseResult.reasons),
}
const inEnglish = { ...english, scopes: englishDesk.compare.scopes, reasons: whats(englishResult.reasons) }

/** What the operator's desk says, in the page's language. */
export function useTraceWords(): typeof inVietnamese {
  const { locale } = useDeskWords()
  return locale === 'vi' ? inVietnamese : inEnglish
}
