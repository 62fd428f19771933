import type { Locale } from '#lib/locale.ts'
import type { Staff } from '#server/domains/identity/contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { ActionForm } from '../../_ui/action-form.tsx'
import { formWords } from '../../_ui/form-words.ts'
import { SubmitButton } from '../../_ui/submit-button.tsx'
import { invite } from './actions.ts'
import { PersonFields, type Places } from './person-fields.tsx'

/** Asks that a person is invited to a role. What goes out, once it is approved, goes to that person alone. */
export function InviteForm({
  staff,
  locale,
  t,
  ...places
}: Places & { staff: Staff; locale: Locale; t: Texts }) {
  const words = t.staff.people.invite
  return (
    <section aria-labelledby="invite" className="mt-8 max-w-[45rem] border-t border-hair pt-6">
      <ActionForm action={invite} words={formWords(t)}>
        <h2 id="invite" className="text-h3">
          {words.title}
        </h2>
        <p className="mt-1 text-small text-ash">{words.lead}</p>
        <div className="mt-4 space-y-4">
          <PersonFields {...places} staff={staff} emailLabel={words.email} locale={locale} t={t} />
          <SubmitButton>{words.submit}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  )
}
