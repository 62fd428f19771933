import { accountRoles } from '#server/domains/identity/account-contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { formWords } from '../../../_ui/form-words.ts'
import { RadioCards } from '../../../_ui/radio-cards.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { PhoneField } from '../../../register/_components/account-fields.tsx'
import { startInvitation } from '../actions.ts'

/** Lets somebody act for the holder: the invitation goes to their telephone. */
export function InviteForm({ t }: { t: Texts }) {
  const words = t.account.members.invite
  return (
    <section className="mt-8 border-t border-hair pt-6" aria-labelledby="invite">
      <ActionForm action={startInvitation} words={formWords(t)}>
        <h2 id="invite">{words.heading}</h2>
        <p className="mt-1">{words.lead}</p>
        <div className="mt-4 space-y-4">
          <PhoneField label={words.phone} />
          <RadioCards
            name="role"
            legend={words.role}
            cards={accountRoles.toReversed().map((role) => ({ value: role, ...words[role] }))}
          />
          <SubmitButton>{words.submit}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  )
}
