import { staffRoles } from '#server/domains/identity/contract.ts'
import { getText } from '../_text/text.ts'
import { pageTitle } from '../_ui/form-words.ts'
import { staffPage } from './_shell/staff-page.tsx'
import { DeskPage } from './_ui/desk-page.tsx'
import { DeskDoors } from './_ui/desk-tabs.tsx'

export default function OverviewPage() {
  return staffPage(staffRoles, async (staff) => {
    const { t } = await getText()
    const { overview } = t.staff
    return (
      <DeskPage
        title={pageTitle(t, overview.title)}
        heading={overview.hello(staff.name)}
        lead={overview.lead}
      >
        <DeskDoors role={staff.role} words={t.staff.tabs} />
      </DeskPage>
    )
  })
}
