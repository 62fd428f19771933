'use client'

import { formatInstructionNumber } from '#lib/instruction-number.ts'
import { formatDong } from '#lib/money.ts'
import type {
  PaymentTrace,
  TraceAttempt,
  TraceDocument,
  TraceJournal,
} from '#server/domains/payments/trace-contract.ts'
import { Amount } from '../../../_ui/amount.tsx'
import { Facts } from '../../_queue/facts.tsx'
import { Moment } from '../../_queue/moment.tsx'
import { useQueueWords } from '../../_queue/use-queue-words.ts'
import { useDeskWords } from '../../_ui/desk-words.ts'
import { PlainTable } from '../../_ui/plain-table.tsx'
import { useRefundWords } from '../../refunds/use-refund-words.ts'
import { RegistrationLink } from '../../search/registration-link.tsx'
import { Part } from '../../search/story-parts.tsx'
import { useTraceWords } from '../../search/use-trace-words.ts'

/** What comes to each agency, and the first lines of it. */
export function Lines({ trace }: { readonly trace: PaymentTrace }) {
  const { payment: words } = useTraceWords()
  const { locale } = useDeskWords()
  return (
    <Part title={words.lines}>
      <Facts
        facts={trace.shares.map(({ agency, lines, amount }) => ({
          term: `${agency[locale]} · ${words.lineCount(lines)}`,
          value: <Amount value={BigInt(amount)} />,
        }))}
      />
      <PlainTable
        caption={words.lines}
        heads={[words.dossier, words.fee, words.amount]}
        rows={trace.lines.map(({ chargeId, dossierCode, label, amount }) => ({
          key: chargeId,
          cells: [
            <span key="code" className="font-mono text-tiny">
              {dossierCode}
            </span>,
            label[locale],
            <Amount key="amount" value={BigInt(amount)} />,
          ],
        }))}
      />
      {trace.lines.length < trace.lineCount && (
        <p className="mt-1 text-tiny text-ash">{words.linesOf(trace.lines.length, trace.lineCount)}</p>
      )}
    </Part>
  )
}

export function Attempts({ attempts }: { readonly attempts: readonly TraceAttempt[] }) {
  const { payment: words } = useTraceWords()
  return (
    <Part title={words.attempts}>
      {attempts.length === 0 && <p className="text-small text-ash">{words.noAttempts}</p>}
      <ul className="space-y-3">
        {attempts.map((attempt) => (
          <li key={attempt.reference} className="rounded-soft border border-hair bg-sheet px-4 py-2">
            <Attempt attempt={attempt} />
          </li>
        ))}
      </ul>
    </Part>
  )
}

function Attempt({ attempt }: { readonly attempt: TraceAttempt }) {
  const { payment: words, attemptStates, reasons } = useTraceWords()
  const { methods } = useQueueWords()
  const { locale } = useDeskWords()
  const { registrationNumber, sentAt, bankReference } = attempt
  return (
    <Facts
      facts={[
        { term: words.method, value: methods[attempt.method] },
        { term: words.state, value: attemptStates[attempt.state] ?? attempt.state },
        { term: words.reason, value: attempt.reason && (reasons[attempt.reason] ?? attempt.reason) },
        { term: words.amount, value: <Amount value={BigInt(attempt.amount)} /> },
        { term: words.number, value: attempt.mask && <span className="font-mono">{attempt.mask}</span> },
        {
          term: words.registration,
          value: registrationNumber && <RegistrationLink number={registrationNumber} />,
        },
        { term: words.bank, value: [attempt.bank[locale], attempt.branch].filter(Boolean).join(', ') },
        { term: words.reference, value: <span className="font-mono">{attempt.reference}</span> },
        {
          term: words.bankReference,
          value: bankReference && <span className="font-mono">{bankReference}</span>,
        },
        { term: words.createdAt, value: <Moment at={attempt.createdAt} /> },
        { term: words.sentAt, value: sentAt && <Moment at={sentAt} /> },
      ]}
    />
  )
}

/** Debit to the left, credit to the right, as books have it. */
export function Journals({ journals }: { readonly journals: readonly TraceJournal[] }) {
  const { payment: words } = useTraceWords()
  return (
    <Part title={words.journal}>
      {journals.length === 0 && <p className="text-small text-ash">{words.noJournal}</p>}
      {journals.map((journal) => (
        <Journal key={journal.id} journal={journal} />
      ))}
    </Part>
  )
}

function Journal({ journal }: { readonly journal: TraceJournal }) {
  const { payment: words } = useTraceWords()
  const { locale } = useDeskWords()
  const cell = 'px-3 py-2 text-right figures whitespace-nowrap'
  return (
    <table className="mt-2 w-full border-collapse rounded-soft border border-hair bg-sheet text-small">
      <caption className="pb-1 text-left text-tiny text-ash wrap-anywhere">
        {journal.kind} · <Moment at={journal.at} /> · {journal.cause}
      </caption>
      <thead>
        <tr className="bg-sunk">
          <th scope="col" className="px-3 py-2 text-left">
            {words.account}
          </th>
          <th scope="col" className="px-3 py-2 text-right">
            {words.debit}
          </th>
          <th scope="col" className="px-3 py-2 text-right">
            {words.credit}
          </th>
        </tr>
      </thead>
      <tbody>
        {journal.lines.map(({ account, name, debit, credit }) => (
          <tr key={account} className="border-t border-hair">
            <th scope="row" className="px-3 py-2 text-left font-medium wrap-anywhere">
              {name?.[locale] ?? account}
            </th>
            <td className={cell}>{debit && formatDong(BigInt(debit))}</td>
            <td className={cell}>{credit && formatDong(BigInt(credit))}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** Money that did not fit or goes back, each with the way to its desk. */
export function Returns({ suspense, refunds }: Pick<PaymentTrace, 'suspense' | 'refunds'>) {
  const { payment: words } = useTraceWords()
  const { states: itemStates } = useQueueWords()
  const { states: refundStates } = useRefundWords()
  const rows = [
    ...suspense.map(({ captureId, state, amount, bankReference }) => ({
      key: captureId,
      href: `/staff/suspense?open=${captureId}`,
      name: bankReference,
      what: words.suspense,
      amount,
      state: itemStates[state],
    })),
    ...refunds.map(({ id, reference, state, amount }) => ({
      key: id,
      href: `/staff/refunds?open=${id}`,
      name: reference,
      what: words.refunds,
      amount,
      state: refundStates[state],
    })),
  ]
  if (rows.length === 0) return null
  const title = `${words.suspense}, ${words.refunds.toLowerCase()}`
  return (
    <Part title={title}>
      <PlainTable
        caption={title}
        heads={[words.reference, words.result, words.amount, words.state]}
        rows={rows.map(({ key, href, name, what, amount, state }) => ({
          key,
          cells: [
            <a key="link" href={href} className="inline-flex min-h-11 items-center font-mono text-tiny">
              {name}
            </a>,
            what,
            <Amount key="amount" value={BigInt(amount)} />,
            state,
          ],
        }))}
      />
    </Part>
  )
}

/** Papers, each with the page on which anyone can verify it. */
export function Documents({ documents }: { readonly documents: readonly TraceDocument[] }) {
  const { payment: words } = useTraceWords()
  return (
    <Part title={words.documents}>
      {documents.length === 0 && <p className="text-small text-ash">{words.noDocuments}</p>}
      <ul className="divide-y divide-hair text-small">
        {documents.map((document) => (
          <li key={document.code} className="flex flex-wrap items-center justify-between gap-x-4 py-1">
            <span>
              {words.documentKinds[document.kind]} <DocumentNumber document={document} />
              <span className="block text-tiny text-ash">
                <Moment at={document.at} />
              </span>
            </span>
            <a href={`/verify/${document.code}`} className="inline-flex min-h-11 items-center">
              {words.verify}
              <span className="sr-only"> {document.code}</span>
            </a>
          </li>
        ))}
      </ul>
    </Part>
  )
}

function DocumentNumber({ document }: { readonly document: TraceDocument }) {
  const { locale } = useDeskWords()
  if (document.kind === 'CONFIRMATION') return null
  if (document.kind === 'RECEIPT')
    return (
      <>
        <span className="font-mono">{document.number}</span>, {document.agency[locale]}
      </>
    )
  return <span className="font-mono">{formatInstructionNumber(document.number)}</span>
}
