import type { Database } from '#server/platform/database/database.ts'
import type { ChargeFacts, Facts, NewAttempt } from './bank-change.ts'
import type { Method } from './contract.ts'
import { assignedReference } from './money-references.ts'

/** Money in suspense with the payment that it may settle; amounts in đồng. */
export type WaitingMoney = {
  readonly captureId: string
  /** Of its suspense item. */
  readonly version: number
  readonly state: string
  readonly money: {
    readonly connector: string
    readonly method: Method
    readonly amount: bigint
    readonly reference: string
    readonly bankReference: string
    readonly at: Date
    /** Its number was known from other money. */
    readonly numberReused: boolean
  }
  /** The payment that it came for, where it named one. */
  readonly cameFor: string | null
  /** Needed where it settles a payment that it did not come for. */
  readonly newAttempt: NewAttempt | null
  readonly facts: Facts
}

type Row = {
  version: number
  state: string
  connector: string
  method: Method
  amount: bigint
  reference: string
  bankReference: string
  at: Date
  numberReused: boolean
  cameFor: string | null
  payment: NonNullable<Facts['payment']> & { paidAt: string | null }
  charges: (Omit<ChargeFacts, 'owed' | 'promised'> & { owed: string })[]
}

const statement = {
  name: 'waiting-money',
  text: `
    SELECT i.version, i.state, k.connector, k.method, k.amount::BIGINT AS amount, k.reference,
      k.bank_reference AS "bankReference", k.captured_at AS at, k.payment_id AS "cameFor",
      k.reason = 'REFERENCE_REUSED' AS "numberReused",
      json_build_object('id', p.id, 'state', p.state, 'exception', p.exception, 'paidAt', p.paid_at) AS payment,
      (SELECT json_agg(json_build_object('id', c.id, 'beneficiary', c.beneficiary, 'owed', c.amount::TEXT, 'state', c.state,
         'leased', false, 'heldByOther', l.id IS NOT NULL) ORDER BY c.id)
       FROM payment_charge pc
       JOIN charge c ON c.id = pc.charge_id
       LEFT JOIN charge_lease l ON l.charge_id = c.id AND l.closed_at IS NULL
       WHERE pc.payment_id = p.id) AS charges
    FROM capture k
    JOIN suspense_item i ON i.capture_id = k.id
    JOIN payment p ON p.id = $2
    WHERE k.id = $1 AND k.disposition = 'SUSPENSE'`,
}

/** Reads both without a lock; null where the money does not wait any more. */
export async function readWaitingMoney(
  database: Database,
  captureId: string,
  paymentId: string,
): Promise<WaitingMoney | null> {
  const [row] = await database.query<Row>(statement, [captureId, paymentId])
  return row === undefined ? null : toWaiting(captureId, row)
}

function toWaiting(captureId: string, row: Row): WaitingMoney {
  const { version, state, connector, method, amount, reference, bankReference, at, cameFor, payment } = row
  const { numberReused } = row
  const elsewhere = cameFor !== payment.id
  return {
    captureId,
    version,
    state,
    money: { connector, method, amount, reference, bankReference, at, numberReused },
    cameFor,
    newAttempt: elsewhere
      ? {
          reference: assignedReference(connector, captureId, payment.id),
          method,
          amount,
          bankReference,
          counterKey: null,
        }
      : null,
    facts: {
      attempt: null,
      instruction: null,
      ambiguous: false,
      booked: 'NO',
      payment: { ...payment, paidAt: payment.paidAt === null ? null : new Date(payment.paidAt) },
      charges: row.charges.map((charge) => ({ ...charge, owed: BigInt(charge.owed), promised: null })),
    },
  }
}
