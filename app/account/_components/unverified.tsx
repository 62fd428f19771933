import type { Texts } from '../../_text/vi/index.ts'
import { Notice } from '../../_ui/notice.tsx'

/** Says of a holder whom no bank has seen yet what that means for the list, and what ends it. */
export function Unverified({ t }: { t: Texts }) {
  const { title, body } = t.account.home.unverified
  return (
    <div className="mt-4">
      <Notice kind="waiting" title={title}>
        <p>{body}</p>
      </Notice>
    </div>
  )
}
