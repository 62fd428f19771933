import type { PaymentDeps } from '../payment-deps.ts'
import {
  type FoundMoney,
  type FoundPayment,
  mostFound,
  type PaymentFact,
  type PaymentStateName,
} from '../trace-contract.ts'
import type { Wanted } from './wanted.ts'

type PaymentRow = {
  public_id: string
  by: PaymentFact
  state: PaymentStateName
  amount: bigint
  created_at: Date
  holder_name: string | null
}

/** Each way in reads an index of its own, and no further than the answer is long. */
const paymentsStatement = {
  name: 'trace-find-payments',
  text: `
    SELECT p.public_id, named.by, p.state, p.amount::BIGINT AS amount, p.created_at,
      (SELECT h.name FROM holder h WHERE h.id = p.holder_id) AS holder_name
    FROM (SELECT DISTINCT ON (id) id, by FROM (
        SELECT f.id, 'PUBLIC_ID' AS by FROM payment f WHERE f.public_id = $1::text
        UNION ALL SELECT f.payment_id, 'ATTEMPT' FROM attempt f WHERE f.reference = $2::text
        UNION ALL SELECT k.payment_id, 'REFUND' FROM refund f JOIN capture k ON k.id = f.capture_id WHERE f.reference = $2::text
        UNION ALL SELECT f.payment_id, 'BANK_REFERENCE' FROM capture f
          WHERE f.connector = ANY($3::text[]) AND f.bank_reference = $4::text
        UNION ALL (SELECT f.payment_id, 'DOSSIER' FROM charge c JOIN payment_charge f ON f.charge_id = c.id
          WHERE c.source_label = $5::text LIMIT 200)
        UNION ALL SELECT f.payment_id, 'INSTRUCTION' FROM payment_instruction f WHERE f.number = $6::text
        UNION ALL (SELECT f.payment_id, 'REGISTRATION' FROM attempt f
          WHERE f.registration_id = (SELECT r.id FROM registration r WHERE r.number = $7::text)
          ORDER BY f.debit_day DESC LIMIT ${mostFound})
      ) ways WHERE id IS NOT NULL ORDER BY id) named
    JOIN payment p ON p.id = named.id ORDER BY p.created_at DESC, p.id DESC LIMIT ${mostFound}`,
}

/** @param banks the connectors whose numbers are looked for */
export async function findPayments(
  { database }: Pick<PaymentDeps, 'database'>,
  wanted: Wanted,
  banks: readonly string[],
): Promise<FoundPayment[]> {
  const rows = await database.query<PaymentRow>(paymentsStatement, [
    wanted.publicId,
    wanted.reference,
    banks,
    wanted.bankReference,
    wanted.dossierCode,
    wanted.instruction,
    wanted.registration,
  ])
  return rows.map((row) => ({
    publicId: row.public_id,
    by: row.by,
    state: row.state,
    amount: String(row.amount),
    createdAt: row.created_at.toISOString(),
    holderName: row.holder_name,
  }))
}

type MoneyRow = { id: string; connector: string; bank_reference: string; amount: bigint; captured_at: Date }

const moneyStatement = {
  name: 'trace-find-money',
  text: `
    SELECT k.id, k.connector, k.bank_reference, k.amount::BIGINT AS amount, k.captured_at FROM capture k
    WHERE k.connector = ANY($1::text[]) AND k.bank_reference = $2 AND k.payment_id IS NULL
    ORDER BY k.captured_at DESC, k.id LIMIT ${mostFound}`,
}

/** Money that no payment is known for: it waits at the desk of suspense. */
export async function findMoney(
  { database, bankName }: Pick<PaymentDeps, 'database' | 'bankName'>,
  { bankReference }: Wanted,
  banks: readonly string[],
): Promise<FoundMoney[]> {
  const rows = await database.query<MoneyRow>(moneyStatement, [banks, bankReference])
  return rows.map(({ id, connector, bank_reference, amount, captured_at }) => ({
    captureId: id,
    bank: bankName(connector),
    bankReference: bank_reference,
    amount: String(amount),
    capturedAt: captured_at.toISOString(),
  }))
}
