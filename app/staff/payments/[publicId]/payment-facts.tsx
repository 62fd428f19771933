'use client'

import type { PaymentTrace } from '#server/domains/payments/trace-contract.ts'
import { Amount } from '../../../_ui/amount.tsx'
import { Facts } from '../../_queue/facts.tsx'
import { Moment } from '../../_queue/moment.tsx'
import { Part } from '../../search/story-parts.tsx'
import { useTraceWords } from '../../search/use-trace-words.ts'

export function PaymentFacts({ trace }: { readonly trace: PaymentTrace }) {
  const { payment: words, states } = useTraceWords()
  return (
    <Part title={words.facts}>
      <Facts
        facts={[
          { term: words.state, value: states[trace.state] },
          { term: words.exception, value: trace.exception },
          { term: words.amount, value: <Amount value={BigInt(trace.amount)} /> },
          { term: words.payer, value: trace.holder?.name ?? words.guest },
          { term: words.createdAt, value: <Moment at={trace.createdAt} /> },
          { term: words.expiresAt, value: <Moment at={trace.expiresAt} /> },
          { term: words.paidAt, value: trace.paidAt && <Moment at={trace.paidAt} /> },
        ]}
      />
    </Part>
  )
}
