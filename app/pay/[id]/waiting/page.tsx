import { formatDateTime } from '#lib/dates.ts'
import { formatPublicId } from '#lib/ids.ts'
import { orProblem } from '../../../_shell/or-problem.tsx'
import { getText } from '../../../_text/text.ts'
import { ButtonLink } from '../../../_ui/button-link.tsx'
import { pageTitle } from '../../../_ui/form-words.ts'
import { Notice } from '../../../_ui/notice.tsx'
import { Page } from '../../../_ui/page.tsx'
import { Timeline } from '../../../_ui/timeline.tsx'
import { Following } from '../_components/following.tsx'
import { OthersAttempt } from '../_components/others-attempt.tsx'
import { followedPayment, type PayParams, payPath } from '../_components/payment-for.ts'
import { Total } from '../_components/total.tsx'
import { waitingSteps, waitingWords } from './waiting-words.ts'

const RELOAD_SECONDS = 5

type Props = PayParams & { searchParams: Promise<{ still?: string | string[] }> }

export default function WaitingPage({ params, searchParams }: Props) {
  return orProblem(async () => {
    const { payment, stamp } = await followedPayment(params, 'waiting')
    const { locale, t } = await getText()
    const { still } = await searchParams
    if (payment.attempt && !payment.attempt.yours) {
      return <OthersAttempt {...{ payment, stamp, t }} still={still !== undefined} />
    }
    const { waiting } = t.pay
    const words = waitingWords(payment, t)
    const { title } = words
    const knownBy = payment.attempt?.knownBy
    return (
      <Page title={pageTitle(t, title)}>
        <Notice kind="waiting" heading="h1" title={title} live>
          <p>{words.body}</p>
          {knownBy && (
            <p className="font-bold">{waiting.knownBy(formatDateTime(new Date(knownBy), locale))}</p>
          )}
          {words.holds && <p>{waiting.doNotPayTwice}</p>}
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
          <Timeline steps={waitingSteps(payment, t)} words={t.pay.timeline} />
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
