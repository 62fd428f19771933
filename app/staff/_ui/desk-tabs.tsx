'use client'

import { usePathname } from 'next/navigation'
import type { ComponentType } from 'react'
import { type StaffRole, staffRoles } from '#server/domains/identity/contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { ProposalsCount } from '../people/proposals-count.tsx'
import { RefundsCount } from '../refunds/refunds-count.tsx'
import { RegistrationsCount } from '../registrations/registrations-count.tsx'
import { HoldersCount } from '../search/holders-count.tsx'
import { SuspenseCount } from '../suspense/suspense-count.tsx'

type DeskTab = {
  readonly href: string
  readonly text: keyof Texts['staff']['tabs']
  readonly roles: readonly StaffRole[]
  /** Where its finds are opened. */
  readonly below?: readonly string[]
  /** How many things wait there: asks for itself and draws a TabCount. */
  readonly Count?: ComponentType
}

const everyone: readonly StaffRole[] = staffRoles

/** The desks, in the order of the header. A tab is shown to the roles that its procedures take; they are the judge. */
const deskTabs: readonly DeskTab[] = [
  { href: '/staff', text: 'overview', roles: everyone },
  {
    href: '/staff/search',
    text: 'search',
    roles: ['OPERATOR'],
    below: ['/staff/payments', '/staff/registration-story'],
    Count: HoldersCount,
  },
  { href: '/staff/suspense', text: 'suspense', roles: ['ACCOUNTANT', 'OPERATOR'], Count: SuspenseCount },
  { href: '/staff/refunds', text: 'refunds', roles: ['ACCOUNTANT', 'OPERATOR'], Count: RefundsCount },
  {
    href: '/staff/registrations',
    text: 'registrations',
    roles: ['TELLER', 'CONTROLLER'],
    Count: RegistrationsCount,
  },
  {
    href: '/staff/people',
    text: 'people',
    roles: ['ADMINISTRATOR', 'BANK_ADMINISTRATOR'],
    Count: ProposalsCount,
  },
  { href: '/staff/sessions', text: 'sessions', roles: everyone },
]

type Props = { readonly role: StaffRole; readonly label: string; readonly words: Texts['staff']['tabs'] }

/** The way between the desks of one role, each with what waits there. */
export function DeskTabs({ role, label, words }: Props) {
  const pathname = usePathname()
  return (
    <nav aria-label={label} className="mx-auto w-full max-w-[80rem] px-4" data-screen-only="">
      <ul className="flex flex-wrap gap-x-1">
        {deskTabs
          .filter(({ roles }) => roles.includes(role))
          .map(({ href, text, below = [], Count }) => (
            <li key={href}>
              <a
                href={href}
                aria-current={[href, ...below].some((place) => isOpen(pathname, place)) ? 'page' : undefined}
                className="inline-flex min-h-11 items-center gap-2 border-b-4 border-transparent px-3 text-small text-ink no-underline hover:border-line aria-[current=page]:border-lacquer aria-[current=page]:font-bold"
              >
                {words[text]}
                {Count && <Count />}
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}

/** The same desks as doors, for whoever has just signed in: what waits is one press away. */
export function DeskDoors({ role, words }: Omit<Props, 'label'>) {
  const doors = deskTabs.filter(({ href, roles }) => href !== '/staff' && roles.includes(role))
  return (
    <ul className="max-w-prose divide-y divide-hair border-y border-hair">
      {doors.map(({ href, text, Count }) => (
        <li key={href}>
          <a href={href} className="flex min-h-12 items-center gap-3 py-3 font-bold">
            {words[text]}
            {Count && <Count />}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** A desk is open on its own page and on those below it; the overview has none below. */
function isOpen(pathname: string, href: string): boolean {
  return pathname === href || (href !== '/staff' && pathname.startsWith(`${href}/`))
}
