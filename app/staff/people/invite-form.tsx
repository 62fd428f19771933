import type { Locale } from '#lib/locale.ts'
import type { AgencyName, BankName } from '#server/domains/directory/contract.ts'
import { staffRoles } from '#server/domains/identity/contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { ActionForm } from '../../_ui/action-form.tsx'
import { formWords } from '../../_ui/form-words.ts'
import { SubmitButton } from '../../_ui/submit-button.tsx'
import { TextField } from '../../_ui/text-field.tsx'
import { SelectField } from '../_ui/select-field.tsx'
import { invite } from './actions.ts'
import { InvitedNotice } from './invited-notice.tsx'

type Props = { agencies: readonly AgencyName[]; banks: readonly BankName[]; locale: Locale; t: Texts }

/** Invites a person to a role. The portal sends no mail: whoever invites hands the address over. */
export function InviteForm({ agencies, banks, locale, t }: Props) {
  const words = t.staff.people.invite
  const roles = staffRoles.map((role) => ({ value: role, label: t.staff.roles[role] }))
  return (
    <section aria-labelledby="invite" className="mt-8 max-w-[45rem] border-t border-hair pt-6">
      <ActionForm action={invite} words={formWords(t)}>
        <InvitedNotice body={words.madeBody} />
        <h2 id="invite" className="text-h3">
          {words.title}
        </h2>
        <p className="mt-1 text-small text-ash">{words.lead}</p>
        <div className="mt-4 space-y-4">
          <TextField name="email" type="email" label={words.email} autoComplete="off" />
          <SelectField name="role" label={words.role} none={words.choose} options={roles} />
          <SelectField
            name="agencyId"
            label={words.agency}
            none="–"
            options={agencies.map(({ id, name }) => ({ value: id, label: `${id} · ${name[locale]}` }))}
          />
          <SelectField
            name="bank"
            label={words.bank}
            none="–"
            options={banks.map(({ connector, name }) => ({ value: connector, label: name[locale] }))}
          />
          <TextField name="branch" label={words.branch} autoComplete="off" />
          <SubmitButton>{words.submit}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  )
}
