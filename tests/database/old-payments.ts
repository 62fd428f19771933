import type pg from 'pg'
import { newPublicId, newReference, newUuid, newVerificationCode } from '#lib/ids.ts'
import { migrateUpTo } from './migrate-up-to.ts'

/** Brings an empty database to the schema that knew cards only. */
export const migrateToCardsOnly = (owner: pg.Client, ownerUrl: string): Promise<void> =>
  migrateUpTo(owner, ownerUrl, '20261121000500_grants')

export type OldFee = { readonly agency: string; readonly gross: number; readonly reduction?: number }
export type OldDossier = { readonly name: string; readonly fees: readonly OldFee[] }

export async function oldAgency(owner: pg.Client, id: string): Promise<void> {
  await owner.query(`INSERT INTO agency VALUES ($1, $1, $1, 'Tam Kỳ', $1, 'Kho bạc')`, [id])
}

/** A dossier with its fees and charges; answers with the charges' ids. */
export async function oldDossier(owner: pg.Client, { name, fees }: OldDossier): Promise<string[]> {
  const dossierId = newUuid()
  await owner.query(`INSERT INTO procedure VALUES ('1.0', 'Thủ tục', 'Procedure') ON CONFLICT DO NOTHING`)
  await owner.query(
    `INSERT INTO dossier (id, code, agency_id, procedure_code, applicant_kind, applicant_name, last4_hash, tax_code_hash,
       received_on, status, updated_at) VALUES ($1, $1::uuid::text, $2, '1.0', 'PERSON', $3, '', '', '2026-01-02', 6, now())`,
    [dossierId, fees[0]?.agency, name],
  )
  const ids: string[] = []
  for (const { agency, gross, reduction = 0 } of fees) {
    const id = newUuid()
    ids.push(id)
    await owner.query(
      `INSERT INTO charge VALUES ($1, 'DOSSIER', $2, $2::uuid::text, $3, 'Lệ phí', 'Fee', $4, 'OPEN', now())`,
      [id, dossierId, agency, gross - reduction],
    )
    await owner.query(
      `INSERT INTO dossier_fee (id, dossier_id, line_id, kind, label_vi, label_en, gross_amount, reduction, ground_vi,
         regulation, due_when, charge_id)
       VALUES ($1, $2, $1::uuid::text, 'LE_PHI', 'Lệ phí', 'Fee', $3, $4, $5, 'Nghị quyết', 'INTAKE', $1)`,
      [id, dossierId, gross, reduction, reduction > 0 ? 'Hộ nghèo' : null],
    )
  }
  return ids
}

/** A payment of these charges with an attempt that holds them, and the capture that paid it, unless it is open still. */
export async function oldPayment(owner: pg.Client, chargeIds: readonly string[], paidAt: Date | null) {
  const [payment, attempt, capture, at] = [newUuid(), newUuid(), newUuid(), paidAt ?? new Date()]
  const paid = paidAt !== null
  const run = (text: string, more: unknown[] = []) => owner.query(text, more)
  await run('BEGIN')
  await run(
    `INSERT INTO payment SELECT $1, $2, $3, NULL, sum(amount), $4, $4, $5, $1::uuid::text FROM charge WHERE id = ANY ($6)`,
    [payment, newPublicId(), paid ? 'PAID' : 'OPEN', at, paidAt, chargeIds],
  )
  await run(`INSERT INTO payment_charge SELECT $1, id, amount FROM charge WHERE id = ANY ($2)`, [
    payment,
    chargeIds,
  ])
  await run(
    `INSERT INTO attempt (id, payment_id, reference, connector, method, state, amount, issuer_bin, card_mask, lease_until,
       bank_reference, created_at, finished_at, request_id)
     SELECT $1, p.id, $2, 'collecting-bank', 'CARD', $3, p.amount, '970419', '970419••••••2198', $4, $5, $4, $6, $1::uuid::text
     FROM payment p WHERE p.id = $7`,
    [
      attempt,
      newReference(),
      paid ? 'SUCCEEDED' : 'AWAITING_OTP',
      at,
      paid ? `FT${attempt}` : null,
      paidAt,
      payment,
    ],
  )
  await run(
    `INSERT INTO charge_lease SELECT gen_random_uuid(), id, $1, $2::timestamptz, $2, $3::timestamptz FROM charge WHERE id = ANY ($4)`,
    [attempt, at, paidAt, chargeIds],
  )
  if (paid) {
    await run(
      `INSERT INTO capture SELECT $1, connector, bank_reference, reference, id, payment_id, amount, 'APPLIED', NULL, $2
       FROM attempt WHERE id = $3`,
      [capture, paidAt, attempt],
    )
    await run(`INSERT INTO charge_settlement SELECT id, $1, amount, $2 FROM charge WHERE id = ANY ($3)`, [
      capture,
      paidAt,
      chargeIds,
    ])
    await run(`UPDATE charge SET state = 'PAID' WHERE id = ANY ($1)`, [chargeIds])
    await run('INSERT INTO payment_confirmation VALUES ($1, $2, $3)', [
      payment,
      newVerificationCode(),
      paidAt,
    ])
  }
  await run('COMMIT')
  return { payment, capture }
}

/** Money that fitted nothing. */
export async function oldSuspense(owner: pg.Client, at: Date): Promise<string> {
  const id = newUuid()
  await owner.query(
    `INSERT INTO capture VALUES ($1, 'collecting-bank', 'STRANGE', 'R', NULL, NULL, 70000, 'SUSPENSE', 'UNKNOWN_REFERENCE', $2)`,
    [id, at],
  )
  return id
}
