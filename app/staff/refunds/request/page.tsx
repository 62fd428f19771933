import { getText } from '../../../_text/text.ts'
import { pageTitle } from '../../../_ui/form-words.ts'
import { staffPage } from '../../_shell/staff-page.tsx'
import { DeskPage } from '../../_ui/desk-page.tsx'
import { RequestRefund } from './request-refund.tsx'

export default function RequestRefundPage() {
  return staffPage(['ACCOUNTANT', 'OPERATOR'], async () => {
    const { t } = await getText()
    const { title, lead, back } = t.refunds.request
    return (
      <DeskPage title={pageTitle(t, title)} heading={title} lead={lead}>
        <p className="mb-2">
          <a href="/staff/refunds" className="inline-flex min-h-11 items-center">
            {back}
          </a>
        </p>
        <RequestRefund />
      </DeskPage>
    )
  })
}
