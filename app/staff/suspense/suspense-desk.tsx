'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { deskTabs, type SuspenseRow, suspenseReasons } from '#server/domains/payments/desk-contract.ts'
import { useDesk } from '../../_trpc/desk.ts'
import { Amount } from '../../_ui/amount.tsx'
import { KeysHint } from '../_queue/keys-hint.tsx'
import { Moment } from '../_queue/moment.tsx'
import { QueueEmpty } from '../_queue/queue-empty.tsx'
import { QueueFilter } from '../_queue/queue-filter.tsx'
import { QueueHead } from '../_queue/queue-head.tsx'
import { useQueueKeys } from '../_queue/queue-keys.ts'
import { QueuePages } from '../_queue/queue-pages.tsx'
import { QueueTabs } from '../_queue/queue-tabs.tsx'
import { oneOf, useDeskUrl } from '../_queue/use-desk-url.ts'
import { useQueueWords } from '../_queue/use-queue-words.ts'
import { DeskEmpty, DeskState } from '../_ui/desk-state.tsx'
import { type DeskColumn, DeskTable } from '../_ui/desk-table.tsx'
import { useDeskWords } from '../_ui/desk-words.ts'
import { DeskSplit } from '../_ui/detail-pane.tsx'
import { ItemDetail } from './item-detail.tsx'

/** The queue of money that fits nothing yet, with what was opened in it beside. */
export function SuspenseDesk() {
  const desk = useDesk()
  const url = useDeskUrl()
  const words = useQueueWords()
  const columns = useColumns()
  useQueueKeys()
  const tab = oneOf(deskTabs, url.get('tab')) ?? 'WORK'
  const filter = {
    tab,
    reason: oneOf(suspenseReasons, url.get('reason')),
    search: url.get('q'),
    after: url.get('after') || null,
  }
  const list = useQuery(desk.suspense.list.queryOptions(filter, { placeholderData: keepPreviousData }))
  const counts = useQuery(desk.suspense.counts.queryOptions())
  const open = url.get('open') || null

  const queue = (
    <DeskState query={list}>
      {({ rows, next }) => (
        <>
          {rows.length === 0 ? (
            <QueueEmpty url={url} title={words.queue.empty[tab]} />
          ) : (
            <DeskTable
              caption={`${words.title}: ${words.queue.tabs[tab]}`}
              columns={columns}
              rows={rows}
              idOf={(row) => row.captureId}
              openId={open}
              onOpen={(row) => url.go({ open: row.captureId })}
            />
          )}
          <QueuePages url={url} next={next} />
          <KeysHint />
        </>
      )}
    </DeskState>
  )
  return (
    <>
      <QueueHead
        tabs={<QueueTabs url={url} open={tab} counts={counts.data} />}
        filter={
          <QueueFilter
            url={url}
            hint={words.queue.searchHint}
            reasons={suspenseReasons.map((reason) => ({ value: reason, label: words.reasons[reason].short }))}
          />
        }
      />
      <DeskSplit
        list={queue}
        detail={
          open === null ? (
            <DeskEmpty title={words.queue.choose}>{words.queue.chooseBody}</DeskEmpty>
          ) : (
            <ItemDetail key={open} captureId={open} />
          )
        }
      />
    </>
  )
}

function useColumns(): readonly [DeskColumn<SuspenseRow>, ...DeskColumn<SuspenseRow>[]] {
  const { columns, reasons, states } = useQueueWords()
  const { locale } = useDeskWords()
  return [
    { head: columns.reference, cell: (row) => <span className="font-mono">{row.bankReference}</span> },
    { head: columns.amount, figures: true, cell: (row) => <Amount value={BigInt(row.amount)} /> },
    { head: columns.reason, cell: (row) => reasons[row.reason].short },
    {
      head: columns.openedAt,
      cell: (row) => (
        <span className="whitespace-nowrap">
          <Moment at={row.openedAt} />
        </span>
      ),
    },
    { head: columns.bank, cell: (row) => row.bank[locale] },
    { head: columns.state, cell: (row) => states[row.state] },
  ]
}
