'use client'

import { skipToken, useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import type { Candidate, SuspenseDetail } from '#server/domains/payments/desk-contract.ts'
import { useDesk } from '../../_trpc/desk.ts'
import { FormContext } from '../../_ui/action-form-context.ts'
import { buttonLook } from '../../_ui/button-look.ts'
import { TextField } from '../../_ui/text-field.tsx'
import type { Outcome } from '../_queue/decision-form.tsx'
import { useQueueWords } from '../_queue/use-queue-words.ts'
import { DeskState } from '../_ui/desk-state.tsx'
import { CandidateCard } from './candidate-card.tsx'
import { ProposeAssignment } from './propose-forms.tsx'
import { refusedSentence } from './refused-words.ts'

type Props = { readonly item: SuspenseDetail; readonly onOutcome: (outcome: Outcome | null) => void }

/** The payments that the money names or came for, and any other by its number or public id, each beside the money. */
export function Compare({ item, onOutcome }: Props) {
  const { compare: words } = useQueueWords()
  return (
    <section aria-labelledby="compare" className="space-y-4 border-t border-hair pt-4">
      <div>
        <h3 id="compare" className="text-body">
          {words.title}
        </h3>
        <p className="text-small text-ash">{item.candidates.length === 0 ? words.none : words.lead}</p>
      </div>
      {item.candidates.map((candidate) => (
        <Assignable key={candidate.number} item={item} candidate={candidate} onOutcome={onOutcome} />
      ))}
      <ByNumber item={item} onOutcome={onOutcome} />
    </section>
  )
}

function Assignable({ item, candidate, onOutcome }: Props & { readonly candidate: Candidate }) {
  const enough = candidate.fit === 'EXACT' || candidate.fit === 'MORE'
  return (
    <CandidateCard candidate={candidate} amount={item.amount}>
      {enough && <ProposeAssignment item={item} number={candidate.number} onOutcome={onOutcome} />}
    </CandidateCard>
  )
}

/** Looks up the payment of a number or public id that somebody types. */
function ByNumber({ item, onOutcome }: Props) {
  const words = useQueueWords()
  const [number, setNumber] = useState<string | null>(null)
  const { captureId } = item
  const asked = number === null ? skipToken : { captureId, number }
  const found = useQuery(useDesk().suspense.candidate.queryOptions(asked))
  const refused = found.data?.ok === false ? refusedSentence(found.data.error, words) : null

  function look(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    setNumber(String(new FormData(event.currentTarget).get('number') ?? ''))
  }

  const errors = refused === null ? [] : [{ field: 'number', message: refused }]
  return (
    <>
      <FormContext value={{ errors, values: {}, sending: '' }}>
        <form onSubmit={look} noValidate className="space-y-3" data-key={hasForm(item) ? undefined : 'a'}>
          <TextField
            name="number"
            label={words.compare.number}
            hint={words.compare.numberHint}
            autoComplete="off"
            look="font-mono"
          />
          <button type="submit" className={buttonLook('secondary', true)}>
            {words.compare.look}
          </button>
        </form>
      </FormContext>
      {number !== null && (
        <DeskState query={found}>
          {(answer) =>
            answer.ok && !isListed(item, answer.value) ? (
              <Assignable item={item} candidate={answer.value} onOutcome={onOutcome} />
            ) : null
          }
        </DeskState>
      )}
    </>
  )
}

const isListed = ({ candidates }: SuspenseDetail, { number }: Candidate): boolean =>
  candidates.some((listed) => listed.number === number)

/** Whether the money can be assigned to a payment that it names; then the shortcut leads there. */
const hasForm = ({ candidates }: SuspenseDetail): boolean =>
  candidates.some(({ fit }) => fit === 'EXACT' || fit === 'MORE')
