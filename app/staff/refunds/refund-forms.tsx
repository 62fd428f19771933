'use client'

import { useMutation } from '@tanstack/react-query'
import { err, type Result } from '#lib/result.ts'
import type { RefundDetail, RejectRefusal, RetryRefusal } from '#server/domains/payments/desk-contract.ts'
import { useDesk } from '../../_trpc/desk.ts'
import { TextField } from '../../_ui/text-field.tsx'
import { DecisionForm, type Outcome, type Sent } from '../_queue/decision-form.tsx'
import { refusedSentence } from './refused-words.ts'
import { useRefundWords } from './use-refund-words.ts'

type Props = { readonly refund: RefundDetail; readonly onOutcome: (outcome: Outcome | null) => void }

/** A second person agrees or says no; whoever asked reads why not. */
export function DecideRefund({ refund, onOutcome }: Props) {
  const { decide: words } = useRefundWords()
  return (
    <section aria-labelledby="decide" className="space-y-4 border-t border-hair pt-4">
      <h3 id="decide" className="text-body">
        {words.title}
      </h3>
      {refund.requestedBy.self ? (
        <p className="text-small">{words.own}</p>
      ) : (
        <SecondPerson refund={refund} onOutcome={onOutcome} />
      )}
    </section>
  )
}

function SecondPerson({ refund, onOutcome }: Props) {
  const { decide: words } = useRefundWords()
  const said = useSaid()
  const desk = useDesk()
  const approve = useMutation(desk.refunds.approve.mutationOptions())
  const reject = useMutation(desk.refunds.reject.mutationOptions())
  const seen = { refundId: refund.id, version: refund.version }
  return (
    <>
      <DecisionForm
        label={words.approve}
        submit={words.approve}
        shortcut="a"
        onOutcome={onOutcome}
        send={async () => said(await approve.mutateAsync(seen))}
      />
      <DecisionForm
        label={words.reject}
        submit={words.reject}
        kind="secondary"
        shortcut="r"
        onOutcome={onOutcome}
        send={async (typed) =>
          said(await reject.mutateAsync({ ...seen, note: typed('reject-note') }), 'reject-note')
        }
      >
        <TextField name="reject-note" label={words.rejectNote} autoComplete="off" />
      </DecisionForm>
    </>
  )
}

/** The bank said no for good: people decide anew. */
export function RetryRefund({ refund, onOutcome }: Props) {
  const { retry: words } = useRefundWords()
  const said = useSaid()
  const retry = useMutation(useDesk().refunds.retry.mutationOptions())
  const seen = { refundId: refund.id, version: refund.version }
  return (
    <section aria-labelledby="retry" className="border-t border-hair pt-4">
      <h3 id="retry" className="text-body">
        {words.title}
      </h3>
      <p className="mb-2 text-small">{words.lead}</p>
      <DecisionForm
        label={words.title}
        submit={words.submit}
        shortcut="a"
        done={words.done}
        onOutcome={onOutcome}
        send={async (typed) =>
          said(await retry.mutateAsync({ ...seen, reason: typed('retry-reason') }), 'retry-reason')
        }
      >
        <TextField name="retry-reason" label={words.reason} autoComplete="off" />
      </DecisionForm>
    </section>
  )
}

/** What the server answered, in words; a missing reason belongs to its field. */
function useSaid(): (answer: Result<unknown, RejectRefusal | RetryRefusal>, reasonField?: string) => Sent {
  const words = useRefundWords()
  return (answer, reasonField) => {
    if (answer.ok) return answer
    const message = refusedSentence(answer.error, words)
    return err(
      answer.error.code === 'REASON_EMPTY' && reasonField ? { message, field: reasonField } : { message },
    )
  }
}
