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
}

/** Names with how many payments they have and what these come to. */
export function SumsTable({ caption, heads, sums }: Props) {
  return (
    <table className="mt-3 w-full border-collapse">
      <caption className="sr-only">{caption}</caption>
      <thead className="text-small text-ash">
        <tr className="border-b border-line">
          <th scope="col" className="py-2 pe-2 text-left font-normal">
            {heads.name}
          </th>
          <th scope="col" className="px-2 py-2 text-right font-normal">
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
            </th>
            <td className="figures px-2 py-2 text-right">{payments}</td>
            <td className="py-2 ps-2 text-right">
              <Amount value={BigInt(amount)} look="line" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
