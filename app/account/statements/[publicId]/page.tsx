import { notFound } from 'next/navigation'
import { businessDay } from '#lib/dates.ts'
import { formatPublicId } from '#lib/ids.ts'
import { getText } from '../../../_text/text.ts'
import { orNull } from '../../../_trpc/known-payment.ts'
import { api } from '../../../_trpc/visitor.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { Amount } from '../../../_ui/amount.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Page } from '../../../_ui/page.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { SummaryList } from '../../../_ui/summary-list.tsx'
import { TextField } from '../../../_ui/text-field.tsx'
import { accountPage } from '../../_shell/account-page.tsx'
import { periodAddress, readPeriod, statementsPath } from '../period-address.ts'
import { saveReference } from './save-reference.ts'

type Props = {
  readonly params: Promise<{ publicId: string }>
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>
}

export default async function OwnReferencePage({ params, searchParams }: Props) {
  const { publicId } = await params
  const { period } = readPeriod(await searchParams, businessDay(new Date()))
  return accountPage({ here: `${statementsPath}/${publicId}` }, async () => {
    const { t } = await getText()
    const payment = await orNull(async () => (await api()).statements.ownReference({ publicId }))
    if (payment === null) notFound()
    const words = t.statements.reference
    const id = formatPublicId(payment.publicId)
    const facts = [
      { term: words.payment, value: <span className="figures font-mono">{id}</span> },
      { term: words.amount, value: <Amount value={BigInt(payment.amount)} /> },
    ]
    return (
      <Page back={{ href: periodAddress(period), label: t.statements.title }}>
        <ActionForm
          action={saveReference.bind(null, payment.publicId, period)}
          title={pageTitle(t, words.title)}
          words={formWords(t)}
        >
          <h1>{words.title}</h1>
          <p className="mt-1">{words.lead}</p>
          <div className="mt-4 space-y-6">
            <SummaryList rows={facts} />
            <TextField
              name="ownReference"
              label={words.label}
              hint={words.hint}
              value={payment.ownReference ?? ''}
              autoComplete="off"
            />
            <SubmitButton>{words.save}</SubmitButton>
          </div>
        </ActionForm>
      </Page>
    )
  })
}
