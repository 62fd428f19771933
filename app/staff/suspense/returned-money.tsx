'use client'

import type { RefundSummary } from '#server/domains/payments/desk-contract.ts'
import { Amount } from '../../_ui/amount.tsx'
import { Facts } from '../_queue/facts.tsx'
import { Moment } from '../_queue/moment.tsx'
import { useQueueWords } from '../_queue/use-queue-words.ts'
import { useRefundWords } from '../refunds/use-refund-words.ts'

/** What of the money goes back, or went. */
export function ReturnedMoney({ returned }: { readonly returned: RefundSummary }) {
  const { columns, returned: words } = useQueueWords()
  const { states } = useRefundWords()
  const facts = [
    { term: columns.state, value: states[returned.state] },
    { term: words.amount, value: <Amount value={BigInt(returned.amount)} /> },
    { term: words.promisedBy, value: returned.promisedBy && <Moment at={returned.promisedBy} /> },
    { term: words.at, value: returned.finishedAt && <Moment at={returned.finishedAt} /> },
    {
      term: words.reference,
      value: returned.bankReference && <span className="font-mono">{returned.bankReference}</span>,
    },
  ]
  return (
    <section aria-labelledby="returned" className="border-t border-hair pt-4">
      <h3 id="returned" className="text-body">
        {words.title}
      </h3>
      <Facts facts={facts} />
      <a href={`/staff/refunds?open=${returned.id}`} className="text-small">
        {words.open}
      </a>
    </section>
  )
}
