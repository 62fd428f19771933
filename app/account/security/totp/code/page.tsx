import { redirect } from 'next/navigation'
import { entryToken } from '#server/api/caller.ts'
import type { TotpEnrolmentView } from '#server/domains/identity/security-contract.ts'
import { getText } from '../../../../_text/text.ts'
import type { Texts } from '../../../../_text/vi/index.ts'
import { api } from '../../../../_trpc/visitor.ts'
import { ActionForm } from '../../../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../../../_ui/form-words.ts'
import { Page } from '../../../../_ui/page.tsx'
import { QrCode } from '../../../../_ui/qr-code.tsx'
import { SubmitButton } from '../../../../_ui/submit-button.tsx'
import { accountPage } from '../../../_shell/account-page.tsx'
import { Resend } from '../../../_ui/code.tsx'
import { DoneNotice } from '../../../_ui/done-notice.tsx'
import { Gone } from '../../../_ui/gone.tsx'
import { PhoneCodeForm } from '../../../_ui/phone-code-form.tsx'
import { AppCodeField } from '../../app-code-field.tsx'
import { enrolTotp, provePhone, sendTotpCode } from '../actions.ts'
import { totpPath } from '../totp-path.ts'

type Props = { searchParams: Promise<{ done?: string | string[] }> }
type In<State> = Extract<TotpEnrolmentView, { state: State }>

/** Where the telephone is proven, and then the app. */
export default function TotpCodePage({ searchParams }: Props) {
  return accountPage({ here: `${totpPath}/code` }, async ({ hasTotp }) => {
    if (hasTotp) redirect('/account/security')
    const { t } = await getText()
    const token = await entryToken()
    const view = token === null ? null : await (await api()).account.totpEnrolment({ token })
    const { title, totp: words } = t.account.security
    const back = { href: '/account/security', label: title }
    if (view === null || view.state === 'GONE')
      return <Gone words={words.gone} back={back} again={totpPath} t={t} />
    const { done } = await searchParams
    return (
      <Page back={back}>
        <DoneNotice done={done} words={{ SENT: t.register.code.resent, PHONE: words.phoneProven }} />
        {view.state === 'PHONE' ? <PhoneForm view={view} t={t} /> : <AppForm view={view} t={t} />}
      </Page>
    )
  })
}

function PhoneForm({ view, t }: { view: In<'PHONE'>; t: Texts }) {
  const { phoneTitle: title, phoneSubmit: submit } = t.account.security.totp
  return (
    <>
      <PhoneCodeForm
        key={view.codeValidUntil}
        action={provePhone}
        words={{ title, submit }}
        maskedPhone={view.maskedPhone}
        validUntil={view.codeValidUntil}
        t={t}
      />
      <Resend action={sendTotpCode} nextCodeAt={view.nextCodeAt} t={t} />
    </>
  )
}

/** What the app reads from the screen, or what is typed into it by hand, and the code that it shows then. */
function AppForm({ view, t }: { view: In<'APP'>; t: Texts }) {
  const { appTitle, scan, qr, secret, submit } = t.account.security.totp
  return (
    <ActionForm action={enrolTotp} title={pageTitle(t, appTitle)} words={formWords(t)}>
      <h1>{appTitle}</h1>
      <div className="mt-4 space-y-3">
        <p>{scan}</p>
        <QrCode text={view.uri} alt={qr} />
        <p>
          {secret}
          <br />
          <strong className="break-words font-mono">{view.secret.replace(/(.{4})(?=.)/g, '$1 ')}</strong>
        </p>
      </div>
      <div className="mt-4 space-y-4">
        <AppCodeField t={t} />
        <SubmitButton>{submit}</SubmitButton>
      </div>
    </ActionForm>
  )
}
