'use client'

import { formatDateTime } from '#lib/dates.ts'
import { stateNames } from '#server/domains/registrations/contract.ts'
import type {
  ApproveRefusal,
  AttachRefusal,
  DeskResumeRefusal,
  FindRefusal,
  ReceiveRefusal,
  RejectRefusal,
} from '#server/domains/registrations/desk-contract.ts'
import { useDeskWords } from '../_ui/desk-words.ts'
import { useRegistrationWords } from './use-registration-words.ts'

export type DeskRefused =
  | FindRefusal
  | ReceiveRefusal
  | RejectRefusal
  | ApproveRefusal
  | AttachRefusal
  | DeskResumeRefusal

/** Why something was refused and what to do, as a sentence of the page's language. */
export function useRefusedSentence(): (refusal: DeskRefused) => string {
  const words = useRegistrationWords()
  const { locale } = useDeskWords()
  return (refusal) => {
    switch (refusal.code) {
      case 'NUMBER_LENGTH':
        return words.numberLength(refusal.digits)
      case 'OLD_PRINT':
        return words.oldPrint(refusal.current)
      case 'WRONG_STATE':
        return words.wrongState(stateNames[refusal.state][locale])
      case 'RECEIVED_ELSEWHERE':
        return words.receivedElsewhere(refusal.branch, formatDateTime(new Date(refusal.at), locale))
      case 'NOT_COMPARED':
        return words.compare.missing
      default:
        return words.refused[refusal.code]
    }
  }
}
