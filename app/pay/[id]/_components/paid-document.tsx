import { formatDateTime } from '#lib/dates.ts'
import { formatPublicId, formatVerificationCode } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import { formatDong } from '#lib/money.ts'
import type { PaymentView } from '#server/domains/payments/contract.ts'
import { Seal } from '../../../_shell/seal.tsx'
import type { Texts } from '../../../_text/vi/index.ts'
import { Amount } from '../../../_ui/amount.tsx'
import { inWords } from '../../../_ui/amount-in-words.ts'
import { DigitGroups } from '../../../_ui/digit-groups.tsx'
import { Panel } from '../../../_ui/panel.tsx'
import { SummaryList, type SummaryRow } from '../../../_ui/summary-list.tsx'
import { PaymentLines } from './lines.tsx'

type Props = { payment: PaymentView; locale: Locale; t: Texts; title: string; lead: string }

/** A paid payment set as a document. */
export function PaidDocument({ payment, locale, t, title, lead }: Props) {
  const amount = BigInt(payment.paidAmount ?? payment.amount)
  const partly = payment.paidAmount !== null && payment.paidAmount !== payment.amount
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
        <Amount value={amount} look="large" />
      </p>
      <p className="text-small text-ash">
        {t.result.facts.inWords}: <span className="text-ink">{inWords(amount, locale)}</span>
      </p>
      <SummaryList rows={facts(payment, locale, t)} />
      <h2 className="mt-4 mb-2 text-h3">{t.result.facts.dossiers}</h2>
      {partly && <p className="mb-2 text-turmeric">{t.result.paid.partly(formatDong(amount))}</p>}
      <PaymentLines lines={payment.paidLines ?? payment.lines} locale={locale} t={t} />
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
    ...methodFacts(payment, locale, t),
    payment.verificationCode
      ? { term: words.verification, value: figures(formatVerificationCode(payment.verificationCode)) }
      : null,
  ]
  return rows.filter((row) => row !== null)
}

/** By which method, and what names it there: the card, the branch, the number that was paid. */
function methodFacts({ attempt, instruction }: PaymentView, locale: Locale, t: Texts): (SummaryRow | null)[] {
  const words = t.result.facts
  if (!attempt) return []
  const byNumber = attempt.method !== 'CARD' && instruction
  return [
    { term: words.method, value: t.result.methods[attempt.method] },
    attempt.cardMask
      ? { term: words.card, value: <span className="figures font-mono">{attempt.cardMask}</span> }
      : null,
    attempt.accountMask
      ? { term: words.account, value: t.payAccount.account(attempt.bank[locale], attempt.accountMask) }
      : null,
    byNumber ? { term: words.instruction, value: <DigitGroups number={instruction.number} /> } : null,
    attempt.method === 'COUNTER' ? { term: words.bank, value: attempt.bank[locale] } : null,
    attempt.branch ? { term: words.branch, value: attempt.branch } : null,
  ]
}
