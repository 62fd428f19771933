'use client'

import { suspense as english } from '../../_text/en/suspense.ts'
import { suspense as vietnamese } from '../../_text/vi/suspense.ts'
import { useDeskWords } from '../_ui/desk-words.ts'

/** What the desk of suspense says, and what it shares with other queues, in the page's language. */
export function useQueueWords(): typeof vietnamese {
  const { locale } = useDeskWords()
  return locale === 'vi' ? vietnamese : english
}
