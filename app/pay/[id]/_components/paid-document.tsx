import { formatDateTime } from '#lib/dates.ts'
import { formatPublicId, formatVerificationCode } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import type { PaymentView } from '#server/domains/payments/contract.ts'
import { Seal } from '../../../_shell/seal.tsx'
import type { Texts } from '../../../_text/vi/index.ts'
import { Amount } from '../../../_ui/amount.tsx'
import { inWords } from '../../../_ui/amount-in-words.ts'
import { Panel } from '../../../_ui/panel.tsx'
import { SummaryList, type SummaryRow } from '../../../_ui/summary-list.tsx'
import { PaymentLines } from './lines.tsx'

type Props = { payment: PaymentView; locale: Locale; t: Texts; title: string; lead: string }

/** A paid payment set as a document. */
export function PaidDocument({ payment, locale, t, title, lead }: Props) {
  return (
    <Panel as="article">
      <header className="flex flex-col gap-3 border-b-2 border-jade pb-4 wide:flex-row wide:items-center">
        <span className="text-lacquer">
          <Seal size={64} />
        </span>
        <div>
          <h1 className="text-jade">{title}</h1>
          <p>{lead}</p>
        </div>
      </header>
      <p className="mt-4">
        <Amount value={BigInt(payment.amount)} look="large" />
      </p>
      <p className="text-small text-ash">
        {t.result.facts.inWords}: <span className="text-ink">{inWords(BigInt(payment.amount), locale)}</span>
      </p>
      <SummaryList rows={facts(payment, locale, t)} />
      <h2 className="mt-4 mb-2 text-h3">{t.result.facts.dossiers}</h2>
      <PaymentLines lines={payment.lines} locale={locale} />
    </Panel>
  )
}

function facts(payment: PaymentView, locale: Locale, t: Texts): readonly SummaryRow[] {
  const words = t.result.facts
  const figures = (text: string) => <span className="figures font-mono">{text}</span>
  const rows: (SummaryRow | null)[] = [
    { term: words.code, value: figures(formatPublicId(payment.publicId)) },
    payment.paidAt ? { term: words.paidAt, value: formatDateTime(new Date(payment.paidAt), locale) } : null,
    payment.attempt?.bankReference
      ? { term: words.bankReference, value: figures(payment.attempt.bankReference) }
      : null,
    payment.attempt ? { term: words.card, value: figures(payment.attempt.cardMask) } : null,
    payment.verificationCode
      ? { term: words.verification, value: figures(formatVerificationCode(payment.verificationCode)) }
      : null,
  ]
  return rows.filter((row) => row !== null)
}
