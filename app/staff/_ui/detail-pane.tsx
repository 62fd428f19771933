'use client'

import { type ReactNode, useEffect, useRef } from 'react'

type SplitProps = {
  readonly list: ReactNode
  readonly detail: ReactNode
  /** Which of the two has more room. */
  readonly wide?: 'list' | 'detail'
}

const columns = {
  list: 'desk:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]',
  detail: 'desk:grid-cols-[minmax(0,1fr)_minmax(0,3fr)]',
}

/** A list with its detail: side by side on a desk, one below the other where there is no room. */
export function DeskSplit({ list, detail, wide = 'list' }: SplitProps) {
  return (
    <div className={`grid items-start gap-6 ${columns[wide]}`}>
      <div className="min-w-0">{list}</div>
      <div className="min-w-0">{detail}</div>
    </div>
  )
}

type Props = { readonly id: string; readonly title: string; readonly children: ReactNode }

/** What was opened in the list. Its heading takes the focus whenever `id` names another thing. */
export function DetailPane({ id, ...opened }: Props) {
  return <Opened key={id} {...opened} />
}

function Opened({ title, children }: Omit<Props, 'id'>) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section aria-labelledby="detail" className="rounded-soft border border-hair bg-sheet p-4">
      <h2 id="detail" ref={heading} tabIndex={-1} className="text-h3">
        {title}
      </h2>
      <div className="mt-3 space-y-4">{children}</div>
    </section>
  )
}
