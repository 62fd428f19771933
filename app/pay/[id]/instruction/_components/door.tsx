import type { ReactNode } from 'react'
import { ForwardIcon } from '../../../../_ui/icons.tsx'

/** One of two ways side by side in importance; the one not chosen is folded, never gone. */
export function Door({ title, open, children }: { title: string; open: boolean; children: ReactNode }) {
  return (
    <details open={open} className="group rounded-soft border border-hair bg-sheet">
      <summary className="flex min-h-14 items-center justify-between gap-4 px-4 text-h3 font-bold text-indigo wide:px-6">
        <span className="underline underline-offset-4">{title}</span>
        <span className="group-open:rotate-90">
          <ForwardIcon />
        </span>
      </summary>
      <div className="border-t border-hair p-4 wide:p-6">{children}</div>
    </details>
  )
}
