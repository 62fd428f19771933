import type { PaymentView } from '#server/domains/payments/contract.ts'
import type { Texts } from '../../../_text/vi/index.ts'
import { pageTitle } from '../../../_ui/form-words.ts'
import { Notice } from '../../../_ui/notice.tsx'
import { Page } from '../../../_ui/page.tsx'
import { Following } from './following.tsx'
import { payPath } from './payment-for.ts'

const RELOAD_SECONDS = 5

type Props = {
  payment: PaymentView
  stamp: string
  still: boolean
  t: Texts
}

/** An attempt of another reader whose order is at the bank, and which so holds the fees: that it is under way, in words alone. */
export function OthersAttempt({ payment, stamp, still, t }: Props) {
  const { publicId } = payment
  const words = t.pay.others
  return (
    <Page title={pageTitle(t, words.title)}>
      <Notice kind="waiting" heading="h1" title={words.title} live>
        <p>{words.held}</p>
        <p>{words.theirs}</p>
      </Notice>
      <Following
        stamp={stamp}
        publicId={publicId}
        here={payPath(publicId, 'waiting')}
        t={t}
        seconds={RELOAD_SECONDS}
        still={still}
      />
    </Page>
  )
}
