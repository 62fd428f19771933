import { formatDateTime } from '#lib/dates.ts'
import { formatPublicId } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import { formatDong } from '#lib/money.ts'
import type { StatementLine, StatementPeriod } from '#server/domains/payments/statement-contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { Amount } from '../../../_ui/amount.tsx'
import { currentPath } from '../../../pay/[id]/_components/payment-for.ts'
import { periodAddress, statementsPath } from '../period-address.ts'

type Props = {
  readonly line: StatementLine
  readonly period: StatementPeriod
  readonly locale: Locale
  readonly t: Texts
}

/** One payment: what it is found by, whom it went to, how it was paid, what the accountant calls it, how much. */
export function PaymentRow({ line, period, locale, t }: Props) {
  const words = t.statements.list
  const { publicId, paidAt, shares, dossiers, method, mask } = line
  return (
    <tr className="border-b border-hair align-baseline">
      <th scope="row" className="py-3 pe-3 text-left font-normal">
        <a
          href={currentPath(publicId, 'PAID')}
          className="figures inline-flex min-h-12 items-center font-mono"
        >
          {formatPublicId(publicId)}
        </a>
        <span className="block text-small text-ash">{formatDateTime(new Date(paidAt), locale)}</span>
        <span className="block">
          {shares.map(({ agency }) => agency[locale]).join('; ')} · {words.dossiers(dossiers)}
        </span>
        <span className="block text-small text-ash">
          {words.methods[method]}
          {mask !== null && <span className="figures"> {mask}</span>}
        </span>
        <OwnReference line={line} period={period} t={t} />
      </th>
      <td className="py-3 text-right">
        <Amount value={BigInt(line.amount)} look="line" />
        <WentBack line={line} t={t} />
      </td>
    </tr>
  )
}

function OwnReference({ line, period, t }: Omit<Props, 'locale'>) {
  const words = t.statements.list
  const { publicId, ownReference } = line
  return (
    <span className="block">
      {ownReference !== null && (
        <span className="break-words">
          {words.ownReference}: <b>{ownReference}</b>{' '}
        </span>
      )}
      <a
        href={periodAddress(period, {}, `${statementsPath}/${publicId}`)}
        className="inline-flex min-h-12 items-center text-small"
      >
        {ownReference === null ? words.addReference : words.changeReference}
        <span className="sr-only"> {words.of(formatPublicId(publicId))}</span>
      </a>
    </span>
  )
}

function WentBack({ line, t }: Pick<Props, 'line' | 't'>) {
  const words = t.statements.list
  const [returned, returning] = [BigInt(line.returned), BigInt(line.returning)]
  return (
    <>
      {returned > 0n && <span className="block text-small">{words.returned(formatDong(returned))}</span>}
      {returning > 0n && (
        <span className="block text-small text-turmeric">{words.returning(formatDong(returning))}</span>
      )}
    </>
  )
}
