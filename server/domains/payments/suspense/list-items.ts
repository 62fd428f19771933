import type { Staff } from '#server/domains/identity/contract.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { DeskCounts, Page, SuspenseItemReason, SuspenseRow } from '../desk-contract.ts'
import { countQueue, moneyQueue, type QueueFilter, readQueue } from '../money-queue.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { type ItemRow, itemColumns, toSuspenseRow } from './item-row.ts'
import { captureIsVisible } from './visible.ts'

/** Found by a bank reference, a payment's id, an amount, or words of the sender's text. */
const queue = moneyQueue(
  { WORK: ['OPEN', 'PROPOSED'], MACHINE: ['WAITING', 'RETURNING'], DONE: ['RETURNED', 'ASSIGNED'] },
  {
    name: 'suspense-items',
    from: 'suspense_item i JOIN capture k ON k.id = i.capture_id',
    columns: itemColumns,
    state: 'i.state',
    reason: 'k.reason',
    at: 'i.opened_at',
    id: 'i.capture_id',
    belongs: captureIsVisible,
    found: `(k.bank_reference = $5 OR k.amount = $6::bigint OR strpos(lower(k.content), lower($5)) > 0
      OR EXISTS (SELECT FROM payment f WHERE f.id = k.payment_id AND f.public_id = upper($5)))`,
  },
)

/** A page of the money in suspense that this person may see. */
export function listSuspense(
  { database, bankName }: Pick<PaymentDeps, 'database' | 'bankName'>,
  staff: Staff,
  filter: QueueFilter<SuspenseItemReason>,
): Promise<Page<SuspenseRow>> {
  return readQueue(database, queue, staff, filter, (row: ItemRow) => toSuspenseRow(row, staff, bankName))
}

/** How much money in suspense waits for people, and how much for a machine or a bank. */
export const countSuspense = (database: Database, staff: Staff): Promise<DeskCounts> =>
  countQueue(database, queue, staff)
