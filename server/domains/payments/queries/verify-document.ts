import { parseVerificationCode } from '#lib/ids.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { VerifiedDocument } from '../contract.ts'

/** One column for each kind of document; the code is of one of them. */
const statement = {
  name: 'verify-document',
  text: `
    SELECT json_build_object('kind', 'PAYMENT_CONFIRMATION', 'publicId', p.public_id, 'paidAt', p.paid_at,
        'issuedAt', f.issued_at, 'present', 'VALID',
        'amount', (SELECT (k.amount - k.excess)::TEXT FROM capture k WHERE k.payment_id = p.id AND k.disposition = 'APPLIED'),
        'agencies', (SELECT json_agg(DISTINCT jsonb_build_object('vi', g.name_vi, 'en', g.name_en))
          FROM receipt r JOIN agency g ON g.id = r.agency_id WHERE r.payment_id = p.id)) AS document
    FROM payment_confirmation f JOIN payment p ON p.id = f.payment_id
    WHERE f.verification_code = $1
    UNION ALL
    SELECT json_build_object('kind', 'PAYMENT_INSTRUCTION', 'number', i.number, 'amount', i.amount::TEXT,
        'issuedAt', i.printed_at, 'payableUntil', i.payable_until,
        'present', CASE WHEN p.state = 'PAID' THEN 'PAID' ELSE i.state END,
        'agencies', (SELECT json_agg(DISTINCT line -> 'agency') FROM jsonb_array_elements(i.lines) line))
    FROM payment_instruction i JOIN payment p ON p.id = i.payment_id
    WHERE i.verification_code = $1
    UNION ALL
    SELECT json_build_object('kind', 'RECEIPT', 'series', r.series, 'number', to_char(r.number, 'FM0000000'),
        'agency', json_build_object('vi', g.name_vi, 'en', g.name_en), 'amount', r.amount::TEXT,
        'issuedAt', r.issued_at, 'present', 'VALID',
        'refunded', (SELECT coalesce(sum(b.amount), 0)::TEXT FROM refund b JOIN charge c ON c.id = b.charge_id
          WHERE b.capture_id = r.capture_id AND c.beneficiary = r.agency_id AND b.state = 'REFUNDED'))
    FROM receipt r JOIN agency g ON g.id = r.agency_id
    WHERE r.verification_code = $1`,
}

/** Whether a document with this code was issued here, and what it attests; no personal data. */
export async function verifyDocument(database: Database, typed: string): Promise<VerifiedDocument | null> {
  const code = parseVerificationCode(typed)
  if (!code.ok) return null
  const [row] = await database.query<{ document: VerifiedDocument }>(statement, [code.value])
  return row?.document ?? null
}
