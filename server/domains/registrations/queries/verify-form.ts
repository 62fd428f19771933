import { parseVerificationCode } from '#lib/ids.ts'
import type { Reader } from '#server/platform/database/database.ts'
import type { VerifiedForm } from '../verify-contract.ts'

const statement = {
  name: 'registrations.verify-form',
  text: `SELECT 'REGISTRATION_FORM' AS kind, number, form_version AS print, printed_at AS "issuedAt", state AS present
         FROM registration WHERE verification_code = $1 AND printed_at IS NOT NULL`,
}

type Row = Omit<VerifiedForm, 'issuedAt'> & { readonly issuedAt: Date }

/** Whether a registration form with this code was printed here, and how it stands; neither holder nor account. */
export async function verifyForm(database: Reader, typed: string): Promise<VerifiedForm | null> {
  const code = parseVerificationCode(typed)
  if (!code.ok) return null
  const [row] = await database.query<Row>(statement, [code.value])
  return row === undefined ? null : { ...row, issuedAt: row.issuedAt.toISOString() }
}
