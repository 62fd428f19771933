import { randomUUID } from 'node:crypto'
import { addMs } from '#lib/dates.ts'
import type { Queryable } from '../database/open.ts'
import type { Switchboard } from '../switchboard/switchboard.ts'
import type { CardPayment } from './card-payment.ts'
import { statusBody } from './wire.ts'

const WRONG_BY = 1_000n
const OVERTAKEN_MS = [1_000, 5_000] as const

/** Writes the result message of a payment that is now SUCCEEDED or DECLINED, in the same transaction. */
export async function queueResult(
  db: Queryable,
  payment: CardPayment,
  switchboard: Switchboard,
  now: Date,
): Promise<void> {
  const faults = switchboard.settings().results
  const wrong = switchboard.happens(faults.wrongAmount)
  const told = wrong ? { ...payment, amount: (payment.amount ?? 0n) + WRONG_BY } : payment
  const copies = switchboard.happens(faults.duplicate) ? faults.copies : 1
  const due = addMs(now, heldBackMs(switchboard))
  await db.query(
    `INSERT INTO result_message (jti, reference, body, copies, created_at, due_at)
     VALUES ($1, $2, $3, $4, $5, $6)`,
    [randomUUID(), payment.reference, JSON.stringify(statusBody(told, undefined)), copies, now, due],
  )
}

function heldBackMs(switchboard: Switchboard): number {
  const faults = switchboard.settings().results
  const late = switchboard.happens(faults.late) ? faults.lateMs : 0
  const [shortest, longest] = OVERTAKEN_MS
  const overtaken = switchboard.happens(faults.reorder) ? shortest + Math.random() * (longest - shortest) : 0
  return late + Math.round(overtaken)
}
