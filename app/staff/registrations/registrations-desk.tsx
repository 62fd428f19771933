'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef, useState } from 'react'
import {
  mostCounted,
  type RegistrationTab,
  registrationTabs,
} from '#server/domains/registrations/desk-contract.ts'
import { useDesk } from '../../_trpc/desk.ts'
import { type Outcome, OutcomeNotice } from '../_queue/decision-form.tsx'
import { QueueFilter } from '../_queue/queue-filter.tsx'
import { QueueHead } from '../_queue/queue-head.tsx'
import { useQueueKeys } from '../_queue/queue-keys.ts'
import { QueueRows } from '../_queue/queue-rows.tsx'
import { TabBar } from '../_queue/tab-bar.tsx'
import { oneOf, useDeskUrl } from '../_queue/use-desk-url.ts'
import { useQueueWords } from '../_queue/use-queue-words.ts'
import { DeskEmpty } from '../_ui/desk-state.tsx'
import { DeskSplit } from '../_ui/detail-pane.tsx'
import type { BankRole } from './bank-roles.ts'
import { FindForm } from './find-form.tsx'
import { FormDetail } from './form-detail.tsx'
import { useFormColumns } from './use-form-columns.tsx'
import { useRegistrationWords } from './use-registration-words.ts'

const formNumber = /^\d{12}$/

/** The forms of a bank: found by number, or taken from the queue, with what was opened beside. */
export function RegistrationsDesk({ role }: { readonly role: BankRole }) {
  const desk = useDesk()
  const url = useDeskUrl()
  const words = useRegistrationWords()
  useQueueKeys()
  const field = useRef<HTMLInputElement>(null)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const tab = oneOf(registrationTabs, url.get('tab')) ?? 'RECEIVED'
  const filter = { tab, search: url.get('q'), after: url.get('after') || null }
  const list = useQuery(
    desk.registrationDesk.list.queryOptions(filter, { placeholderData: keepPreviousData }),
  )
  const open = formNumber.test(url.get('open')) ? url.get('open') : null
  // A teller's comes on paper, and its lines need the width.
  const isAlone = role === 'TELLER' && open !== null
  const columns = useFormColumns(tab, open !== null && !isAlone)
  const show = (number: string | null) => url.go({ open: number })

  /** On to the next: a teller's comes on paper, a controller's from the queue. */
  function moveOn() {
    const next = role === 'TELLER' ? null : nextOf(list.data?.rows ?? [], open)
    show(next)
    if (next === null) field.current?.focus()
  }

  const openForm = (number: string) => {
    setOutcome(null)
    show(number)
  }

  const parts = {
    head: <QueueHead tabs={<Tabs open={tab} />} filter={<QueueFilter url={url} hint={words.searchHint} />} />,
    list: (
      <QueueRows
        url={url}
        query={list}
        empty={words.empty[tab]}
        caption={`${words.title}: ${words.tabs[tab]}`}
        columns={columns}
        idOf={(row) => row.number}
        openId={open}
        onOpen={(row) => openForm(row.number)}
      />
    ),
    detail:
      open === null ? (
        <DeskEmpty title={words.choose[role]}>{words.chooseBody[role]}</DeskEmpty>
      ) : (
        <FormDetail key={open} number={open} onOutcome={setOutcome} onDecided={moveOn} />
      ),
  }
  return (
    <>
      <FindForm field={field} focusFirst={role === 'TELLER' && open === null} onFound={openForm} />
      <div className="my-3">
        <OutcomeNotice outcome={outcome} />
      </div>
      {isAlone ? <DetailFirst {...parts} /> : <Beside wide={open === null ? 'list' : 'detail'} {...parts} />}
    </>
  )
}

type Parts = { readonly head: ReactNode; readonly list: ReactNode; readonly detail: ReactNode }

/** The queue with what was opened of it: for whoever goes through the queue. */
function Beside({ head, wide, ...split }: Parts & { readonly wide: 'list' | 'detail' }) {
  return (
    <>
      {head}
      <DeskSplit wide={wide} {...split} />
    </>
  )
}

/** What was opened over the whole width, the queue below: for whoever holds it against a paper. */
function DetailFirst({ head, list, detail }: Parts) {
  return (
    <>
      {detail}
      <div className="mt-8">
        {head}
        {list}
      </div>
    </>
  )
}

function Tabs({ open }: { readonly open: RegistrationTab }) {
  const url = useDeskUrl()
  const words = useRegistrationWords()
  const { queue } = useQueueWords()
  const { data } = useQuery(useDesk().registrationDesk.counts.queryOptions())
  const countOf = (count: number | undefined): string | null => {
    if (count === undefined) return null
    return count >= mostCounted ? queue.more : String(count)
  }
  const tabs = registrationTabs.map((tab) => ({
    id: tab,
    text: words.tabs[tab],
    count: countOf(data?.[tab]),
  }))
  return <TabBar url={url} label={words.tabsLabel} open={open} tabs={tabs} />
}

/** The row after the one that is done, else the one before it. */
function nextOf(rows: readonly { readonly number: string }[], done: string | null): string | null {
  const place = rows.findIndex(({ number }) => number === done)
  if (place === -1) return null
  return (rows[place + 1] ?? rows[place - 1])?.number ?? null
}
