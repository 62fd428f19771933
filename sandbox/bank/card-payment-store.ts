import type { Queryable } from '../database/open.ts'
import type { CardPaymentStatus } from './card-payment.states.ts'
import type { Card, CardPayment, DeclineReason, Otp } from './card-payment.ts'

type Row = {
  reference: string
  status: CardPaymentStatus
  amount: bigint | null
  description: string | null
  card_number: string | null
  otp_code: string | null
  otp_sent_at: Date | null
  otp_valid_until: Date | null
  otp_tries_left: number | null
  otp_codes_sent: number
  reason: DeclineReason | null
  bank_reference: string | null
  settle_at: Date | null
  changed_at: Date
}

/** The payment as it stands, without waiting for whoever is changing it. */
export async function readPayment(db: Queryable, reference: string): Promise<CardPayment | undefined> {
  const found = await db.query<Row>('SELECT * FROM card_payment WHERE reference = $1', [reference])
  return found.rows[0] && toPayment(found.rows[0])
}

/** The payment, held until the transaction ends. */
export async function lockPayment(db: Queryable, reference: string): Promise<CardPayment | undefined> {
  const found = await db.query<Row>('SELECT * FROM card_payment WHERE reference = $1 FOR UPDATE', [reference])
  return found.rows[0] && toPayment(found.rows[0])
}

/** The payment that a bank reference names, held until the transaction ends. */
export async function lockByBankReference(
  db: Queryable,
  bankReference: string,
): Promise<CardPayment | undefined> {
  const found = await db.query<Row>('SELECT * FROM card_payment WHERE bank_reference = $1 FOR UPDATE', [
    bankReference,
  ])
  return found.rows[0] && toPayment(found.rows[0])
}

/** Stores a payment whose card was accepted; false when the reference exists by now. */
export async function insertAccepted(
  db: Queryable,
  payment: { reference: string; amount: bigint; description: string; cardNumber: string; otp: Otp },
  now: Date,
): Promise<boolean> {
  const { otp } = payment
  const inserted = await db.query(
    `INSERT INTO card_payment (reference, status, amount, description, card_number, otp_code, otp_sent_at,
       otp_valid_until, otp_tries_left, otp_codes_sent, created_at, changed_at)
     VALUES ($1, 'AWAITING_OTP', $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) ON CONFLICT (reference) DO NOTHING`,
    [
      payment.reference,
      payment.amount,
      payment.description,
      payment.cardNumber,
      otp.code,
      otp.sentAt,
      otp.validUntil,
      otp.triesLeft,
      otp.codesSent,
      now,
    ],
  )
  return inserted.rowCount === 1
}

/** Fences a reference that the bank has not seen: whatever comes later finds it cancelled. */
export async function insertCancelled(db: Queryable, reference: string, now: Date): Promise<void> {
  await db.query(
    `INSERT INTO card_payment (reference, status, created_at, changed_at) VALUES ($1, 'CANCELLED', $2, $2)
     ON CONFLICT (reference) DO NOTHING`,
    [reference, now],
  )
}

/** What a change writes: each field absent is left, or emptied where the new state has none. */
export type PaymentChange = {
  readonly status: CardPaymentStatus
  readonly reason?: DeclineReason
  readonly bankReference?: string
  readonly settle?: { readonly at: Date; readonly as: 'TAKE' | 'DECLINE' }
}

/** Moves a payment that the caller holds. */
export async function changePayment(
  db: Queryable,
  reference: string,
  change: PaymentChange,
  now: Date,
): Promise<CardPayment> {
  const changed = await db.query<Row>(
    `UPDATE card_payment SET status = $2, reason = $3, bank_reference = $4, settle_at = $5, settle_as = $6,
       otp_code = NULL, changed_at = $7
     WHERE reference = $1 RETURNING *`,
    [
      reference,
      change.status,
      change.reason ?? null,
      change.bankReference ?? null,
      change.settle?.at ?? null,
      change.settle?.as ?? null,
      now,
    ],
  )
  return toPayment(mustExist(changed.rows[0]))
}

/** Replaces the code, or its tries, of a payment that the caller holds. */
export async function changeOtp(db: Queryable, reference: string, otp: Otp): Promise<CardPayment> {
  const changed = await db.query<Row>(
    `UPDATE card_payment SET otp_code = $2, otp_sent_at = $3, otp_valid_until = $4, otp_tries_left = $5,
       otp_codes_sent = $6 WHERE reference = $1 RETURNING *`,
    [reference, otp.code, otp.sentAt, otp.validUntil, otp.triesLeft, otp.codesSent],
  )
  return toPayment(mustExist(changed.rows[0]))
}

/** `FT…`: the next number of the bank's own references. Gaps are of no consequence. */
export async function nextBankNumber(db: Queryable): Promise<bigint> {
  const next = await db.query<{ number: bigint }>(`SELECT nextval('bank_reference_number') AS number`)
  return mustExist(next.rows[0]).number
}

type CardRow = {
  number: string
  holder_name: string
  date: string
  phone: string
  account_id: bigint
  payment_limit: bigint
  standing: Card['standing']
  behaviour: Card['behaviour']
}

/** The card with this number. */
export async function readCard(db: Queryable, number: string): Promise<Card | undefined> {
  const found = await db.query<CardRow>('SELECT * FROM card WHERE number = $1', [number])
  const row = found.rows[0]
  return (
    row && {
      number: row.number,
      holderName: row.holder_name,
      date: row.date,
      phone: row.phone,
      accountId: row.account_id,
      paymentLimit: row.payment_limit,
      standing: row.standing,
      behaviour: row.behaviour,
    }
  )
}

function toPayment(row: Row): CardPayment {
  return {
    reference: row.reference,
    status: row.status,
    amount: row.amount ?? undefined,
    description: row.description ?? '',
    cardNumber: row.card_number ?? undefined,
    otp: toOtp(row),
    reason: row.reason ?? undefined,
    bankReference: row.bank_reference ?? undefined,
    settleAt: row.settle_at ?? undefined,
    changedAt: row.changed_at,
  }
}

function toOtp(row: Row): Otp | undefined {
  const { otp_code: code, otp_sent_at: sentAt, otp_valid_until: validUntil, otp_tries_left: triesLeft } = row
  if (code === null || sentAt === null || validUntil === null || triesLeft === null) return undefined
  return { code, sentAt, validUntil, triesLeft, codesSent: row.otp_codes_sent }
}

function mustExist<T>(row: T | undefined): T {
  if (row === undefined) throw new Error('A payment that was locked has vanished')
  return row
}
