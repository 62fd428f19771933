import { addMs } from '#lib/dates.ts'
import { newReference, newUuid, newVerificationCode } from '#lib/ids.ts'
import { newInstructionNumber } from '#lib/instruction-number.ts'
import type { Staff } from '#server/domains/identity/contract.ts'
import type { SuspenseItemReason, SuspenseState } from '#server/domains/payments/desk-contract.ts'
import type { PaymentWorld } from './payment.ts'
import { uniqueNumber } from './unique-number.ts'

type DeskWorld = { readonly sql: PaymentWorld['sql']; readonly clock: () => Date }

/** A person of the staff, stored; an accountant of the agency that is named. */
export async function freshStaff(
  world: Pick<PaymentWorld, 'sql'>,
  role: Staff['role'],
  agencyId: string | null = null,
): Promise<Staff> {
  const id = newUuid()
  const staff = {
    id,
    name: `Cán bộ ${id.slice(-4)}`,
    email: `${id}@example.gov.vn`,
    role,
    agencyId,
    bank: null,
    branch: null,
  }
  await world.sql(
    `INSERT INTO staff_member (id, email, name, role, agency_id, password_hash, totp_secret, totp_last_step, created_at)
     VALUES ($1, $2, $3, $4, $5, '$argon2id$none', '', 0, now())`,
    [id, staff.email, staff.name, role, agencyId],
  )
  return staff
}

/** The agency that a charge belongs to. */
export async function agencyOf({ sql }: Pick<PaymentWorld, 'sql'>, chargeId: string): Promise<string> {
  const [row] = await sql<{ beneficiary: string }>('SELECT beneficiary FROM charge WHERE id = $1', [chargeId])
  return row?.beneficiary ?? ''
}

/** The payment's row behind its public id. */
export async function paymentIdOf({ sql }: Pick<PaymentWorld, 'sql'>, publicId: string): Promise<string> {
  const [row] = await sql<{ id: string }>('SELECT id FROM payment WHERE public_id = $1', [publicId])
  return row?.id ?? ''
}

/** An instruction for a payment, printed a minute ago; answers with its number. */
export async function printedNumber(
  world: DeskWorld & { readonly deps: Pick<PaymentWorld['deps'], 'instructions'> },
  paymentId: string,
): Promise<string> {
  const number = newInstructionNumber(world.deps.instructions.prefix)
  const printed = addMs(world.clock(), -60_000)
  await world.sql(
    `INSERT INTO payment_instruction (id, number, payment_id, state, amount, lines, printed_at, payable_from,
       amount_valid_until, payable_until, verification_code, request_id)
     SELECT $1, $2, p.id, 'ACTIVE', p.amount, '[]', $4, $4, $4::timestamptz + interval '10 days', $4::timestamptz + interval '30 days', $5, $1::uuid::text
     FROM payment p WHERE p.id = $3`,
    [newUuid(), number, paymentId, printed, newVerificationCode()],
  )
  return number
}

export type MoneyInSuspense = {
  readonly amount: bigint
  readonly paymentId?: string
  readonly reason?: SuspenseItemReason
  readonly state?: SuspenseState
  readonly content?: string
  readonly openedAt?: Date
}

/** Money of a transfer that fits nothing: capture, item and journal, as a credit notice leaves them. */
export async function moneyInSuspense(world: DeskWorld, money: MoneyInSuspense): Promise<string> {
  const { amount, paymentId = null, reason = 'UNKNOWN_REFERENCE', state = 'OPEN', content = null } = money
  const [captureId, bankReference] = [newUuid(), `FT${uniqueNumber('bank reference', 10 ** 13, 10 ** 14)}`]
  const at = money.openedAt ?? world.clock()
  await world.sql(
    `WITH money AS (
       INSERT INTO capture (id, connector, bank_reference, reference, payment_id, method, amount, disposition, reason, content, captured_at)
       VALUES ($1, 'collecting-bank', $2, $3, $4, 'TRANSFER', $5, 'SUSPENSE', $6, $7, $8)),
     item AS (
       INSERT INTO suspense_item (capture_id, state, opened_at, decided_by, decided_at)
       VALUES ($1, $9, $8, CASE WHEN $9 IN ('RETURNING', 'RETURNED', 'ASSIGNED') THEN 'rule' END, NULL))
     SELECT ledger_post(jsonb_build_array(jsonb_build_object('id', gen_random_uuid(), 'cause', 'capture:collecting-bank:' || $2::text,
       'kind', 'CAPTURE_SUSPENSE', 'at', $8::timestamptz, 'lines', jsonb_build_array(
         jsonb_build_object('account', 'bank:collecting-bank', 'amount', $5::text),
         jsonb_build_object('account', 'suspense:collecting-bank', 'amount', '-' || $5::text)))))`,
    [captureId, bankReference, newReference(), paymentId, String(amount), reason, content, at, state],
  )
  return captureId
}
