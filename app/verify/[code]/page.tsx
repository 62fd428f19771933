import { formatDateTime } from '#lib/dates.ts'
import { formatPublicId } from '#lib/ids.ts'
import type { Locale } from '#lib/locale.ts'
import type { VerifiedDocument } from '#server/domains/payments/contract.ts'
import { orProblem } from '../../_shell/or-problem.tsx'
import { getText } from '../../_text/text.ts'
import type { Texts } from '../../_text/vi/index.ts'
import { api } from '../../_trpc/visitor.ts'
import { Amount } from '../../_ui/amount.tsx'
import { ButtonLink } from '../../_ui/button-link.tsx'
import { pageTitle } from '../../_ui/form-words.ts'
import { Notice } from '../../_ui/notice.tsx'
import { Page } from '../../_ui/page.tsx'
import { Panel } from '../../_ui/panel.tsx'
import { SummaryList } from '../../_ui/summary-list.tsx'

type Props = { params: Promise<{ code: string }> }

export default function VerifiedPage({ params }: Props) {
  return orProblem(async () => {
    const { code } = await params
    const { locale, t } = await getText()
    const checked = await (await api()).documents.verify({ code })
    const { title } = checked ? t.verify.genuine : t.verify.unknown
    return (
      <Page title={pageTitle(t, title)} back={{ href: '/verify', label: t.verify.title }}>
        {checked ? (
          <Genuine document={checked} locale={locale} t={t} />
        ) : (
          <Notice kind="error" heading="h1" title={title}>
            <p>{t.verify.unknown.body}</p>
          </Notice>
        )}
        <div className="mt-6">
          <ButtonLink href="/verify" kind="secondary">
            {t.verify.another}
          </ButtonLink>
        </div>
      </Page>
    )
  })
}

function Genuine({ document, locale, t }: { document: VerifiedDocument; locale: Locale; t: Texts }) {
  const words = t.verify.genuine
  const at = (time: string) => formatDateTime(new Date(time), locale)
  return (
    <div className="space-y-4">
      <Notice kind="success" heading="h1" title={words.title}>
        <p>{words.body}</p>
      </Notice>
      <Panel>
        <SummaryList
          rows={[
            { term: words.kind, value: words.kinds[document.kind] },
            {
              term: words.payment,
              value: <span className="figures font-mono">{formatPublicId(document.publicId)}</span>,
            },
            { term: words.amount, value: <Amount value={BigInt(document.amount)} /> },
            { term: words.agencies, value: document.agencies.map((agency) => agency[locale]).join('; ') },
            { term: words.paidAt, value: at(document.paidAt) },
            { term: words.issuedAt, value: at(document.issuedAt) },
          ]}
        />
      </Panel>
    </div>
  )
}
