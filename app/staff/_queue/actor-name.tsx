'use client'

import type { Actor } from '#server/domains/payments/desk-contract.ts'
import { useDeskWords } from '../_ui/desk-words.ts'
import { useQueueWords } from './use-queue-words.ts'

/** Who did something: a name, oneself, or the portal's own rule. */
export function ActorName({ actor: { kind, name, self } }: { readonly actor: Actor }) {
  const { locale } = useDeskWords()
  const { you, gonePerson, story } = useQueueWords()
  if (self) return <strong>{you}</strong>
  if (kind === 'PORTAL') return story.portal
  return name === null ? gonePerson : name[locale]
}
