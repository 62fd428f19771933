import type { Locale } from '#lib/locale.ts'
import type { MembersView } from '#server/domains/identity/account-contract.ts'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { api } from '../../_trpc/visitor.ts'
import { pageTitle } from '../../_ui/form-words.ts'
import { Page } from '../../_ui/page.tsx'
import { accountPage } from '../_shell/account-page.tsx'
import { DoneNotice } from '../_ui/done-notice.tsx'
import { InvitationCard } from './_components/invitation-card.tsx'
import { InviteForm } from './_components/invite-form.tsx'
import { MemberCard } from './_components/member-card.tsx'

type Props = { searchParams: Promise<{ done?: string | string[] }> }

export default function MembersPage({ searchParams }: Props) {
  return accountPage({ here: '/account/members' }, async ({ role, holder }) => {
    const { locale, t } = await getText()
    const { members, invitations } = await (await api()).account.members()
    const words = t.account.members
    const isOwner = role === 'OWNER'
    const mayInvite = isOwner && holder.kind === 'ORGANISATION'
    const { done } = await searchParams
    return (
      <Page title={pageTitle(t, words.title)} back={{ href: '/account', label: t.account.home.title }}>
        <DoneNotice done={done} words={{ ...words.done, invited: words.invite.done }} />
        <h1>{words.title}</h1>
        <p className="mt-1">{introduction(t, isOwner, holder.kind)}</p>
        <ul className="mt-4 space-y-4">
          {members.map((member) => (
            <MemberCard key={member.membershipId} member={member} mayChange={isOwner} locale={locale} t={t} />
          ))}
        </ul>
        {mayInvite && <Invitations invitations={invitations} locale={locale} t={t} />}
        {mayInvite && <InviteForm t={t} />}
      </Page>
    )
  })
}

function introduction(t: Texts, isOwner: boolean, kind: 'ORGANISATION' | 'PERSON'): string {
  const { lead, readOnly, forPerson } = t.account.members
  if (kind === 'PERSON') return forPerson
  return isOwner ? lead : readOnly
}

type InvitationsProps = Pick<MembersView, 'invitations'> & { readonly locale: Locale; readonly t: Texts }

function Invitations({ invitations, locale, t }: InvitationsProps) {
  const words = t.account.members.invitations
  return (
    <section className="mt-8" aria-labelledby="invitations">
      <h2 id="invitations">{words.heading}</h2>
      {invitations.length === 0 ? (
        <p className="mt-1 text-ash">{words.none}</p>
      ) : (
        <ul className="mt-3 space-y-4">
          {invitations.map((invitation) => (
            <InvitationCard key={invitation.invitationId} invitation={invitation} locale={locale} t={t} />
          ))}
        </ul>
      )}
    </section>
  )
}
