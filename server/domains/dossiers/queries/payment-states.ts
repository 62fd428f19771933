import type { Database } from '#server/platform/database/database.ts'
import type { FeeState } from '../contract.ts'
import { type FeeFacts, feeState } from '../dossier-view.ts'

/**
 * What an agency is told of a dossier. `paymentState` is the national portal's TrangThaiThanhToan:
 * 1 when nothing is owed any more and something was paid, else 0.
 */
export type PaymentState = {
  readonly dossierId: string
  readonly dossierCode: string
  readonly agencyId: string
  readonly paymentState: 0 | 1
  /** RFC 3339 in UTC; null while nothing was paid through the portal. */
  readonly paidAt: string | null
  /** Paid through the portal so far, a decimal string of đồng. */
  readonly amount: string
  /** Public id of the payment that came last. */
  readonly paymentReference: string | null
  readonly fees: readonly { readonly id: string; readonly state: FeeState }[]
}

type Row = {
  readonly dossierId: string
  readonly dossierCode: string
  readonly agencyId: string
  readonly paidAt: Date | null
  readonly amount: string
  readonly paymentReference: string | null
  readonly fees: readonly Pick<FeeFacts, 'id' | 'withdrawn' | 'chargeState' | 'leased'>[]
}

const states = `
  SELECT d.id AS "dossierId", d.code AS "dossierCode", d.agency_id AS "agencyId",
    paid.at AS "paidAt", paid.amount::text AS amount, paid.reference AS "paymentReference", fees.list AS fees
  FROM dossier d
  CROSS JOIN LATERAL (
    SELECT max(s.settled_at) AS at, coalesce(sum(s.amount), 0) AS amount,
      (array_agg(pay.public_id ORDER BY s.settled_at DESC))[1] AS reference
    FROM charge c
    JOIN charge_settlement s ON s.charge_id = c.id
    JOIN capture k ON k.id = s.capture_id
    JOIN payment pay ON pay.id = k.payment_id
    WHERE c.source_kind = 'DOSSIER' AND c.source_id = d.id
  ) paid
  CROSS JOIN LATERAL (
    SELECT coalesce(json_agg(json_build_object('id', f.line_id, 'withdrawn', f.withdrawn, 'chargeState', c.state,
      'leased', EXISTS (SELECT FROM charge_lease l WHERE l.charge_id = c.id AND l.closed_at IS NULL))
      ORDER BY length(f.line_id), f.line_id), '[]') AS list
    FROM dossier_fee f LEFT JOIN charge c ON c.id = f.charge_id
    WHERE f.dossier_id = d.id
  ) fees`

const ofCharges = {
  name: 'dossiers.of-charges',
  text: `${states} WHERE d.id IN (SELECT source_id FROM charge
    WHERE source_kind = 'DOSSIER' AND id = ANY ($1::uuid[])) ORDER BY d.code`,
}

const ofCode = { name: 'dossiers.payment-state', text: `${states} WHERE d.code = $1` }

/** The present payment states of the dossiers that these charges belong to; charges of other sources are passed over. */
export async function dossiersOfCharges(
  database: Database,
  chargeIds: readonly string[],
): Promise<PaymentState[]> {
  const rows = await database.query<Row>(ofCharges, [[...chargeIds]])
  return rows.map(paymentState)
}

/** The present payment state of one dossier, null where the portal does not have it. */
export async function paymentStateOf(database: Database, code: string): Promise<PaymentState | null> {
  const [row] = await database.query<Row>(ofCode, [code])
  return row ? paymentState(row) : null
}

function paymentState(row: Row): PaymentState {
  const fees = row.fees.map((fee) => ({ id: fee.id, state: feeState(fee) }))
  const owes = fees.some(({ state }) => state === 'OPEN' || state === 'HELD')
  const paid = fees.some(({ state }) => state === 'PAID' || state === 'PAID_AT_AGENCY')
  return { ...row, fees, paidAt: row.paidAt?.toISOString() ?? null, paymentState: paid && !owes ? 1 : 0 }
}
