import type { PublicState } from '#server/domains/payments/contract.ts'
import { orProblem } from '../../../_shell/or-problem.tsx'
import { getText } from '../../../_text/text.ts'
import { pageTitle } from '../../../_ui/form-words.ts'
import { Page } from '../../../_ui/page.tsx'
import { type PayParams, paymentFor } from '../_components/payment-for.ts'
import { Declined } from './declined.tsx'
import { Expired } from './expired.tsx'
import { Held } from './held.tsx'
import { Paid } from './paid.tsx'
import type { ResultProps } from './result-props.ts'
import { Returned } from './returned.tsx'

export default function ResultPage({ params }: PayParams) {
  return orProblem(async () => {
    const payment = await paymentFor(params, 'result')
    const { locale, t } = await getText()
    const props: ResultProps = { payment, locale, t }
    const title = titles(t)[payment.state] ?? t.result.declined.title
    return <Page title={pageTitle(t, title)}>{view(payment.state, props)}</Page>
  })
}

function titles({ result }: ResultProps['t']): Partial<Record<PublicState, string>> {
  return {
    PAID: result.paid.title,
    EXPIRED: result.expired.title,
    HELD: result.held.title,
    RETURNED: result.returned.title,
  }
}

function view(state: PublicState, props: ResultProps) {
  if (state === 'PAID') return <Paid {...props} />
  if (state === 'EXPIRED') return <Expired {...props} />
  if (state === 'HELD') return <Held {...props} />
  if (state === 'RETURNED') return <Returned {...props} />
  return <Declined {...props} />
}
