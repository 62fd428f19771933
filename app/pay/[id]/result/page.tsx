import type { PaymentView, PublicState } from '#server/domains/payments/contract.ts'
import { orProblem } from '../../../_shell/or-problem.tsx'
import { getText } from '../../../_text/text.ts'
import { pageTitle } from '../../../_ui/form-words.ts'
import { Page } from '../../../_ui/page.tsx'
import { Following } from '../_components/following.tsx'
import { followedPayment, type PayParams, payPath } from '../_components/payment-for.ts'
import { Declined } from './declined.tsx'
import { Expired } from './expired.tsx'
import { Held } from './held.tsx'
import { Paid } from './paid.tsx'
import type { ResultProps } from './result-props.ts'
import { Returned } from './returned.tsx'

type Props = PayParams & { searchParams: Promise<{ still?: string | string[] }> }

/** Without script the page reloads while money is on its way. */
const RELOAD_SECONDS = 15

export default function ResultPage({ params, searchParams }: Props) {
  return orProblem(async () => {
    const { payment, stamp } = await followedPayment(params, 'result')
    const { still } = await searchParams
    const { locale, t } = await getText()
    const props: ResultProps = { payment, locale, t }
    const title = titles(t)[payment.state] ?? t.result.declined.title
    return (
      <Page title={pageTitle(t, title)}>
        {view(payment.state, props)}
        <Following
          publicId={payment.publicId}
          stamp={stamp}
          here={payPath(payment.publicId, 'result')}
          t={t}
          seconds={isMoneyMoving(payment) ? RELOAD_SECONDS : null}
          still={still !== undefined}
        />
      </Page>
    )
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

/** Whether something changes on this page soon; what people look at may take days. */
function isMoneyMoving({ moneyBack }: PaymentView): boolean {
  return moneyBack.some(({ state }) => state === 'WAITING' || state === 'RETURNING')
}
