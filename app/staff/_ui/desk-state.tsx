'use client'

import type { ReactNode } from 'react'
import { refusedWith } from '../../_trpc/desk-provider.tsx'
import { buttonLook } from '../../_ui/button-look.ts'
import { Notice } from '../../_ui/notice.tsx'
import { useDeskWords } from './desk-words.ts'

/** The part of a TanStack query that a desk draws by. */
type Asked<Data> = {
  readonly data: Data | undefined
  readonly error: unknown
  readonly isFetching: boolean
  readonly refetch: () => unknown
}

type Props<Data> = { readonly query: Asked<Data>; readonly children: (data: Data) => ReactNode }

/** What was asked for, or in words why it is not there yet: being fetched, not allowed, or broken on our side. */
export function DeskState<Data>({ query, children }: Props<Data>) {
  const { words } = useDeskWords()
  if (query.data !== undefined) return children(query.data)
  if (query.error === null) {
    return (
      <p role="status" className="py-6 text-ash">
        {words.loading}
      </p>
    )
  }
  if (refusedWith(query.error) === 'FORBIDDEN') {
    return (
      <Notice kind="error" title={words.forbidden.title} live>
        <p>{words.forbidden.body}</p>
      </Notice>
    )
  }
  return (
    <Notice kind="error" title={words.failed.title} live>
      <p>{words.failed.body}</p>
      <button type="button" onClick={() => query.refetch()} className={buttonLook('secondary')}>
        {query.isFetching ? words.loading : words.failed.retry}
      </button>
    </Notice>
  )
}

/** Says that there is nothing to do here, and what will bring something. */
export function DeskEmpty({ title, children }: { title: string; children?: ReactNode }) {
  return (
    <div className="rounded-soft border-2 border-dashed border-hair px-4 py-8 text-center">
      <p className="mx-auto font-medium">{title}</p>
      {children && <div className="mx-auto mt-1 max-w-prose text-small text-ash">{children}</div>}
    </div>
  )
}
