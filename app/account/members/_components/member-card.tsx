import { formatDate } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import type { MemberView } from '#server/domains/identity/account-contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { Panel } from '../../../_ui/panel.tsx'
import { changePath } from './changes.ts'

type Props = {
  readonly member: MemberView
  readonly mayChange: boolean
  readonly locale: Locale
  readonly t: Texts
}

/** Somebody who acts for the holder, and for an owner what can be changed about that. */
export function MemberCard({ member, mayChange, locale, t }: Props) {
  const { name, maskedPhone, role, since, isYou } = member
  const words = t.account.members
  return (
    <Panel as="li">
      <h2 className="text-h3">
        {name} {isYou && <span className="text-body font-normal text-ash">({words.you})</span>}
      </h2>
      <p className="font-medium">{t.account.roles[role]}</p>
      <p className="text-small text-ash">
        <span className="figures">{maskedPhone}</span> · {words.since} {formatDate(new Date(since), locale)}
      </p>
      {mayChange && <Changes member={member} t={t} />}
    </Panel>
  )
}

function Changes({ member, t }: { member: MemberView; t: Texts }) {
  const words = t.account.members
  if (member.isLastOwner) return <p className="mt-1 text-small text-ash">{words.lastOwner}</p>
  const other = member.role === 'OWNER' ? 'ACCOUNTANT' : 'OWNER'
  const changes = [
    { href: changePath(member.membershipId, other), label: words.change[other] },
    { href: changePath(member.membershipId, 'end'), label: words.end },
  ]
  return (
    <ul className="mt-2 flex flex-wrap gap-x-6">
      {changes.map(({ href, label }) => (
        <li key={href}>
          <a href={href} className="inline-flex min-h-12 items-center">
            {label}
            <span className="sr-only">: {member.name}</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
