import { getText } from '../../_text/text.ts'
import { pageTitle } from '../../_ui/form-words.ts'
import { staffPage } from '../_shell/staff-page.tsx'
import { DeskPage } from '../_ui/desk-page.tsx'
import { type BankRole, bankRoles } from './bank-roles.ts'
import { RegistrationsDesk } from './registrations-desk.tsx'

export default function RegistrationsPage() {
  return staffPage(bankRoles, async (staff) => {
    const { t } = await getText()
    const { title, lead } = t.registrationDesk
    const role: BankRole = staff.role === 'TELLER' ? 'TELLER' : 'CONTROLLER'
    return (
      <DeskPage title={pageTitle(t, title)} heading={title} lead={lead[role]}>
        <RegistrationsDesk role={role} />
      </DeskPage>
    )
  })
}
