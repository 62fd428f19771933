'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type RefundRow, refundReasons } from '#server/domains/payments/desk-contract.ts'
import { useDesk } from '../../_trpc/desk.ts'
import { Amount } from '../../_ui/amount.tsx'
import { ActorName } from '../_queue/actor-name.tsx'
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
import { DeskSplit } from '../_ui/detail-pane.tsx'
import { RefundDetailPane } from './refund-detail.tsx'
import { useRefundWords } from './use-refund-words.ts'

/** The queue of money on its way back, with what was opened in it beside. */
export function RefundsDesk() {
  const desk = useDesk()
  const url = useDeskUrl()
  const { queue: shared } = useQueueWords()
  const words = useRefundWords()
  const columns = useColumns()
  useQueueKeys()
  const filter = moneyFilter(url, refundReasons)
  const list = useQuery(desk.refunds.list.queryOptions(filter, { placeholderData: keepPreviousData }))
  const counts = useQuery(desk.refunds.counts.queryOptions())
  const open = url.get('open') || null

  return (
    <>
      <QueueHead
        tabs={<QueueTabs url={url} open={filter.tab} counts={counts.data} />}
        filter={
          <QueueFilter
            url={url}
            hint={words.searchHint}
            reasons={refundReasons.map((reason) => ({ value: reason, label: words.reasons[reason] }))}
          />
        }
      />
      <DeskSplit
        list={
          <QueueRows
            url={url}
            query={list}
            empty={shared.empty[filter.tab]}
            caption={`${words.title}: ${shared.tabs[filter.tab]}`}
            columns={columns}
            idOf={(row) => row.id}
            openId={open}
            onOpen={(row) => url.go({ open: row.id })}
          />
        }
        detail={
          open === null ? (
            <DeskEmpty title={shared.choose}>{shared.chooseBody}</DeskEmpty>
          ) : (
            <RefundDetailPane key={open} refundId={open} />
          )
        }
      />
    </>
  )
}

function useColumns(): readonly [DeskColumn<RefundRow>, ...DeskColumn<RefundRow>[]] {
  const { columns, reasons, states, detail } = useRefundWords()
  return [
    {
      head: columns.dossier,
      cell: ({ charge }) =>
        charge === null ? detail.noDossier : <span className="font-mono">{charge.dossierCode}</span>,
    },
    { head: columns.amount, figures: true, cell: (row) => <Amount value={BigInt(row.amount)} /> },
    { head: columns.reason, cell: (row) => reasons[row.reason] },
    {
      head: columns.requestedAt,
      cell: (row) => (
        <span className="whitespace-nowrap">
          <Moment at={row.requestedAt} />
        </span>
      ),
    },
    { head: columns.by, cell: (row) => <ActorName actor={row.requestedBy} /> },
    { head: columns.state, cell: (row) => states[row.state] },
  ]
}
