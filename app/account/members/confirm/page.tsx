import { entryToken } from '#server/api/caller.ts'
import type { GrantView } from '#server/domains/identity/security-contract.ts'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { api } from '../../../_trpc/visitor.ts'
import { Page } from '../../../_ui/page.tsx'
import { accountPage } from '../../_shell/account-page.tsx'
import { Resend } from '../../_ui/code.tsx'
import { DoneNotice } from '../../_ui/done-notice.tsx'
import { Gone } from '../../_ui/gone.tsx'
import { PhoneCodeForm } from '../../_ui/phone-code-form.tsx'
import { confirmGrant, sendGrantCode } from './actions.ts'
import { confirmPath, membersPath } from './paths.ts'

type Props = { searchParams: Promise<{ done?: string | string[] }> }
type Open = Extract<GrantView, { state: 'OPEN' }>

/** Where an owner types the code that lets somebody act for the organisation, or decide for it. */
export default function ConfirmGrantPage({ searchParams }: Props) {
  return accountPage({ here: confirmPath, roles: ['OWNER'] }, async () => {
    const { t } = await getText()
    const { title, confirm } = t.account.members
    const back = { href: membersPath, label: title }
    const token = await entryToken()
    const grant = token === null ? null : await (await api()).account.grant({ token })
    if (grant?.state !== 'OPEN') return <Gone words={confirm.gone} back={back} again={membersPath} t={t} />
    const { done } = await searchParams
    return (
      <Page back={back}>
        <DoneNotice done={done} words={{ SENT: t.register.code.resent }} />
        <CodeForm grant={grant} t={t} />
        <Resend action={sendGrantCode} nextCodeAt={grant.nextCodeAt} t={t} />
      </Page>
    )
  })
}

function CodeForm({ grant, t }: { grant: Open; t: Texts }) {
  const words = t.account.members.confirm[grant.kind]
  return (
    <PhoneCodeForm
      key={grant.codeValidUntil}
      action={confirmGrant}
      words={words}
      what={words.what(grant.whom.replaceAll(' ', '\u00A0'), t.account.roles[grant.role])}
      maskedPhone={grant.maskedPhone}
      validUntil={grant.codeValidUntil}
      t={t}
    />
  )
}
