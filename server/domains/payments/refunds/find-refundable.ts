import { parsePublicId } from '#lib/ids.ts'
import { readInstructionNumber } from '#lib/instruction-number.ts'
import { parseDossierCode } from '#lib/vietnamese/dossier-code.ts'
import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { Staff } from '#server/domains/identity/contract.ts'
import type { RefundableCharge } from '../desk-contract.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { asker } from '../suspense/visible.ts'

type Row = {
  charge_id: string
  dossier_code: string
  debtor: string
  agency: Bilingual
  label: Bilingual
  settled: bigint
  left: bigint
  settled_at: Date
  bank_reference: string
  public_id: string
}

const mostShown = 50

const statement = {
  name: 'find-refundable-charges',
  text: `
    SELECT c.id AS charge_id, c.source_label AS dossier_code, c.debtor,
      json_build_object('vi', g.name_vi, 'en', g.name_en) AS agency,
      json_build_object('vi', c.label_vi, 'en', c.label_en) AS label, s.amount::BIGINT AS settled, s.settled_at,
      (s.amount - coalesce((SELECT sum(r.amount) FROM refund r
         WHERE r.charge_id = c.id AND r.state NOT IN ('REJECTED', 'REFUSED')), 0))::BIGINT AS left,
      k.bank_reference, p.public_id
    FROM charge c JOIN agency g ON g.id = c.beneficiary
    JOIN charge_settlement s ON s.charge_id = c.id JOIN capture k ON k.id = s.capture_id JOIN payment p ON p.id = k.payment_id
    WHERE c.id IN (
        SELECT f.id FROM charge f WHERE f.source_label = $3
        UNION SELECT t.charge_id FROM payment_charge t WHERE t.payment_id = (SELECT f.id FROM payment f WHERE f.public_id = $4)
        UNION SELECT t.charge_id FROM payment_charge t
          WHERE t.payment_id = (SELECT f.payment_id FROM payment_instruction f WHERE f.number = $5))
      AND ($1 = 'OPERATOR' OR ($1 = 'ACCOUNTANT' AND c.beneficiary = $2))
    ORDER BY s.settled_at DESC, c.id LIMIT ${mostShown}`,
}

/**
 * Settled charges of a dossier, a payment or an instruction, by its code as people type it. An accountant finds those of
 * the own agency. Nothing is found by a text that is none of the three.
 */
export async function findRefundable(
  { database, instructions }: Pick<PaymentDeps, 'database' | 'instructions'>,
  staff: Staff,
  typed: string,
): Promise<RefundableCharge[]> {
  const code = parseDossierCode(typed)
  const id = parsePublicId(typed)
  const number = readInstructionNumber(typed, instructions.prefix)
  if (!code.ok && !id.ok && !number.ok) return []
  const rows = await database.query<Row>(statement, [
    ...asker(staff),
    code.ok ? code.value : null,
    id.ok ? id.value : null,
    number.ok ? number.value : null,
  ])
  return rows.map(toCharge)
}

function toCharge(row: Row): RefundableCharge {
  return {
    chargeId: row.charge_id,
    dossierCode: row.dossier_code,
    debtor: row.debtor,
    agency: row.agency,
    label: row.label,
    settled: String(row.settled),
    left: String(row.left),
    settledAt: row.settled_at.toISOString(),
    bankReference: row.bank_reference,
    publicId: row.public_id,
  }
}
