'use client'

import type { ReactNode } from 'react'
import { formatPublicId } from '#lib/ids.ts'
import type { Candidate } from '#server/domains/payments/desk-contract.ts'
import { Amount } from '../../_ui/amount.tsx'
import { StatusTag } from '../../_ui/status-tag.tsx'
import { Facts } from '../_queue/facts.tsx'
import { useQueueWords } from '../_queue/use-queue-words.ts'
import { useDeskWords } from '../_ui/desk-words.ts'
import { formatPaymentName } from './payment-name.ts'

const looks = { EXACT: 'paid', MORE: 'due', LESS: 'waiting', NOTHING_OWED: 'none' } as const

type Props = {
  readonly candidate: Candidate
  /** What came, in đồng. */
  readonly amount: string
  readonly children?: ReactNode
}

/** What a payment owes now, beside the money that came. */
export function CandidateCard({ candidate, amount, children }: Props) {
  const { locale } = useDeskWords()
  const { compare, detail } = useQueueWords()
  const { number, fit, held, lines } = candidate
  const facts = [
    { term: compare.money, value: <Amount value={BigInt(amount)} /> },
    { term: compare.owedNow, value: <Amount value={BigInt(candidate.owedNow)} /> },
    { term: compare.debtor, value: candidate.debtor },
    { term: detail.payment, value: <span className="font-mono">{formatPublicId(candidate.publicId)}</span> },
  ]
  return (
    <article
      aria-labelledby={`candidate-${number}`}
      className="space-y-3 rounded-soft border-2 border-hair p-3"
      data-candidate={number}
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h4 id={`candidate-${number}`} className="font-mono font-bold">
          {formatPaymentName(number)}
        </h4>
        <StatusTag look={looks[fit]}>{compare.fits[fit]}</StatusTag>
      </div>
      <Facts facts={facts} />
      <ul className="text-small">
        {lines.map((line) => (
          <li
            key={`${line.dossierCode} ${line.label.vi}`}
            className="flex flex-wrap justify-between gap-x-4 border-t border-hair py-2"
          >
            <span className="min-w-0">
              {line.label[locale]}
              <span className="block text-tiny text-ash">
                <span className="font-mono">{line.dossierCode}</span> · {line.agency[locale]}
              </span>
            </span>
            <span className="ms-auto text-right">
              <Amount value={BigInt(line.amount)} />
              <span className="block text-tiny text-ash">{compare.lineStates[line.state]}</span>
            </span>
          </li>
        ))}
      </ul>
      {held && <p className="text-small font-medium text-turmeric">{compare.held}</p>}
      {candidate.state !== null && candidate.state !== 'ACTIVE' && (
        <p className="text-small text-ash">{compare.ended}</p>
      )}
      {children}
    </article>
  )
}
