import type { Staff } from '#server/domains/identity/contract.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { DeskCounts, Page, RefundReason, RefundRow } from '../desk-contract.ts'
import { countQueue, moneyQueue, type QueueFilter, readQueue } from '../money-queue.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { refundIsVisible } from '../suspense/visible.ts'
import { type RefundRead, refundColumns, toRefundRow } from './refund-row.ts'
import { isUndecided } from './undecided.ts'

/**
 * Found by a bank reference of either side, a payment's id, a dossier code or an amount. What the bank refused is work
 * until people have decided what to do, and done from then on: it is work exactly where REQUESTED is wanted, too.
 */
const queue = moneyQueue(
  {
    WORK: ['REQUESTED', 'REFUSED'],
    MACHINE: ['APPROVED', 'SENT'],
    DONE: ['REFUNDED', 'REJECTED', 'REFUSED'],
  },
  {
    name: 'refunds',
    from: 'refund r JOIN capture k ON k.id = r.capture_id',
    columns: refundColumns,
    state: 'r.state',
    reason: 'r.reason',
    at: 'r.requested_at',
    id: 'r.id',
    belongs: `${refundIsVisible} AND (r.state <> 'REFUSED' OR ${isUndecided} = ('REQUESTED' = ANY ($3)))`,
    found: `(k.bank_reference = $5 OR r.bank_reference = $5 OR r.amount = $6::bigint
      OR EXISTS (SELECT FROM payment f WHERE f.id = k.payment_id AND f.public_id = upper($5))
      OR EXISTS (SELECT FROM charge f WHERE f.id = r.charge_id AND f.source_label = upper($5)))`,
  },
)

/** A page of the refunds that this person may see. */
export function listRefunds(
  { database, bankName }: Pick<PaymentDeps, 'database' | 'bankName'>,
  staff: Staff,
  filter: QueueFilter<RefundReason>,
): Promise<Page<RefundRow>> {
  return readQueue(database, queue, staff, filter, (row: RefundRead) => toRefundRow(row, staff, bankName))
}

/** How many refunds wait for people, and how many for the bank. */
export const countRefunds = (database: Database, staff: Staff): Promise<DeskCounts> =>
  countQueue(database, queue, staff)
