import { newUuid } from '#lib/ids.ts'
import type { PaymentView } from '#server/domains/payments/contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { ActionForm } from '../../../_ui/action-form.tsx'
import { formWords, pageTitle } from '../../../_ui/form-words.ts'
import { Notice } from '../../../_ui/notice.tsx'
import { Page } from '../../../_ui/page.tsx'
import { RequestId } from '../../../_ui/request-id.tsx'
import { SubmitButton } from '../../../_ui/submit-button.tsx'
import { payRest } from '../pay-rest.ts'
import { Following } from './following.tsx'
import { payPath } from './payment-for.ts'

const RELOAD_SECONDS = 5

type Props = {
  payment: PaymentView
  stamp: string
  page: 'otp' | 'waiting'
  still: boolean
  t: Texts
}

/**
 * An attempt that another reader of the payment began: that it is under way, in words alone. While nothing is held, this reader
 * may pay the same fees in a payment of their own; the first whose code goes on to the bank pays.
 */
export function OthersAttempt({ payment, stamp, page, still, t }: Props) {
  const { publicId, state } = payment
  const words = t.pay.others
  const held = state === 'WAITING_FOR_BANK'
  return (
    <Page title={pageTitle(t, words.title)}>
      <Notice kind="waiting" heading="h1" title={words.title} live>
        <p>{held ? words.held : words.free}</p>
        <p>{words.theirs}</p>
      </Notice>
      <Following
        stamp={stamp}
        publicId={publicId}
        here={payPath(publicId, page)}
        t={t}
        seconds={RELOAD_SECONDS}
        still={still}
      />
      {!held && (
        <div className="mt-6">
          <ActionForm action={payRest.bind(null, publicId)} words={formWords(t)}>
            <RequestId first={newUuid()} />
            <SubmitButton kind="secondary">{words.payOwn}</SubmitButton>
            <p className="mt-1 text-small text-ash">{words.payOwnHint}</p>
          </ActionForm>
        </div>
      )}
    </Page>
  )
}
