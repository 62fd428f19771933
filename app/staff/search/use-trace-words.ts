'use client'

import { registrationDesk as englishDesk } from '../../_text/en/registration-desk.ts'
import { trace as english } from '../../_text/en/trace.ts'
import { registrationDesk as vietnameseDesk } from '../../_text/vi/registration-desk.ts'
import { trace as vietnamese } from '../../_text/vi/trace.ts'
import { useDeskWords } from '../_ui/desk-words.ts'

const inVietnamese = { ...vietnamese, scopes: vietnameseDesk.compare.scopes }
const inEnglish = { ...english, scopes: englishDesk.compare.scopes }

/** What the operator's desk says, in the page's language. */
export function useTraceWords(): typeof inVietnamese {
  const { locale } = useDeskWords()
  return locale === 'vi' ? inVietnamese : inEnglish
}
