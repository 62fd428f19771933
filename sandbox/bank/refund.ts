import { isoDate } from '#lib/dates.ts'
import type { Queryable } from '../database/open.ts'
import { giveBack } from './book.ts'
import { type CardPayment, formatBankReference } from './card-payment.ts'
import { lockByBankReference, nextBankNumber } from './card-payment-store.ts'
import { cardOf } from './operations.ts'
import type { Call } from './rules.ts'
import { type Answer, accepted, type RefundBody, referenceReused, referenceUnknown } from './wire.ts'

type Refund = {
  reference: string
  /** The bank reference of the payment that is given back. */
  original: string
  amount: bigint
  status: 'REFUNDED' | 'REFUSED'
  bank_reference: string | null
  reason: 'ORIGINAL_UNKNOWN' | 'AMOUNT_EXCEEDS_ORIGINAL' | null
  at: Date
}

/** Gives money back once per refund reference; all refunds of a payment together never exceed it. */
export async function refund(call: Call<RefundBody>): Promise<Answer> {
  const { db, reference, body } = call
  // Held before the refund is looked for, so that refunds of one payment come one after the other.
  const original = await lockByBankReference(db, body.bankReference)
  const present = await readRefund(db, reference)
  if (present !== undefined) return repeated(present, body)

  const decided = await decide(call, original)
  if (!(await insert(db, decided))) return repeated(await mustRead(db, reference), body)
  if (decided.status === 'REFUNDED' && original !== undefined) {
    const { accountId } = await cardOf(db, original)
    await giveBack(db, { reference, customer: accountId, amount: decided.amount }, decided.at)
  }
  return accepted(view(decided))
}

/** The refund as it is. */
export async function queryRefund({ db, reference }: Call<undefined>): Promise<Answer> {
  const present = await readRefund(db, reference)
  return present === undefined ? referenceUnknown : accepted(view(present))
}

async function decide(
  { db, reference, body, now }: Call<RefundBody>,
  original: CardPayment | undefined,
): Promise<Refund> {
  const wanted = { reference, original: body.bankReference, amount: body.amount, at: now }
  const refused = { ...wanted, status: 'REFUSED', bank_reference: null } as const
  if (original === undefined) return { ...refused, reason: 'ORIGINAL_UNKNOWN' }
  const together = (await refundedSoFar(db, body.bankReference)) + body.amount
  if (together > (original.amount ?? 0n)) return { ...refused, reason: 'AMOUNT_EXCEEDS_ORIGINAL' }
  const bankReference = formatBankReference(await nextBankNumber(db), now)
  return { ...wanted, status: 'REFUNDED', bank_reference: bankReference, reason: null }
}

/** False when the same reference came for another payment at the same moment and was first. */
async function insert(db: Queryable, refund: Refund): Promise<boolean> {
  const inserted = await db.query(
    `INSERT INTO refund (reference, original, amount, status, bank_reference, reason, at)
     VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (reference) DO NOTHING`,
    [
      refund.reference,
      refund.original,
      refund.amount,
      refund.status,
      refund.bank_reference,
      refund.reason,
      refund.at,
    ],
  )
  return inserted.rowCount === 1
}

async function readRefund(db: Queryable, reference: string): Promise<Refund | undefined> {
  const found = await db.query<Refund>('SELECT * FROM refund WHERE reference = $1', [reference])
  return found.rows[0]
}

async function mustRead(db: Queryable, reference: string): Promise<Refund> {
  const present = await readRefund(db, reference)
  if (present === undefined) throw new Error('A refund that exists cannot be read')
  return present
}

async function refundedSoFar(db: Queryable, original: string): Promise<bigint> {
  const found = await db.query<{ sum: bigint }>(
    `SELECT coalesce(sum(amount), 0)::bigint AS sum FROM refund WHERE original = $1 AND status = 'REFUNDED'`,
    [original],
  )
  return found.rows[0]?.sum ?? 0n
}

function repeated(present: Refund, body: RefundBody): Answer {
  const same = present.original === body.bankReference && present.amount === body.amount
  return same ? accepted(view(present)) : referenceReused
}

function view(refund: Refund): object {
  return {
    refundReference: refund.reference,
    status: refund.status,
    amount: refund.amount.toString(),
    at: isoDate(refund.at),
    ...(refund.bank_reference !== null && { bankReference: refund.bank_reference }),
    ...(refund.reason !== null && { reason: refund.reason }),
  }
}
