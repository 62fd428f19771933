import type { ReactNode } from 'react'

/** A sheet of paper on the page: what belongs together. */
export function Panel({
  children,
  as: Tag = 'section',
}: {
  children: ReactNode
  as?: 'section' | 'div' | 'li' | 'article'
}) {
  return <Tag className="max-w-none rounded-soft border border-hair bg-sheet p-4 wide:p-6">{children}</Tag>
}
