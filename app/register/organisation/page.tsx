import { getText } from '../../_text/text.ts'
import { ActionForm } from '../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../_ui/form-words.ts'
import { Page } from '../../_ui/page.tsx'
import { SubmitButton } from '../../_ui/submit-button.tsx'
import { TextField } from '../../_ui/text-field.tsx'
import { NewPasswordField, PhoneField } from '../_components/account-fields.tsx'
import { FormSection } from '../_components/form-section.tsx'
import { OrganisationFields, RepresentativeFields } from '../_components/holder-fields.tsx'
import { signUpOrganisation } from '../sign-up.ts'

export default async function RegisterOrganisationPage() {
  const { t } = await getText()
  const { organisation, representative, yourself, submit, submitHint, choice } = t.register
  return (
    <Page back={{ href: '/register', label: choice.title }}>
      <ActionForm action={signUpOrganisation} title={pageTitle(t, organisation.title)} words={formWords(t)}>
        <h1>{organisation.title}</h1>
        <p className="mt-1">{organisation.lead}</p>
        <div className="mt-6 space-y-8">
          <FormSection heading={organisation.heading}>
            <OrganisationFields t={t} />
          </FormSection>
          <FormSection heading={representative.heading} lead={representative.lead}>
            <RepresentativeFields t={t} />
          </FormSection>
          <FormSection heading={yourself.heading} lead={yourself.lead}>
            <TextField name="name" label={yourself.name} autoComplete="name" autoCapitalize="words" />
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
