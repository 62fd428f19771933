'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatPublicId } from '#lib/ids.ts'
import { formatInstructionNumber } from '#lib/instruction-number.ts'
import { formatDong } from '#lib/money.ts'
import type { SuspenseDetail } from '#server/domains/payments/desk-contract.ts'
import { useDesk } from '../../_trpc/desk.ts'
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
import { Compare } from './compare.tsx'
import { ProposalPanel } from './proposal-panel.tsx'
import { ProposeReturn } from './propose-forms.tsx'
import { ReturnedMoney } from './returned-money.tsx'

/** One item: what came, what it could pay, what was proposed, and what happened so far. */
export function ItemDetail({ captureId }: { readonly captureId: string }) {
  const desk = useDesk()
  const { queue } = useQueueWords()
  const view = useQuery(desk.suspense.view.queryOptions({ captureId }))
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  return (
    <DeskState query={view}>
      {(item) =>
        item === null ? (
          <Notice kind="error" title={queue.gone} live>
            <p>{queue.goneBody}</p>
          </Notice>
        ) : (
          <DetailPane id={captureId} title={formatDong(BigInt(item.amount))}>
            <OutcomeNotice outcome={outcome} />
            <ItemFacts item={item} />
            {item.returned && <ReturnedMoney returned={item.returned} />}
            <Decide item={item} onOutcome={setOutcome} />
            <Story lines={item.story} />
          </DetailPane>
        )
      }
    </DeskState>
  )
}

type DecideProps = { readonly item: SuspenseDetail; readonly onOutcome: (outcome: Outcome | null) => void }

function Decide({ item, onOutcome }: DecideProps) {
  if (item.state === 'OPEN') {
    return (
      <>
        <Compare item={item} onOutcome={onOutcome} />
        <ProposeReturn item={item} onOutcome={onOutcome} />
      </>
    )
  }
  return item.state === 'PROPOSED' && <ProposalPanel item={item} onOutcome={onOutcome} />
}

function ItemFacts({ item }: { readonly item: SuspenseDetail }) {
  const { locale } = useDeskWords()
  const { columns, states, reasons, methods, detail } = useQueueWords()
  const facts = [
    { term: columns.state, value: states[item.state] },
    { term: columns.reason, value: reasons[item.reason].long },
    { term: columns.bank, value: item.bank[locale] },
    { term: columns.reference, value: <span className="font-mono">{item.bankReference}</span> },
    { term: detail.method, value: methods[item.method] },
    { term: detail.capturedAt, value: <Moment at={item.capturedAt} /> },
    {
      term: detail.payment,
      value:
        item.publicId === null ? (
          detail.nobody
        ) : (
          <span className="font-mono">{formatPublicId(item.publicId)}</span>
        ),
    },
    {
      term: detail.instruction,
      value: item.instructionNumber && (
        <span className="font-mono">{formatInstructionNumber(item.instructionNumber)}</span>
      ),
    },
    { term: detail.decidedBy, value: item.decidedBy && <ActorName actor={item.decidedBy} /> },
    { term: detail.note, value: item.note },
  ]
  return (
    <>
      <Facts facts={facts} />
      <div className="text-small">
        <h3 className="text-small font-normal text-ash">{detail.content}</h3>
        {/* A stranger's text: shown letter by letter, and never taken for a part of the page. */}
        <p className="mt-1 rounded-soft bg-sunk p-2 font-mono break-all whitespace-pre-wrap" dir="auto">
          {item.content || detail.noContent}
        </p>
      </div>
    </>
  )
}
