'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { newUuid } from '#lib/ids.ts'
import { formatFigures } from '#lib/money.ts'
import { err } from '#lib/result.ts'
import type { RefundableCharge, RequestRefundRefusal } from '#server/domains/payments/desk-contract.ts'
import { useDesk } from '../../../_trpc/desk.ts'
import { TextField } from '../../../_ui/text-field.tsx'
import { DecisionForm, type Outcome, OutcomeNotice, type Sent } from '../../_queue/decision-form.tsx'
import { useDeskWords } from '../../_ui/desk-words.ts'
import { DetailPane } from '../../_ui/detail-pane.tsx'
import { refusedSentence } from '../refused-words.ts'
import { useRefundWords } from '../use-refund-words.ts'

const fieldOf: Partial<Record<RequestRefundRefusal['code'], string>> = {
  REASON_EMPTY: 'refund-reason',
  AMOUNT_FORM: 'refund-amount',
  TOO_MUCH: 'refund-amount',
}

/** How much of a settled charge goes back, and why. */
export function RequestForm({ charge }: { readonly charge: RefundableCharge }) {
  const words = useRefundWords()
  const { locale } = useDeskWords()
  const request = useMutation(useDesk().refunds.request.mutationOptions())
  const [requestId] = useState(() => newUuid())
  const [asked, setAsked] = useState<string | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const { chargeId, label, dossierCode, left } = charge

  async function send(typed: (name: string) => string): Promise<Sent> {
    const amount = figuresOf(typed('refund-amount'))
    if (amount === null) return refused({ code: 'AMOUNT_FORM' })
    const sent = await request.mutateAsync({ chargeId, amount, reason: typed('refund-reason'), requestId })
    if (!sent.ok) return refused(sent.error)
    setAsked(sent.value.refundId)
    return sent
  }

  function refused(refusal: RequestRefundRefusal): Sent {
    const field = fieldOf[refusal.code]
    const message = refusedSentence(refusal, words)
    return err(field === undefined ? { message } : { message, field })
  }

  return (
    <DetailPane id={chargeId} title={`${label[locale]} · ${dossierCode}`}>
      <OutcomeNotice outcome={outcome} />
      {asked === null ? (
        <DecisionForm
          label={words.request.title}
          submit={words.request.submit}
          done={words.request.done}
          onOutcome={setOutcome}
          send={send}
        >
          <TextField
            name="refund-amount"
            label={words.request.amount}
            hint={words.request.amountHint}
            inputMode="numeric"
            autoComplete="off"
            size="half"
            value={formatFigures(BigInt(left))}
          />
          <TextField
            name="refund-reason"
            label={words.request.reason}
            hint={words.request.reasonHint}
            autoComplete="off"
          />
        </DecisionForm>
      ) : (
        <a href={`/staff/refunds?open=${asked}`}>{words.request.see}</a>
      )}
    </DetailPane>
  )
}

/** "150.000" as people write an amount, in the decimal form of messages; null where it is none. */
function figuresOf(typed: string): string | null {
  const figures = typed.replace(/[\s.,đ₫]/giu, '')
  return /^(?:0|[1-9]\d{0,12})$/.test(figures) ? figures : null
}
