import { redirect } from 'next/navigation'
import { getText } from '../../../_text/text.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Page } from '../../../_ui/page.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { accountPage } from '../../_shell/account-page.tsx'
import { PasswordField } from '../../_ui/password-field.tsx'
import { startTotp } from './actions.ts'
import { totpPath } from './totp-path.ts'

export default function TotpPage() {
  return accountPage({ here: totpPath }, async ({ hasTotp, maskedPhone }) => {
    if (hasTotp) redirect('/account/security')
    const { t } = await getText()
    const { title, totp } = t.account.security
    return (
      <Page back={{ href: '/account/security', label: title }}>
        <ActionForm action={startTotp} title={pageTitle(t, totp.enrol)} words={formWords(t)}>
          <h1>{totp.enrol}</h1>
          <p className="mt-1">{totp.lead}</p>
          <p className="mt-2">{totp.phoneFirst(maskedPhone.replaceAll(' ', '\u00A0'))}</p>
          <div className="mt-4 space-y-4">
            <PasswordField t={t} />
            <SubmitButton>{totp.send}</SubmitButton>
          </div>
        </ActionForm>
      </Page>
    )
  })
}
