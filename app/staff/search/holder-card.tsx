'use client'

import { useMutation, useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { TraceHolder } from '#server/domains/payments/trace-contract.ts'
import type { HolderDecision } from '#server/domains/registrations/holder-contract.ts'
import { useDesk } from '../../_trpc/desk.ts'
import { buttonLook } from '../../_ui/button-look.ts'
import { type Outcome, OutcomeNotice } from '../_queue/decision-form.tsx'
import { Facts } from '../_queue/facts.tsx'
import { Moment } from '../_queue/moment.tsx'
import { ReasonStep } from './reason-step.tsx'
import { RegistrationLink } from './registration-link.tsx'
import { useTraceWords } from './use-trace-words.ts'
import { waitingHolders } from './waiting-place.ts'

type Props = { readonly holder: TraceHolder; readonly registrations?: readonly string[] }

/** In whose name accounts are registered, and what an operator may propose about it. */
export function HolderCard({ holder, registrations }: Props) {
  const { holder: words } = useTraceWords()
  const facts = [
    { term: words.kind, value: words.kinds[holder.kind] },
    { term: words.taxCode, value: holder.taxCode && <span className="font-mono">{holder.taxCode}</span> },
    {
      term: words.verified,
      value: holder.verifiedAt === null ? words.unverified : <Moment at={holder.verifiedAt} />,
    },
    { term: words.closed, value: holder.closedAt && <Moment at={holder.closedAt} /> },
    { term: words.registrations, value: registrations ? <Numbers of={registrations} /> : null },
  ]
  return (
    <section aria-label={holder.name} className="rounded-soft border border-hair bg-sheet p-4">
      <h3 className="text-body font-bold">{holder.name}</h3>
      <Facts facts={facts} />
      <ProposeForHolder holder={holder} />
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

function offeredFor({ closedAt, verifiedAt }: TraceHolder): readonly HolderDecision[] {
  if (closedAt !== null) return []
  return verifiedAt === null ? ['VERIFY', 'CLOSE'] : ['CLOSE']
}

/** Asks for a decision that another operator has to take; while one waits, leads there. */
function ProposeForHolder({ holder }: { readonly holder: TraceHolder }) {
  const { holder: words } = useTraceWords()
  const router = useRouter()
  const desk = useDesk()
  const [wanted, setWanted] = useState<HolderDecision | null>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const { data } = useQuery(desk.trace.holderProposals.queryOptions())
  const propose = useMutation(desk.trace.proposeHolder.mutationOptions())
  const offered = offeredFor(holder)
  if (data?.waiting.some((one) => one.holder.id === holder.id && one.obstacle === null))
    return (
      <>
        <OutcomeNotice outcome={outcome} />
        <p className="mt-3 text-small">
          {words.waiting.waits} <a href={`/staff/search#${waitingHolders}`}>{words.waiting.link}</a>
        </p>
      </>
    )
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
              className={buttonLook(decision === 'VERIFY' ? 'secondary' : 'quiet', true)}
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
            setWanted(null)
            // The list of what waits is drawn by the server.
            router.refresh()
          }}
          send={async (reason) => {
            const { id: holderId, version: seen } = holder
            const answer = await propose.mutateAsync({ holderId, seen, decision: wanted, reason })
            return answer.ok ? null : { code: answer.error.code, message: words.refused[answer.error.code] }
          }}
        />
      )}
    </>
  )
}
