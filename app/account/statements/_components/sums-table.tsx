import { Amount } from '../../../_ui/amount.tsx'

type Sum = {
  readonly id: string
  readonly name: string
  readonly payments: number
  readonly amount: string
}
type Props = {
  /** Read aloud before the table, and not shown. */
  readonly caption: string
  readonly heads: { readonly name: string; readonly payments: string; readonly amount: string }
  readonly sums: readonly Sum[]
  /** "3 payments": where there is no room for a column of its own. */
  readonly count: (payments: number) => string
}

/** Names with how many payments they have and what these come to; on a phone two columns, so that sums keep theirs. */
export function SumsTable({ caption, heads, sums, count }: Props) {
  return (
    <table className="mt-3 w-full border-collapse">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-small text-ash">
        <tr className="border-b border-line">
          <th scope="col" className="py-2 pe-2 text-left font-normal">
            {heads.name}
          </th>
          <th scope="col" className="hidden px-2 py-2 text-right font-normal wide:table-cell">
            {heads.payments}
          </th>
          <th scope="col" className="py-2 ps-2 text-right font-normal">
            {heads.amount}
          </th>
        </tr>
      </thead>
      <tbody>
        {sums.map(({ id, name, payments, amount }) => (
          <tr key={id} className="border-b border-hair align-baseline">
            <th scope="row" className="py-2 pe-2 text-left font-normal">
              {name}
              <span className="block text-small text-ash wide:hidden">{count(payments)}</span>
            </th>
            <td className="figures hidden px-2 py-2 text-right wide:table-cell">{payments}</td>
            <td className="py-2 ps-2 text-right">
              <Amount value={BigInt(amount)} look="line" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
