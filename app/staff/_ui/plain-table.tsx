import type { ReactNode } from 'react'

type Row = { readonly key: string; readonly cells: readonly ReactNode[] }
type Props = { readonly caption: string; readonly heads: readonly string[]; readonly rows: readonly Row[] }

/**
 * A table that is only read, row by row, with its buttons in it; a queue to work through is a DeskTable. Where there
 * is no room for columns each row is a block, whose lines begin with what stands in the head.
 */
export function PlainTable({ caption, heads, rows }: Props) {
  return (
    <table className="w-full border-collapse rounded-soft border border-hair bg-sheet text-small">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only desk:not-sr-only">
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col" className="bg-sunk px-3 py-2 text-left wrap-anywhere desk:wrap-normal">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [first, ...others] }) => (
          <tr key={key} className="block border-t border-hair py-2 desk:table-row desk:h-11 desk:py-0">
            <th scope="row" className="block px-3 py-1 text-left font-medium wrap-anywhere desk:table-cell">
              {first}
            </th>
            {others.map((cell, column) => (
              <td
                key={heads[column + 1]}
                data-head={heads[column + 1]}
                className="block px-3 py-1 wrap-anywhere before:me-2 before:text-ash before:content-[attr(data-head)] desk:table-cell desk:before:content-none"
              >
                {cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
