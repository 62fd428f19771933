import { formatFormNumber, readFormNumber } from '#lib/form-number.ts'
import { getText } from '../../../_text/text.ts'
import { pageTitle } from '../../../_ui/form-words.ts'
import { Notice } from '../../../_ui/notice.tsx'
import { staffPage } from '../../_shell/staff-page.tsx'
import { DeskPage } from '../../_ui/desk-page.tsx'
import { RegistrationTrace } from './registration-trace.tsx'

type Props = { readonly params: Promise<{ number: string }> }

export default function RegistrationStoryPage({ params }: Props) {
  return staffPage(['OPERATOR'], async () => {
    const { t } = await getText()
    const { title, gone, goneBody } = t.trace.registration
    const number = readFormNumber((await params).number)
    const heading = number.ok ? title(formatFormNumber(number.value)) : gone
    return (
      <DeskPage title={pageTitle(t, heading)} heading={heading}>
        <p className="mb-2">
          <a href="/staff/search" className="inline-flex min-h-11 items-center">
            {t.trace.payment.back}
          </a>
        </p>
        {number.ok ? (
          <RegistrationTrace number={number.value} />
        ) : (
          <Notice kind="error" title={gone}>
            <p>{goneBody}</p>
          </Notice>
        )}
      </DeskPage>
    )
  })
}
