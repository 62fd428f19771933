'use client'

import { refunds as english } from '../../_text/en/refunds.ts'
import { refunds as vietnamese } from '../../_text/vi/refunds.ts'
import { useDeskWords } from '../_ui/desk-words.ts'

/** What the desk of refunds says, in the page's language. */
export function useRefundWords(): typeof vietnamese {
  const { locale } = useDeskWords()
  return locale === 'vi' ? vietnamese : english
}
