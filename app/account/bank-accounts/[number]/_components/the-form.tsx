import type { RegistrationView } from '#server/domains/registrations/contract.ts'
import type { Texts } from '../../../../_text/vi/index.ts'
import { ButtonLink } from '../../../../_ui/button-link.tsx'
import { DocumentIcon } from '../../../../_ui/icons.tsx'
import { registrationPath } from '../../_components/registration-path.ts'

/** The form to take along; there while the bank waits for it. */
export function TheForm({ registration, t }: { registration: RegistrationView; t: Texts }) {
  const { number, state, formVersion } = registration
  if (state !== 'AWAITING_FORM') return null
  const words = t.bankAccounts.download
  return (
    <section className="mt-6" aria-labelledby="form">
      <h2 id="form" className="sr-only">
        {words.heading}
      </h2>
      <ButtonLink href={registrationPath(number, 'form.pdf')}>
        <DocumentIcon />
        {words.open}
      </ButtonLink>
      <p className="mt-2 text-small text-ash">
        {words.body} {words.bring} ({words.print(formVersion)})
      </p>
    </section>
  )
}
