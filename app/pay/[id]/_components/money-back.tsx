import { formatDateTime } from '#lib/dates.ts'
import type { Locale } from '#lib/locale.ts'
import { formatDong } from '#lib/money.ts'
import type { MoneyBack, MoneyBackState } from '#server/domains/payments/contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { Notice, type NoticeKind } from '../../../_ui/notice.tsx'
import { SummaryList, type SummaryRow } from '../../../_ui/summary-list.tsx'

const looks: Record<MoneyBackState, NoticeKind> = {
  WAITING: 'waiting',
  BEING_LOOKED_AT: 'waiting',
  RETURNING: 'waiting',
  RETURNED: 'success',
}

type Props = { items: readonly MoneyBack[]; locale: Locale; t: Texts }

/** Money that did not fit, or comes back, each with where it is, why, and by when it will be there. */
export function MoneyBackList({ items, locale, t }: Props) {
  if (items.length === 0) return null
  return (
    <section aria-labelledby="money-back" className="space-y-4">
      <h2 id="money-back" className="sr-only">
        {t.result.moneyBack.heading}
      </h2>
      {items.map((item) => (
        <OneReturn
          key={`${item.bankReference} ${item.amount} ${item.reason}`}
          item={item}
          locale={locale}
          t={t}
        />
      ))}
    </section>
  )
}

function OneReturn({ item, locale, t }: { item: MoneyBack; locale: Locale; t: Texts }) {
  const { moneyBack, moneyBackReasons } = t.result
  const at = (time: string) => formatDateTime(new Date(time), locale)
  const open = item.state !== 'RETURNED' && item.promisedBy !== null
  return (
    <Notice
      kind={looks[item.state]}
      live
      title={moneyBack.title[item.state](formatDong(BigInt(item.amount)))}
    >
      <p>{moneyBackReasons[item.reason]}</p>
      <p>
        {moneyBack.next[item.state]} {open && <strong>{moneyBack.promisedBy(at(item.promisedBy))}</strong>}
      </p>
      <SummaryList rows={facts(item, at, t)} />
      {open && <p className="text-small text-ash">{moneyBack.ask}</p>}
    </Notice>
  )
}

function facts(item: MoneyBack, at: (time: string) => string, t: Texts): readonly SummaryRow[] {
  const { moneyBack } = t.result
  const figures = (text: string) => <span className="figures font-mono">{text}</span>
  const rows: (SummaryRow | null)[] = [
    { term: moneyBack.received, value: figures(item.bankReference) },
    item.returnedAt ? { term: moneyBack.returnedAt, value: at(item.returnedAt) } : null,
    item.refundBankReference ? { term: moneyBack.sentBack, value: figures(item.refundBankReference) } : null,
  ]
  return rows.filter((row) => row !== null)
}
