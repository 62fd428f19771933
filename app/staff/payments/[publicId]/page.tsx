import { formatPublicId, parsePublicId } from '#lib/ids.ts'
import { getText } from '../../../_text/text.ts'
import { pageTitle } from '../../../_ui/form-words.ts'
import { Notice } from '../../../_ui/notice.tsx'
import { staffPage } from '../../_shell/staff-page.tsx'
import { DeskPage } from '../../_ui/desk-page.tsx'
import { PaymentStory } from './payment-story.tsx'

type Props = { readonly params: Promise<{ publicId: string }> }

export default function PaymentStoryPage({ params }: Props) {
  return staffPage(['OPERATOR'], async () => {
    const { t } = await getText()
    const { title, back, gone, goneBody } = t.trace.payment
    const id = parsePublicId((await params).publicId)
    const heading = id.ok ? title(formatPublicId(id.value)) : gone
    return (
      <DeskPage title={pageTitle(t, heading)} heading={heading}>
        <p className="mb-2">
          <a href="/staff/search" className="inline-flex min-h-11 items-center">
            {back}
          </a>
        </p>
        {id.ok ? (
          <PaymentStory publicId={id.value} />
        ) : (
          <Notice kind="error" title={gone}>
            <p>{goneBody}</p>
          </Notice>
        )}
      </DeskPage>
    )
  })
}
