'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type SuspenseRow, suspenseReasons } from '#server/domains/payments/desk-contract.ts'
import { useDesk } from '../../_trpc/desk.ts'
import { Amount } from '../../_ui/amount.tsx'
import { shortBankName } from '../../_ui/short-bank-name.ts'
import { Moment } from '../_queue/moment.tsx'
import { moneyFilter } from '../_queue/money-filter.ts'
import { QueueFilter } from '../_queue/queue-filter.tsx'
import { QueueHead } from '../_queue/queue-head.tsx'
import { useQueueKeys } from '../_queue/queue-keys.ts'
import { QueueRows } from '../_queue/queue-rows.tsx'
import { QueueTabs } from '../_queue/queue-tabs.tsx'
import { useDeskUrl } from '../_queue/use-desk-url.ts'
import { useQueueWords } from '../_queue/use-queue-words.ts'
import { DeskEmpty } from '../_ui/desk-state.tsx'
import type { DeskColumn } from '../_ui/desk-table.tsx'
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
  const filter = moneyFilter(url, suspenseReasons)
  const list = useQuery(desk.suspense.list.queryOptions(filter, { placeholderData: keepPreviousData }))
  const counts = useQuery(desk.suspense.counts.queryOptions())
  const open = url.get('open') || null

  return (
    <>
      <QueueHead
        tabs={<QueueTabs url={url} open={filter.tab} counts={counts.data} />}
        filter={
          <QueueFilter
            url={url}
            hint={words.queue.searchHint}
            reasons={suspenseReasons.map((reason) => ({ value: reason, label: words.reasons[reason].short }))}
          />
        }
      />
      <DeskSplit
        list={
          <QueueRows
            url={url}
            query={list}
            empty={words.queue.empty[filter.tab]}
            caption={`${words.title}: ${words.queue.tabs[filter.tab]}`}
            columns={columns}
            idOf={(row) => row.captureId}
            openId={open}
            onOpen={(row) => url.go({ open: row.captureId })}
          />
        }
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
    { head: columns.bank, cell: (row) => shortBankName(row.bank[locale]) },
    { head: columns.state, cell: (row) => states[row.state] },
  ]
}
