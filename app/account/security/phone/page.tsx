import { getText } from '../../../_text/text.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Page } from '../../../_ui/page.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { PhoneField } from '../../../register/_components/account-fields.tsx'
import { accountPage } from '../../_shell/account-page.tsx'
import { PasswordField } from '../../_ui/password-field.tsx'
import { startPhoneChange } from './actions.ts'
import { phonePath } from './phone-path.ts'

export default function PhonePage() {
  return accountPage({ here: phonePath }, async ({ maskedPhone }) => {
    const { t } = await getText()
    const { title, phone } = t.account.security
    return (
      <Page back={{ href: '/account/security', label: title }}>
        <ActionForm action={startPhoneChange} title={pageTitle(t, phone.change)} words={formWords(t)}>
          <h1>{phone.change}</h1>
          <p className="mt-1">{phone.lead(maskedPhone.replaceAll(' ', '\u00A0'))}</p>
          <div className="mt-4 space-y-4">
            <PhoneField label={phone.next} hint={phone.nextHint} />
            <PasswordField t={t} />
            <SubmitButton>{phone.submit}</SubmitButton>
            <p className="text-small text-ash">{phone.lost}</p>
          </div>
        </ActionForm>
      </Page>
    )
  })
}
