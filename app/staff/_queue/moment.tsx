'use client'

import { formatDateTime } from '#lib/dates.ts'
import { useDeskWords } from '../_ui/desk-words.ts'

/** A time as people of the province read it. */
export function Moment({ at }: { readonly at: string }) {
  const { locale } = useDeskWords()
  return <time dateTime={at}>{formatDateTime(new Date(at), locale)}</time>
}
