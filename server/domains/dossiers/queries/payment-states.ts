import type { Database } from '#server/platform/database/database.ts'
import type { FeeState } from '../contract.ts'
import { elsewhere, type FeeStanding, feeState } from '../dossier-view.ts'
import { inOrder } from './line-order.ts'

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
  readonly fees: readonly ToldFee[]
}

/** supplementOf: the line of the agency whose difference this is; a line of the agency itself does not have it. */
type ToldFee = { readonly id: string; readonly supplementOf?: string; readonly state: FeeState }

type Row = {
  readonly dossierId: string
  readonly dossierCode: string
  readonly agencyId: string
  readonly paidAt: Date | null
  readonly amount: string
  readonly paymentReference: string | null
  readonly fees: readonly FeeRow[]
}

/** `id` and `supplementOf` are the lines' own ids; `settled`: what was paid for it, in đồng. */
type FeeRow = FeeStanding & { readonly settled: string }

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
    SELECT coalesce(json_agg(json_build_object('id', f.line_id, 'supplementOf', o.line_id,
      'gross', f.gross_amount::text, 'reduction', f.reduction::text, 'withdrawn', f.withdrawn,
      'atAgency', f.agency_receipt IS NOT NULL, 'chargeState', c.state,
      'leased', EXISTS (SELECT FROM charge_lease l WHERE l.charge_id = c.id AND l.closed_at IS NULL),
      'settled', (SELECT coalesce(sum(s.amount), 0)::text FROM charge_settlement s WHERE s.charge_id = c.id))
      ORDER BY ${inOrder}), '[]') AS list
    FROM dossier_fee f
    LEFT JOIN dossier_fee o ON o.id = f.supplement_of
    LEFT JOIN charge c ON c.id = f.charge_id
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
  const fees = row.fees.map((fee) => toldFee(fee, feeState(fee, elsewhere(fee, row.fees))))
  const owes =
    fees.some(({ state }) => state === 'OPEN' || state === 'HELD') || row.fees.some(isShort(row.fees))
  const paid = fees.some(({ state }) => state === 'PAID' || state === 'PAID_AT_AGENCY')
  return { ...row, fees, paidAt: row.paidAt?.toISOString() ?? null, paymentState: paid && !owes ? 1 : 0 }
}

function toldFee({ id, supplementOf }: FeeRow, state: FeeState): ToldFee {
  return supplementOf === null ? { id, state } : { id, supplementOf, state }
}

/** A line that was paid with less than it owes now: the amount of a lease, whose supplement is not written yet. */
const isShort =
  (all: readonly FeeRow[]) =>
  (fee: FeeRow): boolean => {
    if (fee.supplementOf !== null || fee.withdrawn || fee.atAgency || fee.chargeState !== 'PAID') return false
    const paid = all
      .filter(({ id, supplementOf }) => id === fee.id || supplementOf === fee.id)
      .reduce((sum, part) => sum + BigInt(part.settled), 0n)
    return paid < BigInt(fee.gross) - BigInt(fee.reduction)
  }
