'use client'

import type { UseQueryResult } from '@tanstack/react-query'
import { DeskState } from '../_ui/desk-state.tsx'
import { DeskTable, type DeskTableProps } from '../_ui/desk-table.tsx'
import { KeysHint } from './keys-hint.tsx'
import { QueueEmpty } from './queue-empty.tsx'
import { QueuePages } from './queue-pages.tsx'
import type { DeskUrl } from './use-desk-url.ts'

type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null }

type Props<Row> = Omit<DeskTableProps<Row>, 'rows'> & {
  readonly url: DeskUrl
  readonly query: UseQueryResult<Page<Row>, unknown>
  /** What is said where the queue has no row. */
  readonly empty: string
}

/** A page of a queue, with the way on and the keys below it; or why there is none. */
export function QueueRows<Row>({ url, query, empty, ...table }: Props<Row>) {
  return (
    <DeskState query={query}>
      {({ rows, next }) => (
        <>
          {rows.length === 0 ? <QueueEmpty url={url} title={empty} /> : <DeskTable {...table} rows={rows} />}
          <QueuePages url={url} next={next} />
          <KeysHint />
        </>
      )}
    </DeskState>
  )
}
