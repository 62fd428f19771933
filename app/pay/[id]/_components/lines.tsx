import type { Locale } from '#lib/locale.ts'
import type { PaymentLine } from '#server/domains/payments/contract.ts'
import { Amount } from '../../../_ui/amount.tsx'

/** What a payment pays for: agency by agency, dossier by dossier. */
export function PaymentLines({ lines, locale }: { lines: readonly PaymentLine[]; locale: Locale }) {
  return (
    <ul className="divide-y divide-hair border-y border-hair">
      {lines.map((line) => (
        <li key={`${line.dossierCode} ${line.label.vi}`} className="max-w-none py-3">
          <p className="flex max-w-none items-baseline justify-between gap-4">
            <span className="font-medium">{line.label[locale]}</span>
            <Amount value={BigInt(line.amount)} look="line" />
          </p>
          <p className="text-small text-ash">
            <span className="figures">{line.dossierCode}</span>
            <br />
            {line.agency[locale]}
          </p>
        </li>
      ))}
    </ul>
  )
}
