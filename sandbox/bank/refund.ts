import { isoDate } from '#lib/dates.ts'
import type { Queryable } from '../database/open.ts'
import { type BankId, banks } from './banks.ts'
import { giveBack } from './book.ts'
import { formatBankReference } from './card-payment.ts'
import { nextBankNumber } from './card-payment-store.ts'
import { lockOriginal } from './original.ts'
import type { Call } from './rules.ts'
import { type Answer, accepted, type RefundBody, referenceReused, referenceUnknown } from './wire.ts'

type Refund = {
  reference: string
  bank: BankId
  /** The bank reference of the money that is given back. */
  original: string
  /** The posting that took it; null where nothing is given back. */
  money: string | null
  amount: bigint
  status: 'REFUNDED' | 'REFUSED'
  bank_reference: string | null
  reason: 'ORIGINAL_UNKNOWN' | 'ORIGINAL_AMBIGUOUS' | 'AMOUNT_EXCEEDS_ORIGINAL' | null
  at: Date
}

/**
 * Gives money back the way it came, once per refund reference; all refunds of a debit, a card payment, a
 * transfer or of cash together never exceed it.
 */
export async function refund(call: Call<RefundBody>): Promise<Answer> {
  const { db, bank, reference, body } = call
  // Held before the refund is looked for, so that refunds of the same money come one after the other.
  const original = await lockOriginal(db, bank, body)
  const present = await readRefund(db, reference)
  if (present !== undefined) return repeated(present, call)

  const decided = await decide(call, original)
  if (!(await insert(db, decided))) return repeated(await mustRead(db, reference), call)
  if (decided.status === 'REFUNDED' && original.ok) {
    const { amount, at } = decided
    const from = original.value.from(amount, body.agencyId)
    await giveBack(db, { reference, account: original.value.account, amount, from }, at)
  }
  return accepted(view(decided))
}

/** The refund as it is. */
export async function queryRefund({ db, bank, reference }: Call<undefined>): Promise<Answer> {
  const present = await readRefund(db, reference)
  return present?.bank === bank ? accepted(view(present)) : referenceUnknown
}

async function decide(
  { db, bank, reference, body, now }: Call<RefundBody>,
  original: Awaited<ReturnType<typeof lockOriginal>>,
): Promise<Refund> {
  const wanted = { reference, bank, original: body.bankReference, amount: body.amount, at: now }
  const refused = { ...wanted, money: null, status: 'REFUSED', bank_reference: null } as const
  if (!original.ok) return { ...refused, reason: original.error }
  const { money, amount } = original.value
  if ((await refundedSoFar(db, money)) + body.amount > amount)
    return { ...refused, reason: 'AMOUNT_EXCEEDS_ORIGINAL' }
  const bankReference = formatBankReference(await nextBankNumber(db), now, banks[bank].mark)
  return { ...wanted, money, status: 'REFUNDED', bank_reference: bankReference, reason: null }
}

/** False when the same reference came for other money at the same moment and was first. */
async function insert(db: Queryable, refund: Refund): Promise<boolean> {
  const inserted = await db.query(
    `INSERT INTO refund (reference, original, amount, status, bank_reference, reason, at, bank, money)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (reference) DO NOTHING`,
    [
      refund.reference,
      refund.original,
      refund.amount,
      refund.status,
      refund.bank_reference,
      refund.reason,
      refund.at,
      refund.bank,
      refund.money,
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

async function refundedSoFar(db: Queryable, money: string): Promise<bigint> {
  const found = await db.query<{ sum: bigint }>(
    `SELECT coalesce(sum(amount), 0)::bigint AS sum FROM refund WHERE money = $1 AND status = 'REFUNDED'`,
    [money],
  )
  return found.rows[0]?.sum ?? 0n
}

function repeated(present: Refund, { bank, body }: Call<RefundBody>): Answer {
  const same =
    present.bank === bank && present.original === body.bankReference && present.amount === body.amount
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
