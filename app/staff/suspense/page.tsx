import { getText } from '../../_text/text.ts'
import { pageTitle } from '../../_ui/form-words.ts'
import { staffPage } from '../_shell/staff-page.tsx'
import { DeskPage } from '../_ui/desk-page.tsx'
import { SuspenseDesk } from './suspense-desk.tsx'

export default function SuspensePage() {
  return staffPage(['ACCOUNTANT', 'OPERATOR'], async () => {
    const { t } = await getText()
    const { title, lead } = t.suspense
    return (
      <DeskPage title={pageTitle(t, title)} heading={title} lead={lead}>
        <SuspenseDesk />
      </DeskPage>
    )
  })
}
