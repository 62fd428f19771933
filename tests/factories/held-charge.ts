import type pg from 'pg'
import { newPublicId, newReference, newUuid, newVerificationCode } from '#lib/ids.ts'

export type SomeCharge = { readonly id: string; readonly amount: bigint }
export type SomeAttempt = {
  readonly attemptId: string
  readonly paymentId: string
  readonly publicId: string
}

/** Makes a payment of one charge whose attempt, with its code at the bank, holds it until `endsAt`, as rows. */
export async function holdCharge(
  pool: pg.Pool,
  charge: SomeCharge,
  endsAt: Date | null,
): Promise<SomeAttempt> {
  const attempt = await attemptOn(pool, charge)
  const now = new Date()
  const client = await pool.connect()
  try {
    await client.query('BEGIN')
    await client.query(
      `UPDATE attempt SET state = 'SENT', sent_at = $2, version = version + 1 WHERE id = $1`,
      [attempt.attemptId, now],
    )
    await client.query(
      `INSERT INTO charge_lease (id, charge_id, attempt_id, amount, ends_at, opened_at)
       VALUES ($1, $2, $3, $4, $5, $6)`,
      [newUuid(), charge.id, attempt.attemptId, charge.amount, endsAt, now],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
  return attempt
}

/** A payment of one charge with an attempt that holds nothing yet, as rows. */
export async function attemptOn(pool: pg.Pool, charge: SomeCharge): Promise<SomeAttempt> {
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
  return { attemptId, paymentId, publicId }
}

/** What a lease promised of a charge, and what the charge owes meanwhile. */
type Promised = {
  readonly chargeId: string
  readonly promised: string
  readonly owed: string
  readonly state: string
  readonly agencyId: string
}

/**
 * The bank takes what the attempt's leases promised, whatever the fees became: written by the function that books all
 * money, with the job that looks at the difference. Answers with what was taken, in đồng.
 */
export async function takeMoney(pool: pg.Pool, hold: { readonly attemptId: string }): Promise<bigint> {
  for (;;) {
    const item = await moneyItem(pool, hold.attemptId)
    const { rows } = await pool.query<{ outcome: string }>(
      'SELECT outcome FROM apply_bank_results($1::JSONB)',
      [JSON.stringify([item])],
    )
    if (rows[0]?.outcome === 'APPLIED') return BigInt(item.capture.amount)
  }
}

/** The bank takes nothing: the attempt ends, and lets go of what it held. */
export async function takeNothing(pool: pg.Pool, hold: { readonly attemptId: string }): Promise<void> {
  await pool.query(
    `WITH ended AS (
       UPDATE attempt SET state = 'CANCELLED', version = version + 1, finished_at = $2 WHERE id = $1 RETURNING id)
     UPDATE charge_lease SET closed_at = $2 WHERE attempt_id IN (SELECT id FROM ended) AND closed_at IS NULL`,
    [hold.attemptId, new Date()],
  )
}

async function moneyItem(pool: pg.Pool, attemptId: string) {
  const at = new Date().toISOString()
  const { rows: attempts } = await pool.query(
    `SELECT a.reference, a.version, a.payment_id, a.connector, p.state FROM attempt a JOIN payment p ON p.id = a.payment_id
     WHERE a.id = $1`,
    [attemptId],
  )
  const { rows: charges } = await pool.query<Promised>(
    `SELECT c.id AS "chargeId", l.amount::text AS promised, c.amount::text AS owed, c.state, c.beneficiary AS "agencyId"
     FROM charge_lease l JOIN charge c ON c.id = l.charge_id WHERE l.attempt_id = $1 AND l.closed_at IS NULL`,
    [attemptId],
  )
  const attempt = attempts[0]
  const amount = String(charges.reduce((sum, { promised }) => sum + BigInt(promised), 0n))
  const changed = charges.filter(({ promised, owed, state }) => state !== 'OPEN' || owed !== promised)
  const bankReference = `FT${attempt.reference}`
  return {
    n: 0,
    connector: attempt.connector,
    reference: attempt.reference,
    at,
    attempt: {
      id: attemptId,
      version: attempt.version,
      state: 'SUCCEEDED',
      bank_reference: bankReference,
      finished_at: at,
    },
    payment: { id: attempt.payment_id, state_before: attempt.state, state: 'PAID', paid_at: at },
    lease: 'CLOSE',
    capture: {
      id: newUuid(),
      bank_reference: bankReference,
      method: 'CARD',
      amount,
      excess: '0',
      disposition: 'APPLIED',
      at,
    },
    settle: charges.map(({ chargeId, promised, owed, state }) => ({
      charge_id: chargeId,
      amount: promised,
      seen_amount: owed,
      seen_state: state,
    })),
    receipts: charges.map(({ agencyId }) => ({
      id: newUuid(),
      agency_id: agencyId,
      series: 'BL-26E',
      amount,
      verification_code: newVerificationCode(),
    })),
    journal: {
      id: newUuid(),
      at,
      cause: `capture:${attempt.connector}:${bankReference}`,
      kind: 'CAPTURE_APPLIED',
      lines: [
        { account: `bank:${attempt.connector}`, amount },
        ...charges.map(({ agencyId, promised }) => ({
          account: `agency:${agencyId}`,
          amount: `-${promised}`,
        })),
      ],
    },
    events: [],
    jobs: changed.map(({ chargeId }) => ({
      task: 'settle-fee-difference',
      payload: { chargeId },
      runAt: at,
      key: `settle-fee-difference:${chargeId}`,
    })),
  }
}
