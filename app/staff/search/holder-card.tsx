'use client'

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { TraceHolder } from '#server/domains/payments/trace-contract.ts'
import type { HolderDecision } from '#server/domains/registrations/story-contract.ts'
import { useDesk } from '../../_trpc/desk.ts'
import { buttonLook } from '../../_ui/button-look.ts'
import { type Outcome, OutcomeNotice } from '../_queue/decision-form.tsx'
import { Facts } from '../_queue/facts.tsx'
import { Moment } from '../_queue/moment.tsx'
import { ReasonStep } from './reason-step.tsx'
import { RegistrationLink } from './registration-link.tsx'
import { useTraceWords } from './use-trace-words.ts'

type Props = { readonly holder: TraceHolder; readonly registrations?: readonly string[] }

/** In whose name accounts are registered, and what an operator may decide about it. */
export function HolderCard({ holder, registrations }: Props) {
  const { holder: words } = useTraceWords()
  const [decided, setDecided] = useState<HolderDecision | null>(null)
  const isClosed = holder.closedAt !== null || decided === 'CLOSE'
  const isVerified = holder.verifiedAt !== null || decided === 'VERIFY'
  const offered: readonly HolderDecision[] = isClosed ? [] : isVerified ? ['CLOSE'] : ['VERIFY', 'CLOSE']
  const facts = [
    { term: words.kind, value: words.kinds[holder.kind] },
    { term: words.taxCode, value: holder.taxCode && <span className="font-mono">{holder.taxCode}</span> },
    {
      term: words.verified,
      value: isVerified ? holder.verifiedAt && <Moment at={holder.verifiedAt} /> : words.unverified,
    },
    { term: words.closed, value: holder.closedAt && <Moment at={holder.closedAt} /> },
    { term: words.registrations, value: registrations ? <Numbers of={registrations} /> : null },
  ]
  return (
    <section aria-label={holder.name} className="rounded-soft border border-hair bg-sheet p-4">
      <h3 className="text-body font-bold">{holder.name}</h3>
      <Facts facts={facts} />
      <DecideHolder holder={holder} offered={offered} onDecided={setDecided} />
    </section>
  )
}

function Numbers({ of }: { readonly of: readonly string[] }) {
  const { holder } = useTraceWords()
  if (of.length === 0) return holder.noRegistrations
  return (
    <ul>
      {of.map((number) => (
        <li key={number}>
          <RegistrationLink number={number} />
        </li>
      ))}
    </ul>
  )
}

type DecideProps = {
  readonly holder: TraceHolder
  readonly offered: readonly HolderDecision[]
  readonly onDecided: (decision: HolderDecision) => void
}

function DecideHolder({ holder, offered, onDecided }: DecideProps) {
  const { holder: words, refused } = useTraceWords()
  const [wanted, setWanted] = useState<HolderDecision | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const decide = useMutation(useDesk().trace.decideHolder.mutationOptions())
  return (
    <>
      <OutcomeNotice outcome={outcome} />
      {wanted === null ? (
        <div className="mt-3 flex flex-wrap gap-3">
          {offered.map((decision) => (
            <button
              key={decision}
              type="button"
              onClick={() => setWanted(decision)}
              className={buttonLook(decision === 'VERIFY' ? 'secondary' : 'quiet')}
            >
              {words.decisions[decision].open}
            </button>
          ))}
        </div>
      ) : (
        <ReasonStep
          key={wanted}
          words={words.decisions[wanted]}
          onCancel={() => setWanted(null)}
          onOutcome={(said) => {
            setOutcome(said)
            if (said?.kind !== 'success') return
            onDecided(wanted)
            setWanted(null)
          }}
          send={async (reason) => {
            const { id: holderId, version: seen } = holder
            const answer = await decide.mutateAsync({ holderId, seen, decision: wanted, reason })
            return answer.ok ? null : { code: answer.error.code, message: refused[answer.error.code] }
          }}
        />
      )}
    </>
  )
}
