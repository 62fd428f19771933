import { getText } from '../../../_text/text.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Page } from '../../../_ui/page.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { TextField } from '../../../_ui/text-field.tsx'
import { NewPasswordField } from '../../../register/_components/account-fields.tsx'
import { accountPage } from '../../_shell/account-page.tsx'
import { changePassword } from './change-password.ts'

export default function PasswordPage() {
  return accountPage({ here: '/account/security/password' }, async () => {
    const { t } = await getText()
    const { title, password } = t.account.security
    return (
      <Page back={{ href: '/account/security', label: title }}>
        <ActionForm action={changePassword} title={pageTitle(t, password.change)} words={formWords(t)}>
          <h1>{password.change}</h1>
          <p className="mt-1">{password.ends}</p>
          <div className="mt-4 space-y-4">
            <TextField
              name="current"
              type="password"
              label={password.current}
              autoComplete="current-password"
            />
            <NewPasswordField label={password.next} t={t} />
            <SubmitButton>{password.submit}</SubmitButton>
            <p>
              <a href="/sign-in/reset" className="inline-flex min-h-12 items-center">
                {password.forgot}
              </a>
            </p>
          </div>
        </ActionForm>
      </Page>
    )
  })
}
