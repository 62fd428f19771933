import { getText } from '../../_text/text.ts'
import { pageTitle } from '../../_ui/form-words.ts'
import { staffPage } from '../_shell/staff-page.tsx'
import { DeskPage } from '../_ui/desk-page.tsx'
import { RefundsDesk } from './refunds-desk.tsx'

export default function RefundsPage() {
  return staffPage(['ACCOUNTANT', 'OPERATOR'], async () => {
    const { t } = await getText()
    const { title, lead, request } = t.refunds
    return (
      <DeskPage title={pageTitle(t, title)} heading={title} lead={lead}>
        <p className="mb-2">
          <a href="/staff/refunds/request" className="inline-flex min-h-11 items-center">
            {request.open}
          </a>
        </p>
        <RefundsDesk />
      </DeskPage>
    )
  })
}
