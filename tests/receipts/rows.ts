import { newUuid, newVerificationCode } from '#lib/ids.ts'
import { newInstructionNumber } from '#lib/instruction-number.ts'
import type { TestDatabase } from '#tests/database/index.ts'

/** So many open payments with a number each, over one charge of each of two of the five agencies, written in bulk. */
export async function writePayments({ pool }: TestDatabase, count: number): Promise<string[]> {
  await pool.query(
    `INSERT INTO agency (id, name_vi, name_en, address, treasury_account, treasury_branch)
     SELECT 'H47.9' || n, 'Cơ quan ' || n, 'Agency ' || n, 'Tam Kỳ', 'TK' || n, 'Kho bạc' FROM generate_series(1, 5) n`,
  )
  const numbers = [...new Set(Array.from({ length: count }, () => newInstructionNumber('49')))]
  const rows = numbers.map((number, n) => ({
    number,
    payment: newUuid(),
    publicId: `STORM${String(n).padStart(8, '0')}`,
    instruction: newUuid(),
    code: newVerificationCode(),
    first: { id: newUuid(), agency: `H47.9${1 + (n % 5)}` },
    second: { id: newUuid(), agency: `H47.9${1 + ((n * 3 + 1) % 5)}` },
  }))
  await pool.query(insertAll, [JSON.stringify(rows)])
  return numbers
}

export const paymentAmount = 150_000

const insertAll = `
  WITH wanted AS MATERIALIZED (
    SELECT (w ->> 'payment')::uuid AS payment, w ->> 'publicId' AS public_id, (w ->> 'instruction')::uuid AS instruction,
      w ->> 'number' AS number, w ->> 'code' AS code, w -> 'first' AS first, w -> 'second' AS second
    FROM jsonb_array_elements($1::JSONB) w
  ), owed AS MATERIALIZED (
    SELECT payment, (c ->> 'id')::uuid AS charge, c ->> 'agency' AS agency, amount
    FROM wanted, LATERAL (VALUES (first, 100000), (second, 50000)) AS part(c, amount)
  ), charges AS (
    INSERT INTO charge (id, source_kind, source_id, source_label, beneficiary, label_vi, label_en, amount, state, created_at, basis, debtor)
    SELECT charge, 'DOSSIER', payment, 'H47', agency, 'Lệ phí', 'Charge', amount, 'OPEN', now(), '{}', '' FROM owed
  ), payments AS (
    INSERT INTO payment (id, public_id, state, amount, created_at, expires_at, request_id)
    SELECT payment, public_id, 'OPEN', 150000, now(), now() + interval '30 days', public_id FROM wanted
  ), parts AS (
    INSERT INTO payment_charge (payment_id, charge_id, amount) SELECT payment, charge, amount FROM owed
  )
  INSERT INTO payment_instruction (id, number, payment_id, state, amount, lines, printed_at, payable_from, amount_valid_until,
    payable_until, verification_code, request_id)
  SELECT instruction, number, payment, 'ACTIVE', 150000, '[]', now(), now(), now() + interval '30 days', now() + interval '30 days',
    code, number
  FROM wanted`
