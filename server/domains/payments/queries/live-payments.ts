import type { AttemptState } from '../attempt.states.ts'
import type { BankNames } from '../bank-names.ts'
import type { LivePayment } from '../contract.ts'
import { type PaymentException, type PaymentState, publicState } from '../payment.states.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { liveOrLast } from './live-or-last.ts'

type Row = {
  public_id: string
  state: PaymentState
  exception: PaymentException | null
  attempt: { state: AttemptState; connector: string; branch: string | null; until: Date } | null
  stamp: string
}

/** The stamp is made of the newest line of the story and of what is on its way back. */
const statement = {
  name: 'live-payments',
  text: `
    SELECT p.public_id, p.state, p.exception,
      (SELECT json_build_object('state', a.state, 'connector', a.connector, 'branch', a.branch, 'until', a.lease_until)
       FROM attempt a WHERE a.payment_id = p.id ORDER BY ${liveOrLast} LIMIT 1) AS attempt,
      concat_ws('.', (SELECT max(e.id) FROM payment_event e WHERE e.payment_id = p.id), p.state, p.exception,
        (SELECT string_agg(i.state || i.version, ',') FROM capture k JOIN suspense_item i ON i.capture_id = k.id
         WHERE k.payment_id = p.id),
        (SELECT sum(c.amount) FROM payment_charge pc JOIN charge c ON c.id = pc.charge_id AND c.state = 'OPEN'
         WHERE pc.payment_id = p.id)) AS stamp
    FROM payment p WHERE p.public_id = ANY ($1)`,
}

/** What open pages follow, of many payments in one statement. Whoever asks has established that each may be seen. */
export async function livePayments(
  { database, bankName }: Pick<PaymentDeps, 'database' | 'bankName'>,
  publicIds: readonly string[],
): Promise<LivePayment[]> {
  const rows = await database.query<Row>(statement, [publicIds])
  return rows.map((row) => toLive(row, bankName))
}

function toLive({ public_id, state, exception, attempt, stamp }: Row, bankName: BankNames): LivePayment {
  return {
    publicId: public_id,
    state: publicState(state, exception, attempt?.state ?? null),
    stamp,
    atCounter:
      attempt?.state === 'AT_COUNTER'
        ? {
            bank: bankName(attempt.connector),
            branch: attempt.branch ?? '',
            until: new Date(attempt.until).toISOString(),
          }
        : null,
  }
}
