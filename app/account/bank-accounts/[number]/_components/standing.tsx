import type { Locale } from '#lib/locale.ts'
import { type RegistrationView, stateNames } from '#server/domains/registrations/contract.ts'
import type { Texts } from '../../../../_text/vi/index.ts'
import { lastDay } from '../../../../_ui/last-day.ts'
import { Notice } from '../../../../_ui/notice.tsx'
import { shortBankName } from '../../../../_ui/short-bank-name.ts'
import { isOnItsWay } from '../../_components/on-its-way.ts'
import { stateLook } from '../../_components/state-look.ts'
import { reasonInWords } from './reason-in-words.ts'

type Props = { readonly registration: RegistrationView; readonly locale: Locale; readonly t: Texts }

/** How it stands: what happened, why, and what happens next by when. */
export function Standing({ registration, locale, t }: Props) {
  const { state, reason, replaces } = registration
  const words = t.bankAccounts.state
  return (
    <Notice kind={stateLook[state].notice} title={stateNames[state][locale]}>
      <p>{words.what[state]}</p>
      {reason && (
        <p>
          <strong>{words.reason}:</strong> {reasonInWords(reason, t)}
        </p>
      )}
      <p>{nextOf(registration, locale, t)}</p>
      {replaces && isOnItsWay(registration) && <p>{words.renewal}</p>}
    </Notice>
  )
}

function nextOf({ state, mandate, actions, bank, handInUntil }: RegistrationView, locale: Locale, t: Texts) {
  const { next } = t.bankAccounts.state
  if (state === 'AWAITING_FORM') {
    return next.AWAITING_FORM(
      shortBankName(bank.name[locale]),
      handInUntil ? lastDay(handInUntil, locale) : '',
    )
  }
  if (state === 'APPROVED' && mandate !== 'CONFIRMED') return next.TELLING
  if (state === 'SUSPENDED' && !actions.includes('RESUME')) return next.SUSPENDED_BY_OTHER
  return next[state]
}
