import { entryToken } from '#server/api/caller.ts'
import type { PhoneChangeView } from '#server/domains/identity/security-contract.ts'
import { getText } from '../../../../_text/text.ts'
import type { Texts } from '../../../../_text/vi/index.ts'
import { api } from '../../../../_trpc/visitor.ts'
import { Page } from '../../../../_ui/page.tsx'
import { accountPage } from '../../../_shell/account-page.tsx'
import { Resend } from '../../../_ui/code.tsx'
import { DoneNotice } from '../../../_ui/done-notice.tsx'
import { Gone } from '../../../_ui/gone.tsx'
import { PhoneCodeForm } from '../../../_ui/phone-code-form.tsx'
import { changePhone, proveOldPhone, sendPhoneCode } from '../actions.ts'
import { phonePath } from '../phone-path.ts'

type Props = { searchParams: Promise<{ done?: string | string[] }> }
type Open = Extract<PhoneChangeView, { state: 'OPEN' }>

/** Where the codes are typed that prove the telephones, the one in use first. */
export default function PhoneCodePage({ searchParams }: Props) {
  return accountPage({ here: `${phonePath}/code` }, async () => {
    const { t } = await getText()
    const token = await entryToken()
    const change = token === null ? null : await (await api()).account.phoneChange({ token })
    const { title, phone } = t.account.security
    const back = { href: '/account/security', label: title }
    if (change?.state !== 'OPEN') return <Gone words={phone.gone} back={back} again={phonePath} t={t} />
    const { done } = await searchParams
    return (
      <Page back={{ href: phonePath, label: t.register.reset.other }}>
        <DoneNotice done={done} words={{ SENT: t.register.code.resent, OLD: phone.oldProven }} />
        <CodeForm change={change} t={t} />
        <Resend action={sendPhoneCode} nextCodeAt={change.nextCodeAt} t={t} />
      </Page>
    )
  })
}

function CodeForm({ change, t }: { change: Open; t: Texts }) {
  const { stages, ends } = t.account.security.phone
  return (
    <PhoneCodeForm
      key={`${change.stage} ${change.codeValidUntil}`}
      action={change.stage === 'OLD' ? proveOldPhone : changePhone}
      words={stages[change.stage]}
      maskedPhone={change.maskedPhone}
      validUntil={change.codeValidUntil}
      t={t}
    >
      {change.stage === 'NEW' && <p className="text-small text-ash">{ends}</p>}
    </PhoneCodeForm>
  )
}
