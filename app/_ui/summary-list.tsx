import type { ReactNode } from 'react'

export type SummaryRow = { term: string; value: ReactNode }

/** Names and values of a document, one under the other on a phone, side by side where there is room. */
export function SummaryList({ rows }: { rows: readonly SummaryRow[] }) {
  return (
    <dl className="divide-y divide-hair">
      {rows.map((row) => (
        <div key={row.term} className="py-2.5 wide:grid wide:grid-cols-[14rem_1fr] wide:gap-4">
          <dt className="text-small text-ash wide:text-body">{row.term}</dt>
          <dd className="font-medium">{row.value}</dd>
        </div>
      ))}
    </dl>
  )
}
