import type { Database } from '#server/platform/database/database.ts'
import type { AttemptFacts, ChargeFacts, Facts } from './bank-change.ts'

/** What was heard about one reference, as far as reading its facts goes. */
export type Mention = {
  readonly connector: string
  readonly reference: string
  readonly bankReference: string | null
}

type Row = {
  n: number
  attempt:
    | (Omit<AttemptFacts, 'amount' | 'sentAt' | 'knownBy' | 'leaseUntil'> &
        Record<'amount' | 'leaseUntil', string> &
        Record<'sentAt' | 'knownBy', string | null>)
    | null
  payment: {
    id: string
    state: 'OPEN' | 'PAID' | 'EXPIRED'
    exception: 'LATE' | null
    paidAt: string | null
  } | null
  charges: (Omit<ChargeFacts, 'amount'> & { amount: string })[]
  booked: boolean
}

const readFactsStatement = {
  name: 'bank-facts',
  text: `
    SELECT m.n,
      CASE WHEN a.id IS NOT NULL THEN json_build_object(
        'id', a.id, 'reference', a.reference, 'state', a.state, 'version', a.version, 'amount', a.amount::TEXT,
        'reason', a.reason, 'otp', a.otp, 'otpTry', a.otp_try, 'bankReference', a.bank_reference, 'sentAt', a.sent_at, 'knownBy', a.known_by,
        'leaseUntil', a.lease_until) END AS attempt,
      CASE WHEN p.id IS NOT NULL THEN json_build_object(
        'id', p.id, 'state', p.state, 'exception', p.exception, 'paidAt', p.paid_at) END AS payment,
      coalesce((
        SELECT json_agg(json_build_object(
          'id', c.id, 'beneficiary', c.beneficiary, 'amount', c.amount::TEXT, 'open', c.state = 'OPEN',
          'heldByOther', l.attempt_id IS NOT NULL AND l.attempt_id <> a.id) ORDER BY c.id)
        FROM payment_charge pc
        JOIN charge c ON c.id = pc.charge_id
        LEFT JOIN charge_lease l ON l.charge_id = c.id AND l.closed_at IS NULL
        WHERE pc.payment_id = p.id), '[]') AS charges,
      EXISTS (SELECT 1 FROM capture k WHERE k.connector = m.connector AND k.bank_reference = m.bank_reference) AS booked
    FROM unnest($1::TEXT[], $2::TEXT[], $3::TEXT[]) WITH ORDINALITY AS m(connector, reference, bank_reference, n)
    LEFT JOIN attempt a ON a.reference = m.reference AND a.connector = m.connector
    LEFT JOIN payment p ON p.id = a.payment_id
    ORDER BY m.n`,
}

/** Reads the facts of many references in one statement, in the order of the mentions, without a lock. */
export async function readBankFacts(database: Database, mentions: readonly Mention[]): Promise<Facts[]> {
  const rows = await database.query<Row>(readFactsStatement, [
    mentions.map(({ connector }) => connector),
    mentions.map(({ reference }) => reference),
    mentions.map(({ bankReference }) => bankReference),
  ])
  return rows.map(toFacts)
}

function toFacts(row: Row): Facts {
  const { attempt, payment } = row
  return {
    attempt: attempt && {
      ...attempt,
      amount: BigInt(attempt.amount),
      sentAt: dateOf(attempt.sentAt),
      knownBy: dateOf(attempt.knownBy),
      leaseUntil: new Date(attempt.leaseUntil),
    },
    payment: payment && { ...payment, paidAt: dateOf(payment.paidAt) },
    charges: row.charges.map((charge) => ({ ...charge, amount: BigInt(charge.amount) })),
    booked: row.booked,
  }
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text))
