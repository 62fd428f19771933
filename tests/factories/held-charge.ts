import type pg from 'pg'
import { newPublicId, newReference, newUuid } from '#lib/ids.ts'

/** Makes a payment of one charge whose attempt holds it until `endsAt`, as rows; answers with the attempt's id. */
export async function holdCharge(
  pool: pg.Pool,
  charge: { readonly id: string; readonly amount: bigint },
  endsAt: Date | null,
): Promise<{ attemptId: string; paymentId: string; publicId: string }> {
  const now = new Date()
  const [attemptId, paymentId, publicId] = [newUuid(now), newUuid(now), newPublicId()]
  await pool.query(
    `INSERT INTO payment (id, public_id, state, amount, created_at, expires_at, request_id)
     VALUES ($1, $2, 'OPEN', $3, $4, $4::timestamptz + interval '1 day', $5)`,
    [paymentId, publicId, charge.amount, now, paymentId],
  )
  await pool.query('INSERT INTO payment_charge (payment_id, charge_id, amount) VALUES ($1, $2, $3)', [
    paymentId,
    charge.id,
    charge.amount,
  ])
  await pool.query(
    `INSERT INTO attempt (id, payment_id, reference, connector, method, state, amount, issuer_bin, card_mask,
       created_at, lease_until, request_id)
     VALUES ($1, $2, $3, 'collecting-bank', 'CARD', 'AWAITING_OTP', $4, '970419', '970419••••••2198', $5,
       $5::timestamptz + interval '15 minutes', $6)`,
    [attemptId, paymentId, newReference(), charge.amount, now, attemptId],
  )
  await pool.query(
    'INSERT INTO charge_lease (id, charge_id, attempt_id, amount, ends_at, opened_at) VALUES ($1, $2, $3, $4, $5, $6)',
    [newUuid(now), charge.id, attemptId, charge.amount, endsAt, now],
  )
  return { attemptId, paymentId, publicId }
}
