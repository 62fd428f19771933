import { formatFormNumber } from '#lib/form-number.ts'
import type { Locale } from '#lib/locale.ts'
import { formatDong } from '#lib/money.ts'
import type { AccountRole } from '#server/domains/identity/account-contract.ts'
import { type RegistrationListItem, stateNames } from '#server/domains/registrations/contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import type { Acting } from '../_shell/signed-in-account.ts'
import { isOnItsWay, nextStepOf, type OnItsWay } from '../bank-accounts/_components/on-its-way.ts'
import { bankAccountsPath, registrationPath } from '../bank-accounts/_components/registration-path.ts'
import { listPath } from '../dossiers/list-address.ts'
import type { Door } from './doors.tsx'
import type { Owed } from './owed.ts'

/** What this account can do now, the likeliest next step first. */
export function doorsOf(
  { role, holder }: Acting,
  registrations: readonly RegistrationListItem[],
  owed: Owed,
  locale: Locale,
  t: Texts,
): readonly Door[] {
  const { steps } = t.account.home
  const waiting = registrations.filter(isOnItsWay)
  const canPay = registrations.some(({ state }) => state === 'APPROVED')
  const pay = { href: listPath, title: steps.pay.title, body: owedInWords(owed, t) }
  const register = { href: `${bankAccountsPath}/new`, ...steps.register }
  const isOwner = role === 'OWNER'
  return [
    ...(canPay ? [pay] : suspendedDoor(registrations, t)),
    ...waitingDoor(waiting, role, locale, t),
    ...(isOwner && !canPay && waiting.length === 0 ? [register] : []),
    ...(canPay ? [] : [pay]),
    { href: '/dossiers/add', ...steps.lookUp },
    ...(waiting.length > 1 ? [] : [{ href: bankAccountsPath, ...steps.accounts }]),
    { href: '/account/statements', ...steps.statements },
    ...(holder.kind === 'ORGANISATION' ? [{ href: '/account/members', ...steps.members[role] }] : []),
    { href: '/account/details', ...steps.details },
    { href: '/account/security', ...steps.security },
  ]
}

/** To what keeps a holder with an account from paying. */
function suspendedDoor(registrations: readonly RegistrationListItem[], t: Texts): readonly Door[] {
  const suspended = registrations.find(({ state }) => state === 'SUSPENDED')
  if (!suspended) return []
  const { title, body } = t.account.home.steps.suspended
  return [{ href: registrationPath(suspended.number), title, body: body(suspended.accountMask) }]
}

/** To the one that waits, by what its holder does next; to the list of all where several do. */
function waitingDoor(
  waiting: readonly OnItsWay[],
  role: AccountRole,
  locale: Locale,
  t: Texts,
): readonly Door[] {
  const words = t.account.home.steps.waiting
  const [first, ...others] = waiting
  if (!first) return []
  if (others.length > 0) {
    return [
      {
        href: bankAccountsPath,
        title: t.account.home.steps.accounts.title,
        body: words.several(waiting.length),
      },
    ]
  }
  const body = words.body(formatFormNumber(first.number), stateNames[first.state][locale])
  return [
    {
      href: registrationPath(first.number),
      title: nextStepOf(first, role, t),
      body,
    },
  ]
}

function owedInWords({ count, total, more }: Owed, t: Texts): string {
  const { pay } = t.account.home.steps
  if (count === 0) return pay.nothing
  return more ? pay.more : pay.owed(count, formatDong(total))
}
