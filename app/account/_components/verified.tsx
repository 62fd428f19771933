import type { Texts } from '../../_text/vi/index.ts'
import { Notice } from '../../_ui/notice.tsx'

/** Whether the holder is known to be who it says, and what that means for what is seen. */
export function Verified({ verified, t }: { verified: boolean; t: Texts }) {
  const words = verified ? t.account.home.verified : t.account.home.unverified
  return (
    <div className="mt-4">
      <Notice kind={verified ? 'success' : 'waiting'} title={words.title}>
        <p>{words.body}</p>
      </Notice>
    </div>
  )
}
