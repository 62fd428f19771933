'use client'

import type { ReactNode } from 'react'
import { formatPublicId } from '#lib/ids.ts'
import { mostFound, type TraceFound } from '#server/domains/payments/trace-contract.ts'
import { stateNames } from '#server/domains/registrations/contract.ts'
import { Amount } from '../../_ui/amount.tsx'
import { shortBankName } from '../../_ui/short-bank-name.ts'
import { Moment } from '../_queue/moment.tsx'
import { useDeskWords } from '../_ui/desk-words.ts'
import { PlainTable } from '../_ui/plain-table.tsx'
import { HolderCard } from './holder-card.tsx'
import { RegistrationLink } from './registration-link.tsx'
import { useTraceWords } from './use-trace-words.ts'

/** What was found, each kind by itself. */
export function FoundList({ found }: { readonly found: TraceFound }) {
  const { search } = useTraceWords()
  return (
    <div className="mt-3 space-y-6">
      <Kind title={search.payments} count={found.payments.length}>
        <Payments found={found} />
      </Kind>
      <Kind title={search.money} count={found.money.length}>
        <Money found={found} />
      </Kind>
      <Kind title={search.registrations} count={found.registrations.length}>
        <Registrations found={found} />
      </Kind>
      <Kind title={search.holders} count={found.holders.length}>
        <ul className="space-y-3">
          {found.holders.map((holder) => (
            <li key={holder.id}>
              <HolderCard holder={holder} registrations={holder.registrations} />
            </li>
          ))}
        </ul>
      </Kind>
    </div>
  )
}

type KindProps = { readonly title: string; readonly count: number; readonly children: ReactNode }

function Kind({ title, count, children }: KindProps) {
  const { search } = useTraceWords()
  if (count === 0) return null
  return (
    <section>
      <h2 className="mb-2 text-h3">{title}</h2>
      {children}
      {count === mostFound && <p className="mt-1 text-tiny text-ash">{search.most(mostFound)}</p>}
    </section>
  )
}

function Payments({ found }: { readonly found: TraceFound }) {
  const words = useTraceWords()
  const { payment } = words
  return (
    <PlainTable
      caption={words.search.payments}
      heads={[
        words.facts.PUBLIC_ID,
        payment.amount,
        payment.state,
        payment.payer,
        payment.createdAt,
        words.search.foundBy,
      ]}
      rows={found.payments.map(({ publicId, amount, state, holderName, createdAt, by }) => ({
        key: publicId,
        cells: [
          <a
            key="id"
            href={`/staff/payments/${publicId}`}
            className="inline-flex min-h-11 items-center font-mono"
          >
            {formatPublicId(publicId)}
          </a>,
          <Amount key="amount" value={BigInt(amount)} />,
          words.states[state],
          holderName ?? payment.guest,
          <Moment key="at" at={createdAt} />,
          words.facts[by],
        ],
      }))}
    />
  )
}

function Money({ found }: { readonly found: TraceFound }) {
  const { search, payment } = useTraceWords()
  const { locale } = useDeskWords()
  return (
    <PlainTable
      caption={search.money}
      heads={[payment.bankReference, payment.amount, payment.bank, payment.received]}
      rows={found.money.map(({ captureId, bankReference, amount, bank, capturedAt }) => ({
        key: captureId,
        cells: [
          <a
            key="id"
            href={`/staff/suspense?open=${captureId}`}
            className="inline-flex min-h-11 items-center font-mono"
          >
            {bankReference}
          </a>,
          <Amount key="amount" value={BigInt(amount)} />,
          shortBankName(bank[locale]),
          <Moment key="at" at={capturedAt} />,
        ],
      }))}
    />
  )
}

function Registrations({ found }: { readonly found: TraceFound }) {
  const { search, facts, holder, registration } = useTraceWords()
  const { locale } = useDeskWords()
  const stateName = (state: string) =>
    Object.entries(stateNames).find(([name]) => name === state)?.[1][locale] ?? state
  return (
    <PlainTable
      caption={search.registrations}
      heads={[facts.REGISTRATION, holder.title, registration.account, registration.bank, registration.state]}
      rows={found.registrations.map(({ number, holderName, accountMask, bank, state }) => ({
        key: number,
        cells: [
          <RegistrationLink key="id" number={number} />,
          holderName,
          accountMask,
          shortBankName(bank[locale]),
          stateName(state),
        ],
      }))}
    />
  )
}
