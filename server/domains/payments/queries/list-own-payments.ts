import type { Database } from '#server/platform/database/database.ts'
import type { AttemptState } from '../attempt.states.ts'
import type { OwnPayment } from '../contract.ts'
import { type PaymentException, type PaymentState, publicState } from '../payment.states.ts'
import { liveOrLast } from './live-or-last.ts'

type Row = {
  public_id: string
  state: PaymentState
  exception: PaymentException | null
  amount: bigint
  created_at: Date
  attempt: AttemptState | null
}

const mostShown = 20

const statement = {
  name: 'list-own-payments',
  text: `SELECT p.public_id, p.state, p.exception, p.amount::BIGINT AS amount, p.created_at,
           (SELECT a.state FROM attempt a WHERE a.payment_id = p.id ORDER BY ${liveOrLast} LIMIT 1) AS attempt
         FROM visitor_payment v JOIN payment p ON p.id = v.payment_id
         WHERE v.visitor_id = $1 ORDER BY p.id DESC LIMIT ${mostShown}`,
}

/** The visitor's newest payments. */
export async function listOwnPayments(database: Database, visitorId: string): Promise<OwnPayment[]> {
  const rows = await database.query<Row>(statement, [visitorId])
  return rows.map((row) => ({
    publicId: row.public_id,
    state: publicState(row.state, row.exception, row.attempt),
    amount: String(row.amount),
    createdAt: row.created_at.toISOString(),
  }))
}
