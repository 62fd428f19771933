'use client'

import { useRegistrationWords } from './use-registration-words.ts'

/** A person's own words as they are; a code of the bank's system as a sentence. */
export function useReasonInWords(): (reason: string | null) => string | null {
  const { bankReasons } = useRegistrationWords()
  return (reason) => Object.entries(bankReasons).find(([code]) => code === reason)?.[1] ?? reason
}
