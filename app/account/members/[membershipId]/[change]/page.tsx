import { notFound, redirect } from 'next/navigation'
import { getText } from '../../../../_text/text.ts'
import { api } from '../../../../_trpc/visitor.ts'
import { accountPage } from '../../../_shell/account-page.tsx'
import { AskFirst } from '../../../_ui/ask-first.tsx'
import { changeOf, changePath } from '../../_components/changes.ts'
import { changeMembership, startOwner } from '../../actions.ts'

type Props = { params: Promise<{ membershipId: string; change: string }> }

export default async function ChangeMemberPage({ params }: Props) {
  const { membershipId, change: address } = await params
  const change = changeOf(address)
  if (change === null) notFound()
  return accountPage({ here: changePath(membershipId, change), roles: ['OWNER'] }, async () => {
    const { t } = await getText()
    const { members } = await (await api()).account.members()
    const member = members.find((one) => one.membershipId === membershipId)
    if (!member || member.isLastOwner || member.role === change) redirect('/account/members')
    const { ask, title } = t.account.members
    const words = ask[change]
    return (
      <AskFirst
        words={{ ...words, title: words.title(member.name) }}
        back={{ href: '/account/members', label: title, button: ask.back }}
        action={
          change === 'OWNER'
            ? startOwner.bind(null, membershipId)
            : changeMembership.bind(null, membershipId, change)
        }
        t={t}
      />
    )
  })
}
