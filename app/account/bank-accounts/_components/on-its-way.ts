import type { AccountRole } from '#server/domains/identity/account-contract.ts'
import type { RegistrationListItem } from '#server/domains/registrations/contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'

const onTheirWay = ['DRAFT', 'AWAITING_FORM', 'RECEIVED', 'RETURNED'] as const

/** A registration between its first line and the bank's decision. */
export type OnItsWay = RegistrationListItem & { readonly state: (typeof onTheirWay)[number] }

/** Whether something is still to be done until it is decided, by its holder or by the bank. */
export function isOnItsWay(registration: RegistrationListItem): registration is OnItsWay {
  return onTheirWay.some((state) => state === registration.state)
}

/** What somebody of this role does next about it, as a link says it: only an owner does more than wait. */
export function nextStepOf({ state }: OnItsWay, role: AccountRole, t: Texts): string {
  return t.account.home.steps.waiting.next[role === 'OWNER' ? state : 'RECEIVED']
}
