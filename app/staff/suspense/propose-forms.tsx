'use client'

import { useMutation } from '@tanstack/react-query'
import { err } from '#lib/result.ts'
import type { SuspenseDetail } from '#server/domains/payments/desk-contract.ts'
import { useDesk } from '../../_trpc/desk.ts'
import { TextField } from '../../_ui/text-field.tsx'
import { DecisionForm, type Outcome, type Sent } from '../_queue/decision-form.tsx'
import { useQueueWords } from '../_queue/use-queue-words.ts'
import { formatPaymentName } from './payment-name.ts'
import { refusedSentence } from './refused-words.ts'

type Props = { readonly item: SuspenseDetail; readonly onOutcome: (outcome: Outcome | null) => void }

/** Asks that the money goes back to whoever sent it. */
export function ProposeReturn({ item, onOutcome }: Props) {
  const { propose: words } = useQueueWords()
  const send = useProposal(item)
  return (
    <section aria-labelledby="propose-return" className="border-t border-hair pt-4">
      <h3 id="propose-return" className="text-body">
        {words.kinds.RETURN}
      </h3>
      <p className="mb-2 text-small text-ash">{words.lead}</p>
      <DecisionForm
        label={words.kinds.RETURN}
        submit={words.submitReturn}
        kind="secondary"
        shortcut="r"
        onOutcome={onOutcome}
        send={(typed) => send({ kind: 'RETURN', reason: typed('return-reason') }, 'return-reason')}
      >
        <TextField name="return-reason" label={words.reason} hint={words.reasonHint} autoComplete="off" />
      </DecisionForm>
    </section>
  )
}

/** Asks that the money pays the payment of this number or public id. */
export function ProposeAssignment({ item, onOutcome, number }: Props & { readonly number: string }) {
  const { compare, propose: words } = useQueueWords()
  const send = useProposal(item)
  const field = `assign-reason-${number}`
  return (
    <DecisionForm
      label={compare.assignThis(formatPaymentName(number))}
      submit={words.submitAssign}
      shortcut="a"
      onOutcome={onOutcome}
      send={(typed) => send({ kind: 'ASSIGN', number, reason: typed(field) }, field)}
    >
      <TextField name={field} label={words.reason} hint={words.reasonHint} autoComplete="off" />
    </DecisionForm>
  )
}

type Wanted =
  | { readonly kind: 'RETURN'; readonly reason: string }
  | { readonly kind: 'ASSIGN'; readonly reason: string; readonly number: string }

/** Sends a proposal about the item as it is seen; a missing reason is said at its field. */
function useProposal({ captureId, version }: SuspenseDetail) {
  const words = useQueueWords()
  const propose = useMutation(useDesk().suspense.propose.mutationOptions())
  return async (wanted: Wanted, reasonField: string): Promise<Sent> => {
    const sent = await propose.mutateAsync({ captureId, version, wanted })
    if (sent.ok) return sent
    const message = refusedSentence(sent.error, words)
    return err(sent.error.code === 'REASON_EMPTY' ? { message, field: reasonField } : { message })
  }
}
