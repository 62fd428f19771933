import { formatDateTime, formatTime } from '#lib/dates.ts'
import { formatPublicId } from '#lib/ids.ts'
import type { PaymentView } from '#server/domains/payments/contract.ts'
import { orProblem } from '../../../_shell/or-problem.tsx'
import { getText } from '../../../_text/text.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { ButtonLink } from '../../../_ui/button-link.tsx'
import { pageTitle } from '../../../_ui/form-words.ts'
import { Notice } from '../../../_ui/notice.tsx'
import { Page } from '../../../_ui/page.tsx'
import { Timeline, type TimelineStep } from '../../../_ui/timeline.tsx'
import { Following } from '../_components/following.tsx'
import { followedPayment, type PayParams, payPath } from '../_components/payment-for.ts'
import { Total } from '../_components/total.tsx'

const RELOAD_SECONDS = 5

type Props = PayParams & { searchParams: Promise<{ still?: string | string[] }> }

export default function WaitingPage({ params, searchParams }: Props) {
  return orProblem(async () => {
    const { payment, stamp } = await followedPayment(params, 'waiting')
    const { locale, t } = await getText()
    const { still } = await searchParams
    const { waiting } = t.pay
    const checking = payment.state === 'CHECKING_CARD'
    const title = checking ? waiting.checkingTitle : waiting.title
    const knownBy = payment.attempt?.knownBy
    const body = isByAccount(payment) ? waiting.accountBody : waiting.body
    return (
      <Page title={pageTitle(t, title)}>
        <Notice kind="waiting" heading="h1" title={title} live>
          <p>{checking ? waiting.checkingBody : body}</p>
          {knownBy && (
            <p className="font-bold">{waiting.knownBy(formatDateTime(new Date(knownBy), locale))}</p>
          )}
          {!checking && <p>{waiting.doNotPayTwice}</p>}
        </Notice>
        <Following
          stamp={stamp}
          publicId={payment.publicId}
          here={payPath(payment.publicId, 'waiting')}
          t={t}
          seconds={RELOAD_SECONDS}
          still={still !== undefined}
        />
        <Total amount={payment.amount} locale={locale} t={t} />
        <div className="mt-6">
          <Timeline steps={steps(payment, t)} words={t.pay.timeline} />
        </div>
        <p className="mt-6">{waiting.auto}</p>
        <p className="mt-3">
          {waiting.comeBack}:{' '}
          <strong className="figures font-mono">{formatPublicId(payment.publicId)}</strong>
          <br />
          <span className="text-small text-ash">{waiting.comeBackHint}</span>
        </p>
        <div className="mt-4">
          <ButtonLink href={payPath(payment.publicId, 'waiting')} kind="secondary">
            {waiting.refresh}
          </ButtonLink>
        </div>
      </Page>
    )
  })
}

/** No code is sent on then: what went to the bank is the order to debit. */
const isByAccount = ({ attempt }: PaymentView): boolean => attempt?.method === 'ACCOUNT'

function steps(payment: PaymentView, t: Texts): readonly TimelineStep[] {
  const words = t.pay.waiting.steps
  const { state, attempt } = payment
  if (state === 'CHECKING_CARD') {
    return [
      { title: words.card, when: 'done' },
      { title: words.bank, when: 'now' },
    ]
  }
  return [
    {
      title: isByAccount(payment) ? words.ordered : words.sent,
      when: 'done',
      detail: attempt?.sentAt ? formatTime(new Date(attempt.sentAt)) : null,
    },
    { title: words.bank, when: 'now' },
    { title: words.agency, when: 'later' },
  ]
}
