import { formatDong } from '#lib/money.ts'
import { Notice } from '../../../_ui/notice.tsx'
import type { ListProps } from './list-props.ts'

/** What to know before choosing: that the list is not whole yet, or that it is not what it was. */
export function ListNotices({ asked, found, t }: ListProps) {
  const { changed, unverified } = t.accountDossiers
  const { all } = found
  return (
    <div className="mt-4 space-y-4 empty:hidden">
      {asked.changed && (
        <Notice kind="waiting" title={changed.title} live>
          <p>{changed.body}</p>
          {all && <p>{changed.left(all.count, formatDong(BigInt(all.total)))}</p>}
        </Notice>
      )}
      {!found.verified && found.rows.length > 0 && (
        <Notice kind="info" title={unverified.title}>
          <p>{unverified.body}</p>
          <p>
            <a href="/account/bank-accounts">{unverified.register}</a>
          </p>
        </Notice>
      )}
    </div>
  )
}
