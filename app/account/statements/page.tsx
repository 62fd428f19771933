import { businessDay } from '#lib/dates.ts'
import { getText } from '../../_text/text.ts'
import { api } from '../../_trpc/visitor.ts'
import { pageTitle } from '../../_ui/form-words.ts'
import { Notice } from '../../_ui/notice.tsx'
import { Page } from '../../_ui/page.tsx'
import { accountPage } from '../_shell/account-page.tsx'
import { DoneNotice } from '../_ui/done-notice.tsx'
import { Agencies } from './_components/agencies.tsx'
import { Downloads } from './_components/downloads.tsx'
import { NothingPaid } from './_components/nothing-paid.tsx'
import { Payments } from './_components/payments.tsx'
import { PeriodForm } from './_components/period-form.tsx'
import { Takings } from './_components/takings.tsx'
import { Total } from './_components/total.tsx'
import { readPeriod, statementsPath } from './period-address.ts'

type Props = { readonly searchParams: Promise<Record<string, string | string[] | undefined>> }

export default async function StatementsPage({ searchParams }: Props) {
  const params = await searchParams
  return accountPage({ here: statementsPath }, async () => {
    const { locale, t } = await getText()
    const today = businessDay(new Date())
    const asked = readPeriod(params, today)
    const { period, after, problem } = asked
    const { statements } = await api()
    const [totals, page] = await Promise.all([
      statements.totals({ period }),
      statements.list({ period, after }),
    ])
    const words = t.statements
    return (
      <Page title={pageTitle(t, words.title)} back={{ href: '/account', label: t.account.home.title }}>
        <DoneNotice done={params.done} words={{ reference: words.reference.saved }} />
        {problem && (
          <div className="mb-4">
            <Notice kind="error" title={words.problems[problem].title}>
              <p>{words.problems[problem].body}</p>
            </Notice>
          </div>
        )}
        <h1>{words.title}</h1>
        <p className="mt-1">{words.lead}</p>
        <PeriodForm asked={asked} today={today} words={words.period} />
        {totals.payments === 0 ? (
          <NothingPaid t={t} />
        ) : (
          <>
            <Total totals={totals} period={period} locale={locale} t={t} />
            <Downloads period={period} t={t} />
            <Takings totals={totals} locale={locale} t={t} />
            <Agencies agencies={totals.agencies} locale={locale} t={t} />
            <Payments asked={asked} page={page} locale={locale} t={t} />
          </>
        )}
      </Page>
    )
  })
}
