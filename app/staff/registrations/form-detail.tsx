'use client'

import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatFormNumber } from '#lib/form-number.ts'
import { stateNames } from '#server/domains/registrations/contract.ts'
import type { ComparedField, DeskRegistration } from '#server/domains/registrations/desk-contract.ts'
import { useDesk } from '../../_trpc/desk.ts'
import { lastDay } from '../../_ui/last-day.ts'
import { Notice } from '../../_ui/notice.tsx'
import type { Outcome } from '../_queue/decision-form.tsx'
import { Facts } from '../_queue/facts.tsx'
import { Moment } from '../_queue/moment.tsx'
import { DeskState } from '../_ui/desk-state.tsx'
import { useDeskWords } from '../_ui/desk-words.ts'
import { DetailPane } from '../_ui/detail-pane.tsx'
import { CompareFields } from './compare-fields.tsx'
import { Decide } from './decide.tsx'
import { FormHistory } from './form-history.tsx'
import { PersonName } from './person-name.tsx'
import { ScanPane } from './scan-pane.tsx'
import { useReasonInWords } from './use-reason-in-words.ts'
import { useRegistrationWords } from './use-registration-words.ts'

type Props = {
  readonly number: string
  readonly onOutcome: (outcome: Outcome | null) => void
  /** The form is off this desk. */
  readonly onDecided: () => void
}

/** One form: what it says beside the picture of the paper, what may be done now, and what happened so far. */
export function FormDetail({ number, ...on }: Props) {
  const words = useRegistrationWords()
  const view = useQuery(useDesk().registrationDesk.view.queryOptions({ number }))
  return (
    <DeskState query={view}>
      {(form) =>
        form === null ? (
          <Notice kind="error" title={words.gone} live>
            <p>{words.goneBody}</p>
          </Notice>
        ) : (
          <DetailPane id={number} title={`${formatFormNumber(number)} · ${form.holderName}`}>
            <FormFacts form={form} />
            {/* What was ticked belongs to the print that it was held against. */}
            <Work key={form.formVersion} form={form} {...on} />
            <FormHistory lines={form.history} />
          </DetailPane>
        )
      }
    </DeskState>
  )
}

type WorkProps = { readonly form: DeskRegistration } & Omit<Props, 'number'>

function Work({ form, onOutcome, onDecided }: WorkProps) {
  const [ticked, setTicked] = useState<ReadonlySet<ComparedField>>(new Set())
  const [left, setLeft] = useState<'LINES' | 'SCAN' | null>(null)
  const { detail } = useRegistrationWords()
  const compares = form.actions.includes('RECEIVE')
  return (
    <>
      <div className="grid items-start gap-6 desk:grid-cols-2">
        <CompareFields
          form={form}
          ticking={compares ? { ticked, onTick: setTicked, showMissing: left === 'LINES' } : null}
        />
        <ScanPane form={form} showMissing={left === 'SCAN'} />
      </div>
      {form.state === 'RECEIVED' && form.isOwnWork && <Notice kind="info" title={detail.own} />}
      <Decide form={form} ticked={ticked} onLeft={setLeft} onOutcome={onOutcome} onDecided={onDecided} />
    </>
  )
}

function FormFacts({ form }: { readonly form: DeskRegistration }) {
  const { locale } = useDeskWords()
  const { columns, detail } = useRegistrationWords()
  const reason = useReasonInWords()(form.reason)
  const facts = [
    { term: columns.state, value: stateNames[form.state][locale] },
    { term: detail.reason, value: reason },
    {
      term: columns.received,
      value: form.receivedAt && (
        <>
          <Moment at={form.receivedAt} />
          {form.receivedBranch && ` · ${form.receivedBranch}`}
        </>
      ),
    },
    { term: detail.receivedBy, value: form.receivedBy && <PersonName person={form.receivedBy} /> },
    { term: detail.decidedAt, value: form.decidedAt && <Moment at={form.decidedAt} /> },
    { term: detail.decidedBy, value: form.decidedBy && <PersonName person={form.decidedBy} /> },
    { term: detail.handInUntil, value: form.handInUntil && lastDay(form.handInUntil, locale) },
    {
      term: detail.replaces,
      value: form.replaces && <span className="font-mono">{formatFormNumber(form.replaces)}</span>,
    },
  ]
  return <Facts facts={facts} />
}
