'use client'

import { createContext, useContext } from 'react'
import type { Locale } from '#lib/locale.ts'
import type { Texts } from '../../_text/vi/index.ts'

export type DeskWords = { readonly locale: Locale; readonly words: Texts['staff']['desk'] }

/** The page's language and what every desk says, handed from the server once. */
export const DeskWordsContext = createContext<DeskWords | null>(null)

/** @throws Error outside the shell of the desks */
export function useDeskWords(): DeskWords {
  const words = useContext(DeskWordsContext)
  if (words === null) throw new Error('Outside the shell of the desks')
  return words
}
