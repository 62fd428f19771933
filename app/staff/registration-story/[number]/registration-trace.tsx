'use client'

import { useQuery } from '@tanstack/react-query'
import { formatPublicId } from '#lib/ids.ts'
import { stateNames } from '#server/domains/registrations/contract.ts'
import { useDesk } from '../../../_trpc/desk.ts'
import { Amount } from '../../../_ui/amount.tsx'
import { Notice } from '../../../_ui/notice.tsx'
import { Facts } from '../../_queue/facts.tsx'
import { Moment } from '../../_queue/moment.tsx'
import { DeskState } from '../../_ui/desk-state.tsx'
import { useDeskWords } from '../../_ui/desk-words.ts'
import { PlainTable } from '../../_ui/plain-table.tsx'
import { FormHistory } from '../../registrations/form-history.tsx'
import { useReasonInWords } from '../../registrations/use-reason-in-words.ts'
import { HolderCard } from '../../search/holder-card.tsx'
import { RegistrationLink } from '../../search/registration-link.tsx'
import { Looks, Messages, Part } from '../../search/story-parts.tsx'
import { useTraceWords } from '../../search/use-trace-words.ts'
import { OperatorSteps } from './operator-steps.tsx'
import type { RegistrationSeen } from './registration-seen.ts'

/** A registration's whole story for an operator. */
export function RegistrationTrace({ number }: { readonly number: string }) {
  const { registration: words, holder } = useTraceWords()
  const view = useQuery(useDesk().trace.registration.queryOptions({ number }))
  return (
    <DeskState query={view}>
      {(seen) =>
        seen === null ? (
          <Notice kind="error" title={words.gone} live>
            <p>{words.goneBody}</p>
          </Notice>
        ) : (
          <div className="grid items-start gap-6 desk:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
            <div className="min-w-0 space-y-6">
              <RegistrationFacts seen={seen} />
              <OperatorSteps seen={seen} />
              <Part title={holder.title}>
                <HolderCard holder={seen.holder} />
              </Part>
              <Looks looks={seen.looks} />
            </div>
            <div className="min-w-0 space-y-6">
              <FormHistory lines={seen.history} />
              <Scans seen={seen} />
              <Debits seen={seen} />
              <Messages messages={seen.messages} />
            </div>
          </div>
        )
      }
    </DeskState>
  )
}

function RegistrationFacts({ seen }: { readonly seen: RegistrationSeen }) {
  const { registration: words, scopes } = useTraceWords()
  const { locale } = useDeskWords()
  const inWords = useReasonInWords()
  const { replaces, replacedBy, printedAt, receivedAt, decidedAt } = seen
  const refused = seen.mandateReason === seen.reason ? null : inWords(seen.mandateReason)
  const mandate = [words.mandates[seen.mandate], refused].filter(Boolean).join(': ')
  return (
    <Part title={words.facts}>
      <Facts
        facts={[
          { term: words.state, value: stateNames[seen.state][locale] },
          { term: words.reason, value: inWords(seen.reason) },
          { term: words.mandate, value: mandate },
          { term: words.bank, value: seen.bank.name[locale] },
          { term: words.branch, value: seen.branch },
          { term: words.account, value: <span className="font-mono">{seen.accountMask}</span> },
          { term: words.accountHolder, value: seen.accountHolder },
          { term: words.scope, value: scopes[seen.scope] },
          { term: words.dailyLimit, value: <Amount value={BigInt(seen.dailyLimit)} /> },
          { term: words.printedAt, value: printedAt && <Moment at={printedAt} /> },
          { term: words.receivedAt, value: receivedAt && <Moment at={receivedAt} /> },
          { term: words.decidedAt, value: decidedAt && <Moment at={decidedAt} /> },
          { term: words.replaces, value: replaces && <RegistrationLink number={replaces} /> },
          { term: words.replacedBy, value: replacedBy && <RegistrationLink number={replacedBy} /> },
        ]}
      />
    </Part>
  )
}

/** That a paper was scanned, by whom and when; its picture is for the bank's people. */
function Scans({ seen }: { readonly seen: RegistrationSeen }) {
  const { registration: words } = useTraceWords()
  const { locale } = useDeskWords()
  const inKilobytes = new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: 'kilobyte',
    maximumFractionDigits: 0,
  })
  return (
    <Part title={words.scans}>
      {seen.scans.length === 0 && <p className="text-small text-ash">{words.noScans}</p>}
      <ul className="text-small">
        {seen.scans.map(({ id, formVersion, size, mediaType, uploadedAt, uploadedBy }) => (
          <li key={id} className="py-1">
            {words.scan(formVersion, inKilobytes.format(Math.ceil(size / 1024)))} · {mediaType} ·{' '}
            <Moment at={uploadedAt} />
            {uploadedBy && <> · {uploadedBy}</>}
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Debits({ seen }: { readonly seen: RegistrationSeen }) {
  const { registration: words, payment, facts, attemptStates } = useTraceWords()
  return (
    <Part title={words.debits}>
      {seen.debits.length === 0 ? (
        <p className="text-small text-ash">{words.noDebits}</p>
      ) : (
        <PlainTable
          caption={words.debits}
          heads={[facts.PUBLIC_ID, payment.amount, payment.state, payment.reason, payment.createdAt]}
          rows={seen.debits.map(({ reference, publicId, amount, state, reason, createdAt }) => ({
            key: reference,
            cells: [
              <a
                key="id"
                href={`/staff/payments/${publicId}`}
                className="inline-flex min-h-11 items-center font-mono"
              >
                {formatPublicId(publicId)}
              </a>,
              <Amount key="amount" value={BigInt(amount)} />,
              attemptStates[state] ?? state,
              reason ?? '–',
              <Moment key="at" at={createdAt} />,
            ],
          }))}
        />
      )}
    </Part>
  )
}
