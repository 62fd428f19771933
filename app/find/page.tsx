import { orProblem } from '../_shell/or-problem.tsx'
import { getText } from '../_text/text.ts'
import { ActionForm } from '../_ui/action-form.tsx'
import { formWords, pageTitle } from '../_ui/form-words.ts'
import { Page } from '../_ui/page.tsx'
import { SubmitButton } from '../_ui/submit-button.tsx'
import { TextField } from '../_ui/text-field.tsx'
import { OwnPayments, ownPayments } from './_components/own-payments.tsx'
import { findPayment } from './find-payment.ts'

type Props = { searchParams: Promise<{ id?: string | string[] }> }

const LONGEST_ID = 40

export default function FindPage({ searchParams }: Props) {
  return orProblem(async () => {
    const { locale, t } = await getText()
    const mine = await ownPayments()
    const { find } = t
    const id = [(await searchParams).id ?? ''].flat().join('').slice(0, LONGEST_ID)
    return (
      <Page back={{ href: '/', label: t.common.home }}>
        <ActionForm
          action={findPayment}
          title={pageTitle(t, find.title)}
          words={formWords(t)}
          initial={{ errors: [], values: { id } }}
        >
          <h1>{find.title}</h1>
          <p className="mt-1">{find.lead}</p>
          <div className="mt-4 space-y-4">
            <TextField
              name="id"
              label={find.id}
              hint={find.idHint}
              autoComplete="off"
              autoCapitalize="characters"
              look="font-mono uppercase"
            />
            <TextField
              name="fact"
              label={find.fact}
              hint={t.home.form.factHint}
              autoComplete="off"
              autoCapitalize="characters"
              size="half"
              look="font-mono"
            />
            <SubmitButton>{find.submit}</SubmitButton>
          </div>
        </ActionForm>
        <p className="mt-6">
          <a href="/">{find.byDossier}</a>
        </p>
        <OwnPayments payments={mine} locale={locale} t={t} />
      </Page>
    )
  })
}
