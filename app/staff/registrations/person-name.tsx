'use client'

import type { DeskPerson } from '#server/domains/registrations/desk-contract.ts'
import { useQueueWords } from '../_queue/use-queue-words.ts'
import { useRegistrationWords } from './use-registration-words.ts'

/** A person of the bank, or oneself. */
export function PersonName({ person: { name, self } }: { readonly person: DeskPerson }) {
  const { you } = useQueueWords()
  const { detail } = useRegistrationWords()
  return self ? <strong>{you}</strong> : (name ?? detail.gonePerson)
}
