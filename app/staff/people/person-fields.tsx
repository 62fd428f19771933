import type { Locale } from '#lib/locale.ts'
import type { AgencyName, BankName } from '#server/domains/directory/contract.ts'
import { type Staff, staffRoles } from '#server/domains/identity/contract.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { TextField } from '../../_ui/text-field.tsx'
import { SelectField } from '../_ui/select-field.tsx'

/** Where a person may work: none of it for a bank's administrator, whose people are that bank's. */
export type Places = { readonly agencies: readonly AgencyName[]; readonly banks: readonly BankName[] }

type Props = Places & { staff: Staff; emailLabel: string; locale: Locale; t: Texts }

const ofBank = ['TELLER', 'CONTROLLER'] as const

/** Who somebody is to be: address, role and place. */
export function PersonFields({ staff, agencies, banks, emailLabel, locale, t }: Props) {
  const words = t.staff.people.invite
  const roles = staff.bank === null ? staffRoles : ofBank
  return (
    <>
      <TextField name="email" type="email" label={emailLabel} autoComplete="off" />
      <SelectField
        name="role"
        label={words.role}
        none={words.choose}
        options={roles.map((role) => ({ value: role, label: t.staff.roles[role] }))}
      />
      {staff.bank === null ? (
        <>
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
        </>
      ) : (
        <input type="hidden" name="bank" value={staff.bank} />
      )}
      <TextField name="branch" label={words.branch} autoComplete="off" />
    </>
  )
}
