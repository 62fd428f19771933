'use client'

import { useMutation } from '@tanstack/react-query'
import { err, type Result } from '#lib/result.ts'
import type {
  ApproveRefusal,
  RejectRefusal,
  SuspenseDetail,
  WithdrawRefusal,
} from '#server/domains/payments/desk-contract.ts'
import { useDesk } from '../../_trpc/desk.ts'
import { TextField } from '../../_ui/text-field.tsx'
import { ActorName } from '../_queue/actor-name.tsx'
import { DecisionForm, type Outcome, type Sent } from '../_queue/decision-form.tsx'
import { Facts } from '../_queue/facts.tsx'
import { Moment } from '../_queue/moment.tsx'
import { useQueueWords } from '../_queue/use-queue-words.ts'
import { CandidateCard } from './candidate-card.tsx'
import { formatPaymentName } from './payment-name.ts'
import { refusedSentence } from './refused-words.ts'

type Props = { readonly item: SuspenseDetail; readonly onOutcome: (outcome: Outcome | null) => void }

/** What somebody proposed: another person approves or rejects it, whoever proposed may take it back. */
export function ProposalPanel({ item, onOutcome }: Props) {
  const { proposal: words, propose } = useQueueWords()
  const { proposal } = item
  if (proposal === null) return null
  const facts = [
    { term: words.kind, value: propose.kinds[proposal.kind] },
    {
      term: words.number,
      value: proposal.number && <span className="font-mono">{formatPaymentName(proposal.number)}</span>,
    },
    { term: words.reason, value: proposal.reason },
    { term: words.by, value: <ActorName actor={proposal.by} /> },
    { term: words.at, value: <Moment at={proposal.at} /> },
  ]
  const target = item.candidates.find(({ number }) => number === proposal.number)
  return (
    <section aria-labelledby="proposal" className="space-y-4 border-t border-hair pt-4">
      <h3 id="proposal" className="text-body">
        {words.title}
      </h3>
      <Facts facts={facts} />
      {target && <CandidateCard candidate={target} amount={item.amount} />}
      {proposal.by.self ? (
        <Withdraw item={item} onOutcome={onOutcome} />
      ) : (
        <SecondPerson item={item} onOutcome={onOutcome} />
      )}
    </section>
  )
}

function Withdraw({ item, onOutcome }: Props) {
  const { proposal: words } = useQueueWords()
  const said = useSaid()
  const withdraw = useMutation(useDesk().suspense.withdraw.mutationOptions())
  const { captureId, version } = item
  return (
    <>
      <p className="text-small">{words.own}</p>
      <DecisionForm
        label={words.withdraw}
        submit={words.withdraw}
        kind="secondary"
        shortcut="r"
        onOutcome={onOutcome}
        send={async () => said(await withdraw.mutateAsync({ captureId, version }))}
      />
    </>
  )
}

function SecondPerson({ item, onOutcome }: Props) {
  const { proposal: words } = useQueueWords()
  const said = useSaid()
  const desk = useDesk()
  const approve = useMutation(desk.suspense.approve.mutationOptions())
  const reject = useMutation(desk.suspense.reject.mutationOptions())
  const { captureId, version } = item
  return (
    <>
      <DecisionForm
        label={words.approve}
        submit={words.approve}
        shortcut="a"
        onOutcome={onOutcome}
        send={async () => said(await approve.mutateAsync({ captureId, version }))}
      />
      <DecisionForm
        label={words.reject}
        submit={words.reject}
        kind="secondary"
        shortcut="r"
        onOutcome={onOutcome}
        send={async (typed) => {
          const note = typed('reject-note')
          return said(await reject.mutateAsync({ captureId, version, note }), 'reject-note')
        }}
      >
        <TextField name="reject-note" label={words.rejectNote} autoComplete="off" />
      </DecisionForm>
    </>
  )
}

type Said = Result<unknown, ApproveRefusal | RejectRefusal | WithdrawRefusal>

/** What the server answered, in words; a missing reason belongs to its field. */
function useSaid(): (answer: Said, reasonField?: string) => Sent {
  const words = useQueueWords()
  return (answer, reasonField) => {
    if (answer.ok) return answer
    const message = refusedSentence(answer.error, words)
    return err(
      answer.error.code === 'REASON_EMPTY' && reasonField ? { message, field: reasonField } : { message },
    )
  }
}
