import type { Texts } from '../../../_text/vi/index.ts'
import { Notice } from '../../../_ui/notice.tsx'

/** That another reader has begun to pay by card. It holds nothing, so everything on the page goes on as it is. */
export function OthersCard({ t }: { t: Texts }) {
  const { title, body } = t.pay.others.card
  return (
    <Notice kind="info" title={title} live>
      <p>{body}</p>
    </Notice>
  )
}
