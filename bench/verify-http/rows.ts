import type pg from 'pg'
import { checkDigits } from '#lib/instruction-number.ts'

/** The demo tenant's own prefix. */
const prefix = '49'
const agencies = 6
const first = 75_000
const second = 1_200_000

/** Number of the n-th instruction of this bench, n from 1. */
export function numberOf(n: number): string {
  const first14 = prefix + String(n).padStart(12, '0')
  return first14 + checkDigits(first14)
}

const idOf = (kind: 'c' | 'e' | 'b' | 'f'): string =>
  `('${kind}0000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid`

/** Makes instructions 1 to `count` of two fees at two agencies each, which nobody is paying: as the commands leave them. */
export async function prepareInstructions(owner: pg.Pool, count: number): Promise<void> {
  await owner.query(`
    INSERT INTO agency (id, name_vi, name_en, address, treasury_account, treasury_branch)
    SELECT 'H47.' || n, 'Cơ quan ' || n, 'Agency ' || n, 'Tam Kỳ', '3713.' || n, 'Kho bạc Nhà nước'
    FROM generate_series(0, ${agencies - 1}) AS s(n)`)
  const numbers = Array.from({ length: count }, (_, index) => index + 1)
  await insertCharges(owner, numbers, 'c', 0, first)
  await insertCharges(owner, numbers, 'e', 1, second)
  await owner.query(insertPayments, [numbers])
  await owner.query(insertInstructions, [numbers, numbers.map(numberOf)])
  await owner.query('VACUUM ANALYZE')
}

async function insertCharges(
  owner: pg.Pool,
  numbers: readonly number[],
  kind: 'c' | 'e',
  offset: number,
  amount: number,
): Promise<void> {
  await owner.query(
    `INSERT INTO charge (id, source_kind, source_id, source_label, beneficiary, label_vi, label_en, amount, basis, debtor,
       state, created_at)
     SELECT ${idOf(kind)}, 'DOSSIER', ${idOf(kind)}, 'H47.20-261120-' || lpad((2 * n + ${offset})::text, 7, '0'),
       'H47.' || (n + ${offset}) % ${agencies}, 'Lệ phí cấp giấy phép xây dựng', 'Building permit fee', ${amount},
       ${basis(amount)}, 'N••••• V•• An', 'OPEN', now()
     FROM unnest($1::int[]) AS s(n)`,
    [numbers],
  )
}

const basis = (amount: number): string =>
  `'{"kind":"LE_PHI","gross":"${amount}","reduction":"0","ground":null,"regulation":"Nghị quyết 33/2016/NQ-HĐND"}'`

const insertPayments = `
  WITH paid AS (
    INSERT INTO payment (id, public_id, state, amount, created_at, expires_at, request_id)
    SELECT ${idOf('b')}, 'BENCH' || lpad(n::text, 8, '0'), 'OPEN', ${first + second}, now(), now() + interval '60 days', 'bench-' || n
    FROM unnest($1::int[]) AS s(n)
  )
  INSERT INTO payment_charge (payment_id, charge_id, amount)
  SELECT ${idOf('b')}, ${idOf('c')}, ${first} FROM unnest($1::int[]) AS s(n)
  UNION ALL SELECT ${idOf('b')}, ${idOf('e')}, ${second} FROM unnest($1::int[]) AS s(n)`

/** The snapshot is what was printed: InstructionLine[] of the payments' contract. */
const line = (kind: 'c' | 'e', offset: number, amount: number): string => `jsonb_build_object(
    'chargeId', ${idOf(kind)}, 'dossierCode', 'H47.20-261120-' || lpad((2 * n + ${offset})::text, 7, '0'),
    'agencyId', 'H47.' || (n + ${offset}) % ${agencies},
    'agency', jsonb_build_object('vi', 'Cơ quan ' || (n + ${offset}) % ${agencies}, 'en', 'Agency ' || (n + ${offset}) % ${agencies}),
    'label', '{"vi":"Lệ phí cấp giấy phép xây dựng","en":"Building permit fee"}'::jsonb,
    'amount', '${amount}', 'basis', ${basis(amount)}::jsonb)`

const insertInstructions = `
  INSERT INTO payment_instruction (id, number, payment_id, state, amount, lines, printed_at, payable_from, amount_valid_until,
    payable_until, verification_code, request_id)
  SELECT ${idOf('f')}, number, ${idOf('b')}, 'ACTIVE', ${first + second},
    jsonb_build_array(${line('c', 0, first)}, ${line('e', 1, second)}),
    t, t, t + interval '30 days', t + interval '60 days', 'VBENCH' || lpad(n::text, 6, '0'), 'bench-' || n
  FROM unnest($1::int[], $2::text[]) AS s(n, number), date_trunc('second', now()) AS t`
