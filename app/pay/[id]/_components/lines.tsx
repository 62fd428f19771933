import type { Locale } from '#lib/locale.ts'
import { sumDong } from '#lib/money.ts'
import type { PaymentLine } from '#server/domains/payments/contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { Amount } from '../../../_ui/amount.tsx'

type Props = { readonly lines: readonly PaymentLine[]; readonly locale: Locale; readonly t: Texts }

/** More lines than this are shown agency by agency, each to be unfolded. */
const mostAtOnce = 20

/** What a payment pays for: agency by agency, dossier by dossier. */
export function PaymentLines({ lines, locale, t }: Props) {
  return lines.length > mostAtOnce ? (
    <ByAgency lines={lines} locale={locale} t={t} />
  ) : (
    <LineList lines={lines} locale={locale} />
  )
}

function ByAgency({ lines, locale, t }: Props) {
  const agencies = [...Map.groupBy(lines, ({ agencyId }) => agencyId).values()]
  return (
    <div className="divide-y divide-hair border-y border-hair">
      {agencies.map((own) => (
        <details key={own[0]?.agencyId}>
          <summary className="flex min-h-12 max-w-none items-center justify-between gap-4 py-2">
            <span>
              <span className="block font-medium">{own[0]?.agency[locale]}</span>
              <span className="block text-small text-indigo underline underline-offset-4">
                {t.pay.check.fees(own.length)}
              </span>
            </span>
            <Amount value={sumDong(own.map(({ amount }) => BigInt(amount)))} look="line" />
          </summary>
          <LineList lines={own} locale={locale} />
        </details>
      ))}
    </div>
  )
}

function LineList({ lines, locale }: Omit<Props, 't'>) {
  return (
    <ul className="divide-y divide-hair border-y border-hair">
      {lines.map((line) => (
        <li key={line.chargeId} className="max-w-none py-3">
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
