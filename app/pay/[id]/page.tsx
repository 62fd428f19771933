import { formatDateTime } from '#lib/dates.ts'
import { formatDong } from '#lib/money.ts'
import { orProblem } from '../../_shell/or-problem.tsx'
import { getText } from '../../_text/text.ts'
import { ButtonLink } from '../../_ui/button-link.tsx'
import { pageTitle } from '../../_ui/form-words.ts'
import { Page } from '../../_ui/page.tsx'
import { Panel } from '../../_ui/panel.tsx'
import { PaymentLines } from './_components/lines.tsx'
import { type PayParams, paymentFor, payPath } from './_components/payment-for.ts'
import { Total } from './_components/total.tsx'

export default function CheckPage({ params }: PayParams) {
  return orProblem(async () => {
    const payment = await paymentFor(params, '')
    const { locale, t } = await getText()
    const { check } = t.pay
    return (
      <Page title={pageTitle(t, check.title)} back={{ href: '/dossiers', label: check.change }}>
        <h1>{check.title}</h1>
        <Total amount={payment.amount} locale={locale} t={t} />
        <h2 className="mt-6 mb-2 text-h3">{check.dossiers}</h2>
        <PaymentLines lines={payment.lines} locale={locale} />
        <h2 className="mt-6 mb-2 text-h3">{check.way}</h2>
        <Panel>
          <p className="font-medium">{check.card}</p>
          <p className="text-small text-ash">
            {check.cardNeeds} {check.noFee}
          </p>
        </Panel>
        <div className="mt-6 space-y-2">
          <ButtonLink href={payPath(payment.publicId, 'bank')}>
            {check.pay(formatDong(BigInt(payment.amount)))}
          </ButtonLink>
          <p className="text-small text-ash">
            {check.nextStep} {check.openUntil(formatDateTime(new Date(payment.expiresAt), locale))}
          </p>
        </div>
      </Page>
    )
  })
}
