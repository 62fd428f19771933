import { isoDate } from '#lib/dates.ts'
import type { Queryable } from '../database/open.ts'
import { giveBack } from './book.ts'
import { lockByBankReference } from './card-payment-store.ts'
import { cardOf } from './operations.ts'
import type { Call } from './rules.ts'
import { type Answer, accepted, type RefundBody, referenceReused, referenceUnknown } from './wire.ts'

type RefundReason = 'ORIGINAL_UNKNOWN' | 'AMOUNT_EXCEEDS_ORIGINAL'

type Refund = {
  reference: string
  bank_reference: string
  amount: bigint
  status: 'REFUNDED' | 'REFUSED'
  reason: RefundReason | null
  at: Date
}

/** Gives money back once per refund reference; all refunds of a payment together never exceed it. */
export async function refund(call: Call<RefundBody>): Promise<Answer> {
  const { db, reference, body, now } = call
  // Held before the refund is looked for, so that refunds of one payment come one after the other.
  const original = await lockByBankReference(db, body.bankReference)
  const present = await readRefund(db, reference)
  if (present !== undefined) return sameRefund(present, body) ? accepted(view(present)) : referenceReused

  const wanted = { reference, bank_reference: body.bankReference, amount: body.amount, at: now }
  const paid = original?.amount ?? 0n
  if (original === undefined)
    return store(db, { ...wanted, status: 'REFUSED', reason: 'ORIGINAL_UNKNOWN' }, body)
  if ((await refundedSoFar(db, body.bankReference)) + body.amount > paid) {
    return store(db, { ...wanted, status: 'REFUSED', reason: 'AMOUNT_EXCEEDS_ORIGINAL' }, body)
  }
  const card = await cardOf(db, original)
  const answer = await store(db, { ...wanted, status: 'REFUNDED', reason: null }, body, async () =>
    giveBack(db, { reference, customer: card.accountId, amount: body.amount }, now),
  )
  return answer
}

/** The refund as it is. */
export async function queryRefund({ db, reference }: Call<undefined>): Promise<Answer> {
  const present = await readRefund(db, reference)
  return present === undefined ? referenceUnknown : accepted(view(present))
}

/** Stores the refund, and moves its money if this call is the one that stored it. */
async function store(
  db: Queryable,
  wanted: Refund,
  body: RefundBody,
  move: () => Promise<void> = async () => {},
): Promise<Answer> {
  const inserted = await db.query(
    `INSERT INTO refund (reference, bank_reference, amount, status, reason, at)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (reference) DO NOTHING`,
    [wanted.reference, wanted.bank_reference, wanted.amount, wanted.status, wanted.reason, wanted.at],
  )
  if (inserted.rowCount === 1) {
    await move()
    return accepted(view(wanted))
  }
  // The same reference for two payments at once: each held its own payment, the key decided.
  const present = await readRefund(db, wanted.reference)
  return present !== undefined && sameRefund(present, body) ? accepted(view(present)) : referenceReused
}

async function readRefund(db: Queryable, reference: string): Promise<Refund | undefined> {
  const found = await db.query<Refund>('SELECT * FROM refund WHERE reference = $1', [reference])
  return found.rows[0]
}

async function refundedSoFar(db: Queryable, bankReference: string): Promise<bigint> {
  const found = await db.query<{ sum: bigint }>(
    `SELECT coalesce(sum(amount), 0)::bigint AS sum FROM refund
     WHERE bank_reference = $1 AND status = 'REFUNDED'`,
    [bankReference],
  )
  return found.rows[0]?.sum ?? 0n
}

const sameRefund = (present: Refund, body: RefundBody): boolean =>
  present.bank_reference === body.bankReference && present.amount === body.amount

function view(refund: Refund): object {
  return {
    refundReference: refund.reference,
    status: refund.status,
    amount: refund.amount.toString(),
    at: isoDate(refund.at),
    ...(refund.status === 'REFUNDED' && { bankReference: refund.bank_reference }),
    ...(refund.reason !== null && { reason: refund.reason }),
  }
}
