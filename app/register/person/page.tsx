import { getText } from '../../_text/text.ts'
import { ActionForm } from '../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../_ui/form-words.ts'
import { Page } from '../../_ui/page.tsx'
import { SubmitButton } from '../../_ui/submit-button.tsx'
import { TextField } from '../../_ui/text-field.tsx'
import { NewPasswordField, PhoneField } from '../_components/account-fields.tsx'
import { FormSection } from '../_components/form-section.tsx'
import { PersonFields } from '../_components/holder-fields.tsx'
import { signUpPerson } from '../sign-up.ts'

export default async function RegisterPersonPage() {
  const { t } = await getText()
  const { person, yourself, submit, submitHint, choice } = t.register
  return (
    <Page back={{ href: '/register', label: choice.title }}>
      <ActionForm action={signUpPerson} title={pageTitle(t, person.title)} words={formWords(t)}>
        <h1>{person.title}</h1>
        <p className="mt-1">{person.lead}</p>
        <div className="mt-6 space-y-8">
          <FormSection heading={person.heading}>
            <TextField
              name="name"
              label={person.name}
              hint={person.nameHint}
              autoComplete="name"
              autoCapitalize="words"
            />
            <PersonFields t={t} />
          </FormSection>
          <FormSection heading={person.yourself}>
            <PhoneField label={yourself.phone} hint={yourself.phoneHint} />
            <NewPasswordField label={yourself.password} t={t} />
          </FormSection>
          <div>
            <SubmitButton>{submit}</SubmitButton>
            <p className="mt-2 text-small text-ash">{submitHint}</p>
          </div>
        </div>
      </ActionForm>
    </Page>
  )
}
