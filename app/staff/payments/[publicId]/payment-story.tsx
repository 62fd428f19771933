'use client'

import { useQuery } from '@tanstack/react-query'
import { useDesk } from '../../../_trpc/desk.ts'
import { Notice } from '../../../_ui/notice.tsx'
import { DeskState } from '../../_ui/desk-state.tsx'
import { HolderCard } from '../../search/holder-card.tsx'
import { Looks, Messages, Part } from '../../search/story-parts.tsx'
import { useTraceWords } from '../../search/use-trace-words.ts'
import { Events, OtherMessages } from './events.tsx'
import { PaymentFacts } from './payment-facts.tsx'
import { Attempts, Documents, Journals, Lines, Returns } from './payment-tables.tsx'

/** A payment's whole story: what it is beside what happened, and below what the books and the papers say. */
export function PaymentStory({ publicId }: { readonly publicId: string }) {
  const { payment: words, holder: holderWords } = useTraceWords()
  const view = useQuery(useDesk().trace.payment.queryOptions({ publicId }))
  return (
    <DeskState query={view}>
      {(trace) =>
        trace === null ? (
          <Notice kind="error" title={words.gone} live>
            <p>{words.goneBody}</p>
          </Notice>
        ) : (
          <div className="grid items-start gap-6 desk:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
            <div className="min-w-0 space-y-6">
              <PaymentFacts trace={trace} />
              {trace.holder && (
                <Part title={holderWords.title}>
                  <HolderCard holder={trace.holder} />
                </Part>
              )}
              <Lines trace={trace} />
              <Documents documents={trace.documents} />
              <Messages messages={trace.messages} />
              <Looks looks={trace.looks} />
            </div>
            <div className="min-w-0 space-y-6">
              <Events events={trace.events} />
              <OtherMessages messages={trace.otherMessages} />
              <Attempts attempts={trace.attempts} />
              <Journals journals={trace.journals} />
              <Returns suspense={trace.suspense} refunds={trace.refunds} />
            </div>
          </div>
        )
      }
    </DeskState>
  )
}
