import type { HolderDetails } from '#server/domains/identity/account-contract.ts'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { api } from '../../../_trpc/visitor.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Page } from '../../../_ui/page.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { TextField } from '../../../_ui/text-field.tsx'
import { FormSection } from '../../../register/_components/form-section.tsx'
import {
  OrganisationContact,
  OrganisationFields,
  PersonContact,
  PersonFields,
  RepresentativeFields,
} from '../../../register/_components/holder-fields.tsx'
import { accountPage } from '../../_shell/account-page.tsx'
import { changeDetails } from './change-details.ts'

export default function ChangeDetailsPage() {
  return accountPage({ here: '/account/details/change', roles: ['OWNER'] }, async ({ holder }) => {
    const { t } = await getText()
    const details = await (await api()).account.details()
    const words = t.account.details
    return (
      <Page back={{ href: '/account/details', label: words.title }}>
        <ActionForm action={changeDetails} title={pageTitle(t, words.changeTitle)} words={formWords(t)}>
          <h1>{words.changeTitle}</h1>
          <p className="mt-1">{holder.verified ? words.verifiedNote : words.lead}</p>
          <div className="mt-6 space-y-6">
            {holder.verified ? <Contact details={details} t={t} /> : <Everything details={details} t={t} />}
            <SubmitButton>{words.submit}</SubmitButton>
          </div>
        </ActionForm>
      </Page>
    )
  })
}

/** What changes while a verified holder stays who it is. */
function Contact({ details, t }: { details: HolderDetails; t: Texts }) {
  return (
    <div className="space-y-4">
      {details.kind === 'ORGANISATION' ? (
        <OrganisationContact known={details} t={t} />
      ) : (
        <PersonContact known={details} t={t} />
      )}
    </div>
  )
}

function Everything({ details, t }: { details: HolderDetails; t: Texts }) {
  const { organisation, representative, person } = t.register
  if (details.kind === 'PERSON') {
    return (
      <FormSection heading={person.heading}>
        <TextField
          name="name"
          label={person.name}
          hint={person.nameHint}
          autoComplete="name"
          autoCapitalize="words"
          value={details.name}
        />
        <PersonFields known={details} t={t} />
      </FormSection>
    )
  }
  return (
    <>
      <FormSection heading={organisation.heading}>
        <OrganisationFields known={details} t={t} />
      </FormSection>
      <FormSection heading={representative.heading} lead={representative.lead}>
        <RepresentativeFields known={details.representative} t={t} />
      </FormSection>
    </>
  )
}
