import type { Database } from '#server/platform/database/database.ts'
import type { AttemptState } from '../attempt.states.ts'
import type { OwnPayment } from '../contract.ts'
import { type PaymentException, type PaymentState, stateAsRead } from '../payment.states.ts'
import { isOthersIdle, isOwn, liveOrLast } from './live-or-last.ts'

type Row = {
  public_id: string
  state: PaymentState
  exception: PaymentException | null
  amount: bigint
  created_at: Date
  attempt: { state: AttemptState; yours: boolean } | null
}

const mostShown = 20

const statement = {
  name: 'list-own-payments',
  text: `SELECT p.public_id, p.state, p.exception, p.amount::BIGINT AS amount, p.created_at,
           (SELECT json_build_object('state', a.state, 'yours', ${isOwn}) FROM attempt a
            WHERE a.payment_id = p.id AND NOT ${isOthersIdle} ORDER BY ${liveOrLast} LIMIT 1) AS attempt
         FROM visitor_payment v JOIN payment p ON p.id = v.payment_id
         WHERE v.visitor_id = $1 ORDER BY p.id DESC LIMIT ${mostShown}`,
}

/** The visitor's newest payments. */
export async function listOwnPayments(database: Database, visitorId: string): Promise<OwnPayment[]> {
  const rows = await database.query<Row>(statement, [visitorId])
  return rows.map((row) => ({
    publicId: row.public_id,
    state: stateAsRead(row.state, row.exception, row.attempt),
    amount: String(row.amount),
    createdAt: row.created_at.toISOString(),
  }))
}
