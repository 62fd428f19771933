import { formatDateTime } from '#lib/dates.ts'
import { formatFormNumber } from '#lib/form-number.ts'
import { formatPublicId } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import type { Verified } from '#server/api/routers/documents/verify.ts'
import { stateNames } from '#server/domains/registrations/contract.ts'
import { orProblem } from '../../_shell/or-problem.tsx'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { api } from '../../_trpc/visitor.ts'
import { Amount } from '../../_ui/amount.tsx'
import { ButtonLink } from '../../_ui/button-link.tsx'
import { DigitGroups } from '../../_ui/digit-groups.tsx'
import { pageTitle } from '../../_ui/form-words.ts'
import { Notice, type NoticeKind } from '../../_ui/notice.tsx'
import { Page } from '../../_ui/page.tsx'
import { Panel } from '../../_ui/panel.tsx'
import { SummaryList, type SummaryRow } from '../../_ui/summary-list.tsx'

type Props = { params: Promise<{ code: string }> }

export default function VerifiedPage({ params }: Props) {
  return orProblem(async () => {
    const { code } = await params
    const { locale, t } = await getText()
    const checked = await (await api()).documents.verify({ code })
    const { kind, title, body } = checked
      ? saying(checked, t)
      : { kind: 'error' as const, ...t.verify.unknown }
    return (
      <Page title={pageTitle(t, title)} back={{ href: '/verify', label: t.verify.title }}>
        <div className="space-y-4">
          <Notice kind={kind} heading="h1" title={title}>
            <p>{body}</p>
          </Notice>
          {checked && (
            <Panel>
              <SummaryList rows={rowsOf(checked, locale, t)} />
            </Panel>
          )}
        </div>
        <div className="mt-6">
          <ButtonLink href="/verify" kind="secondary">
            {t.verify.another}
          </ButtonLink>
        </div>
      </Page>
    )
  })
}

type Saying = { kind: NoticeKind; title: string; body: string }

/** Whether the paper still counts: an instruction is genuine and may all the same be over. */
function saying(document: Verified, t: Texts): Saying {
  const { title, body } = t.verify.genuine
  if (document.kind === 'REGISTRATION_FORM') return { kind: 'success', ...t.verify.form }
  if (document.kind !== 'PAYMENT_INSTRUCTION') return { kind: 'success', title, body }
  const usable = document.present === 'ACTIVE' || document.present === 'PAID'
  return { kind: usable ? 'success' : 'waiting', ...t.verify.instructionNow[document.present] }
}

/** What is to be compared with the paper: nothing that names a person. */
function rowsOf(document: Verified, locale: Locale, t: Texts): readonly SummaryRow[] {
  const words = t.verify.genuine
  const kind = { term: words.kind, value: words.kinds[document.kind] }
  const issued = { term: words.issuedAt, value: formatDateTime(new Date(document.issuedAt), locale) }
  return [kind, ...rowsOfKind(document, locale, t), issued]
}

function rowsOfKind(document: Verified, locale: Locale, t: Texts): readonly SummaryRow[] {
  const words = t.verify.genuine
  const at = (time: string) => formatDateTime(new Date(time), locale)
  const dong = (amount: string) => <Amount value={BigInt(amount)} />
  const figures = (text: string) => <span className="figures font-mono">{text}</span>
  switch (document.kind) {
    case 'PAYMENT_CONFIRMATION':
      return [
        { term: words.payment, value: figures(formatPublicId(document.publicId)) },
        { term: words.amount, value: dong(document.amount) },
        { term: words.agencies, value: document.agencies.map((agency) => agency[locale]).join('; ') },
        { term: words.paidAt, value: at(document.paidAt) },
      ]
    case 'PAYMENT_INSTRUCTION':
      return [
        { term: words.instruction, value: <DigitGroups number={document.number} /> },
        { term: words.amountPrinted, value: dong(document.amount) },
        { term: words.agencies, value: document.agencies.map((agency) => agency[locale]).join('; ') },
        { term: words.payableUntil, value: at(document.payableUntil) },
      ]
    case 'REGISTRATION_FORM':
      return [
        { term: words.form, value: figures(formatFormNumber(document.number)) },
        { term: words.print, value: String(document.print) },
        { term: words.stands, value: stateNames[document.present][locale] },
      ]
    case 'RECEIPT':
      return [
        { term: words.receipt, value: figures(`${document.series} ${document.number}`) },
        { term: words.amount, value: dong(document.amount) },
        ...(document.refunded === '0' ? [] : [{ term: words.refunded, value: dong(document.refunded) }]),
        { term: words.agencies, value: document.agency[locale] },
      ]
  }
}
