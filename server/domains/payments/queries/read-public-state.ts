import type { Database } from '#server/platform/database/database.ts'
import type { AttemptState } from '../attempt.states.ts'
import type { PublicState } from '../contract.ts'
import { type PaymentException, type PaymentState, publicState } from '../payment.states.ts'
import { liveOrLast } from './live-or-last.ts'

type Row = { state: PaymentState; exception: PaymentException | null; attempt: AttemptState | null }

const statement = {
  name: 'payment-public-state',
  text: `SELECT p.state, p.exception,
           (SELECT a.state FROM attempt a WHERE a.payment_id = p.id ORDER BY ${liveOrLast} LIMIT 1) AS attempt
         FROM payment p WHERE p.id = $1`,
}

/** What the payer sees of a payment now, by its own id. */
export async function readPublicState(database: Database, paymentId: string): Promise<PublicState> {
  const [row] = await database.query<Row>(statement, [paymentId])
  if (row === undefined) throw new Error('The payment is gone')
  return publicState(row.state, row.exception, row.attempt)
}
