import { formatFormNumber } from '#lib/form-number.ts'
import type { Locale } from '#lib/locale.ts'
import { type RegistrationListItem, stateNames } from '#server/domains/registrations/contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import type { Acting } from '../_shell/signed-in-account.ts'
import { bankAccountsPath, registrationPath } from '../bank-accounts/_components/registration-path.ts'
import type { Door } from './doors.tsx'

const onTheirWay: ReadonlySet<string> = new Set(['DRAFT', 'AWAITING_FORM', 'RECEIVED', 'RETURNED'])

/** What this account can do now, the likeliest next step first. */
export function doorsOf(
  { role, holder }: Acting,
  registrations: readonly RegistrationListItem[],
  locale: Locale,
  t: Texts,
): readonly Door[] {
  const { steps } = t.account.home
  const waiting = registrations.filter(({ state }) => onTheirWay.has(state))
  const canPay = registrations.some(({ state }) => state === 'APPROVED')
  const pay = { href: '/account/dossiers', ...steps.pay }
  const register = { href: `${bankAccountsPath}/new`, ...steps.register }
  const isOwner = role === 'OWNER'
  return [
    ...(canPay ? [pay] : []),
    ...waiting.map(({ number, state }) => ({
      href: registrationPath(number),
      title: steps.waiting.title,
      body: steps.waiting.body(formatFormNumber(number), stateNames[state][locale]),
    })),
    ...(isOwner && !canPay && waiting.length === 0 ? [register] : []),
    ...(canPay ? [] : [pay]),
    { href: '/dossiers/add', ...steps.lookUp },
    { href: bankAccountsPath, ...steps.accounts },
    { href: '/account/statements', ...steps.statements },
    ...(holder.kind === 'ORGANISATION' ? [{ href: '/account/members', ...steps.members[role] }] : []),
    { href: '/account/details', ...steps.details },
    { href: '/account/security', ...steps.security },
  ]
}
