import { formatTime } from '#lib/dates.ts'
import type { AttemptView, PaymentView } from '#server/domains/payments/contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import type { TimelineStep } from '../../../_ui/timeline.tsx'

/** What the words rest on. */
type Waiting = Pick<PaymentView, 'state'> & {
  readonly attempt: Pick<AttemptView, 'method' | 'stopping' | 'reason' | 'sentAt'> | null
}

/** What is true while the bank is waited for: its look at the card, its promise to take nothing, its answer to an order or a code. */
export function waitingWords(payment: Waiting, t: Texts) {
  const { waiting } = t.pay
  if (payment.state === 'CHECKING_CARD')
    return { title: waiting.checkingTitle, body: waiting.checkingBody, holds: false }
  if (isStopping(payment)) {
    const byPayer = payment.attempt?.reason === 'CANCELLED_BY_PAYER'
    return { title: waiting.stoppingTitle, body: waiting.stoppingBody(byPayer), holds: true }
  }
  return {
    title: waiting.title,
    body: isByAccount(payment) ? waiting.accountBody : waiting.body,
    holds: true,
  }
}

const isStopping = ({ attempt }: Waiting): boolean => attempt?.stopping === true

/** No code is sent on then: what went to the bank is the order to debit. */
const isByAccount = ({ attempt }: Waiting): boolean => attempt?.method === 'ACCOUNT'

/** What has happened, and what is awaited. */
export function waitingSteps(payment: Waiting, t: Texts): readonly TimelineStep[] {
  const words = t.pay.waiting.steps
  const { state, attempt } = payment
  if (state === 'CHECKING_CARD') {
    return [
      { title: words.card, when: 'done' },
      { title: words.bank, when: 'now' },
    ]
  }
  if (isStopping(payment)) {
    return [
      { title: words.stopped, when: 'done' },
      { title: words.promise, when: 'now' },
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
