'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatPublicId } from '#lib/ids.ts'
import { formatDong } from '#lib/money.ts'
import type { RefundDetail } from '#server/domains/payments/desk-contract.ts'
import { useDesk } from '../../_trpc/desk.ts'
import { Amount } from '../../_ui/amount.tsx'
import { Notice } from '../../_ui/notice.tsx'
import { ActorName } from '../_queue/actor-name.tsx'
import { type Outcome, OutcomeNotice } from '../_queue/decision-form.tsx'
import { Facts } from '../_queue/facts.tsx'
import { Moment } from '../_queue/moment.tsx'
import { Story } from '../_queue/story.tsx'
import { useQueueWords } from '../_queue/use-queue-words.ts'
import { DeskState } from '../_ui/desk-state.tsx'
import { useDeskWords } from '../_ui/desk-words.ts'
import { DetailPane } from '../_ui/detail-pane.tsx'
import { DecideRefund, RetryRefund } from './refund-forms.tsx'
import { useRefundWords } from './use-refund-words.ts'

/** One refund: of what, why, how far it has come, and what people may decide. */
export function RefundDetailPane({ refundId }: { readonly refundId: string }) {
  const { queue } = useQueueWords()
  const view = useQuery(useDesk().refunds.view.queryOptions({ refundId }))
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  return (
    <DeskState query={view}>
      {(refund) =>
        refund === null ? (
          <Notice kind="error" title={queue.gone} live>
            <p>{queue.goneBody}</p>
          </Notice>
        ) : (
          <DetailPane id={refundId} title={formatDong(BigInt(refund.amount))}>
            <OutcomeNotice outcome={outcome} />
            <RefundFacts refund={refund} />
            {refund.state === 'REQUESTED' && <DecideRefund refund={refund} onOutcome={setOutcome} />}
            {refund.undecided && <RetryRefund refund={refund} onOutcome={setOutcome} />}
            <Story lines={refund.story} />
          </DetailPane>
        )
      }
    </DeskState>
  )
}

function RefundFacts({ refund }: { readonly refund: RefundDetail }) {
  const { locale } = useDeskWords()
  const { columns, detail, states, reasons, kinds } = useRefundWords()
  const { charge } = refund
  const facts = [
    { term: columns.state, value: states[refund.state] },
    { term: detail.bankReason, value: useBankReason(refund.bankReason) },
    { term: detail.kind, value: kinds[refund.kind] },
    { term: columns.reason, value: reasons[refund.reason] },
    { term: detail.note, value: refund.note },
    { term: detail.requestedBy, value: <ActorName actor={refund.requestedBy} /> },
    { term: columns.requestedAt, value: <Moment at={refund.requestedAt} /> },
    { term: columns.dossier, value: charge && <span className="font-mono">{charge.dossierCode}</span> },
    { term: detail.fee, value: charge?.label[locale] ?? null },
    { term: detail.agency, value: refund.agency?.[locale] ?? null },
    { term: detail.settled, value: refund.settled && <Amount value={BigInt(refund.settled)} /> },
    { term: detail.returned, value: <Amount value={BigInt(refund.returnedSoFar)} /> },
    { term: detail.originalAmount, value: <Amount value={BigInt(refund.originalAmount)} /> },
    { term: detail.original, value: <Original refund={refund} bank={refund.bank[locale]} /> },
    {
      term: detail.payment,
      value: refund.publicId && <span className="font-mono">{formatPublicId(refund.publicId)}</span>,
    },
    { term: detail.reference, value: <span className="font-mono">{refund.reference}</span> },
    { term: detail.decidedBy, value: refund.decidedBy && <ActorName actor={refund.decidedBy} /> },
    { term: detail.promisedBy, value: refund.promisedBy && <Moment at={refund.promisedBy} /> },
    { term: detail.sentAt, value: refund.sentAt && <Moment at={refund.sentAt} /> },
    { term: detail.finishedAt, value: refund.finishedAt && <Moment at={refund.finishedAt} /> },
    {
      term: detail.bankReference,
      value: refund.bankReference && <span className="font-mono">{refund.bankReference}</span>,
    },
  ]
  return <Facts facts={facts} />
}

/** Why the bank refused, in words of ours; null while it has not. */
function useBankReason(reason: string | null): string | null {
  const { bankReasons } = useRefundWords()
  if (reason === null) return null
  return reason === 'ORIGINAL_UNKNOWN' || reason === 'AMOUNT_EXCEEDS_ORIGINAL'
    ? bankReasons[reason]
    : bankReasons.OTHER
}

/** Money that settled nothing has its own desk. */
function Original({ refund, bank }: { readonly refund: RefundDetail; readonly bank: string }) {
  const { detail } = useRefundWords()
  return (
    <>
      <span className="font-mono">{refund.originalReference}</span> · {bank}
      {refund.charge === null && (
        <a href={`/staff/suspense?open=${refund.captureId}`} className="block">
          {detail.toSuspense}
        </a>
      )}
    </>
  )
}
