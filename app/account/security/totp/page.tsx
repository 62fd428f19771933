import { redirect } from 'next/navigation'
import type { TotpOffer } from '#server/domains/identity/account-contract.ts'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { api } from '../../../_trpc/visitor.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Page } from '../../../_ui/page.tsx'
import { QrCode } from '../../../_ui/qr-code.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { TextField } from '../../../_ui/text-field.tsx'
import { accountPage } from '../../_shell/account-page.tsx'
import { enrolTotp } from '../actions.ts'
import { PasswordField } from '../password-field.tsx'

export default function TotpPage() {
  return accountPage({ here: '/account/security/totp' }, async ({ hasTotp }) => {
    if (hasTotp) redirect('/account/security')
    const { t } = await getText()
    const offered = await (await api()).account.offerTotp()
    if (!offered.ok) redirect('/account/security')
    const offer = offered.value
    const { title, totp } = t.account.security
    return (
      <Page back={{ href: '/account/security', label: title }}>
        <ActionForm
          action={enrolTotp.bind(null, offer.enrolment)}
          title={pageTitle(t, totp.title)}
          words={formWords(t)}
        >
          <h1>{totp.title}</h1>
          <p className="mt-1">{totp.lead}</p>
          <Secret offer={offer} t={t} />
          <div className="mt-4 space-y-4">
            <TextField
              name="code"
              label={totp.code}
              inputMode="numeric"
              autoComplete="one-time-code"
              size="short"
              look="font-mono"
            />
            <PasswordField t={t} />
            <SubmitButton>{totp.submit}</SubmitButton>
          </div>
        </ActionForm>
      </Page>
    )
  })
}

/** What the app reads from the screen, or what is typed into it by hand. */
function Secret({ offer, t }: { offer: TotpOffer; t: Texts }) {
  const { scan, qr, secret } = t.account.security.totp
  return (
    <div className="mt-4 space-y-3">
      <p>{scan}</p>
      <QrCode text={offer.uri} alt={qr} />
      <p>
        {secret}
        <br />
        <strong className="break-words font-mono">{offer.secret.replace(/(.{4})(?=.)/g, '$1 ')}</strong>
      </p>
    </div>
  )
}
