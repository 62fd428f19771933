import { parseVerificationCode } from '#lib/ids.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { VerifiedDocument } from '../contract.ts'

type Row = {
  public_id: string
  amount: bigint
  paid_at: Date
  issued_at: Date
  agencies: VerifiedDocument['agencies']
}

const statement = {
  name: 'verify-document',
  text: `
    SELECT p.public_id, p.amount::BIGINT AS amount, p.paid_at, f.issued_at,
      (SELECT json_agg(DISTINCT jsonb_build_object('vi', g.name_vi, 'en', g.name_en))
       FROM payment_charge pc JOIN charge c ON c.id = pc.charge_id JOIN agency g ON g.id = c.beneficiary
       WHERE pc.payment_id = p.id) AS agencies
    FROM payment_confirmation f JOIN payment p ON p.id = f.payment_id
    WHERE f.verification_code = $1`,
}

/** Whether a document with this code was issued here, and what it attests; no personal data. */
export async function verifyDocument(database: Database, typed: string): Promise<VerifiedDocument | null> {
  const code = parseVerificationCode(typed)
  if (!code.ok) return null
  const [row] = await database.query<Row>(statement, [code.value])
  if (row === undefined) return null
  return {
    kind: 'PAYMENT_CONFIRMATION',
    publicId: row.public_id,
    amount: String(row.amount),
    agencies: row.agencies,
    paidAt: row.paid_at.toISOString(),
    issuedAt: row.issued_at.toISOString(),
    present: 'VALID',
  }
}
