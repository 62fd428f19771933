import type { RegistrationState } from '#server/domains/registrations/contract.ts'
import type { Texts } from '../../../../_text/vi/index.ts'
import { DoneNotice } from '../../../_ui/done-notice.tsx'

/** In which states each deed is still the last word: an address that is opened again later says nothing old. */
const lastWordIn: Readonly<Record<keyof Texts['bankAccounts']['done'], readonly RegistrationState[]>> = {
  CREATE: ['DRAFT'],
  EDIT: ['DRAFT', 'RETURNED'],
  PRINT: ['AWAITING_FORM'],
  WITHDRAW: ['CLOSED'],
  SUSPEND: ['SUSPENDED'],
  RESUME: ['APPROVED'],
  SET_DEFAULT: ['APPROVED'],
  CLOSE: ['CLOSED'],
}

type Props = {
  readonly done: string | string[] | undefined
  readonly state: RegistrationState
  readonly t: Texts
}

/** What was just done to a registration, as long as it stands so. */
export function DoneNow({ done, state, t }: Props) {
  const words = Object.entries(t.bankAccounts.done).filter(([deed]) => isLastWord(deed, state))
  return <DoneNotice done={done} words={Object.fromEntries(words)} />
}

const isLastWord = (deed: string, state: RegistrationState): boolean =>
  Object.entries(lastWordIn).some(([known, states]) => known === deed && states.includes(state))
