import { parsePublicId } from '#lib/ids.ts'
import { type InstructionNumberRefusal, readInstructionNumber } from '#lib/instruction-number.ts'
import { err, ok, type Result } from '#lib/result.ts'
import type { Staff } from '#server/domains/identity/contract.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { InstructionState } from '../contract.ts'
import type { Candidate, CandidateLine, CandidateRefusal, Fit } from '../desk-contract.ts'

/** A payment that an instruction or its public id names, with what it owes now in đồng. */
export type NamedPayment = Omit<Candidate, 'owedNow' | 'fit'> & {
  readonly paymentId: string
  readonly owed: bigint
}

type Row = {
  number: string
  state: InstructionState | null
  payment_id: string
  public_id: string
  paid: boolean
  debtor: string
  held: boolean
  own: boolean
  owed: bigint
  lines: CandidateLine[]
}

const statement = {
  name: 'payments-of-numbers',
  text: `
    SELECT n.number, n.state, p.id AS payment_id, p.public_id, p.state = 'PAID' AS paid, min(c.debtor) AS debtor,
      bool_or($1 = 'OPERATOR' OR ($1 = 'ACCOUNTANT' AND c.beneficiary = $2)) AS own,
      EXISTS (SELECT FROM payment_charge h JOIN charge_lease l ON l.charge_id = h.charge_id AND l.closed_at IS NULL
              WHERE h.payment_id = p.id) AS held,
      CASE WHEN p.state = 'PAID' THEN 0
        ELSE coalesce(sum(c.amount) FILTER (WHERE c.state = 'OPEN'), 0) END::BIGINT AS owed,
      json_agg(json_build_object('dossierCode', c.source_label, 'amount', c.amount::TEXT, 'state', c.state,
        'agency', json_build_object('vi', g.name_vi, 'en', g.name_en),
        'label', json_build_object('vi', c.label_vi, 'en', c.label_en)) ORDER BY g.name_vi, c.source_label, c.id) AS lines
    FROM (SELECT number, state, payment_id FROM payment_instruction WHERE number = ANY ($3::text[])
          UNION ALL SELECT public_id, NULL, id FROM payment WHERE public_id = ANY ($3::text[])) n
    JOIN payment p ON p.id = n.payment_id
    JOIN payment_charge pc ON pc.payment_id = p.id JOIN charge c ON c.id = pc.charge_id
    JOIN agency g ON g.id = c.beneficiary
    GROUP BY n.number, n.state, p.id ORDER BY array_position($3::text[], n.number)`,
}

/** The payments that these numbers or public ids name and this person may see; what is not known is left out. */
export async function paymentsOfNumbers(
  database: Pick<Database, 'query'>,
  staff: Staff,
  numbers: readonly string[],
): Promise<NamedPayment[]> {
  if (numbers.length === 0) return []
  const rows = await readNumbers(database, staff, numbers)
  return rows.filter(({ own }) => own).map(toNamed)
}

/** The payment of an instruction's number, or of a public id, as a person types it. */
export async function readTypedNumber(
  database: Pick<Database, 'query'>,
  asking: { readonly staff: Staff; readonly number: string; readonly prefix: string },
): Promise<Result<NamedPayment, Exclude<CandidateRefusal, { code: 'NOT_FOUND' }>>> {
  const read = readName(asking.number, asking.prefix)
  if (!read.ok) return read
  const [row] = await readNumbers(database, asking.staff, [read.value])
  if (row === undefined) return err({ code: 'NUMBER_UNKNOWN' })
  return row.own ? ok(toNamed(row)) : err({ code: 'OTHER_AGENCY' })
}

/** Cards and debits of accounts have no instruction: such a payment is named by its public id, of another length. */
function readName(typed: string, prefix: string): Result<string, InstructionNumberRefusal> {
  const publicId = parsePublicId(typed)
  return publicId.ok ? publicId : readInstructionNumber(typed, prefix)
}

/** What so much money, in đồng, would do to a payment. */
export function fitOf(amount: bigint, owed: bigint): Fit {
  if (owed === 0n) return 'NOTHING_OWED'
  if (amount === owed) return 'EXACT'
  return amount > owed ? 'MORE' : 'LESS'
}

/** As it is shown beside money of this amount, in đồng. */
export function toCandidate({ paymentId: _, owed, ...named }: NamedPayment, amount: bigint): Candidate {
  return { ...named, owedNow: String(owed), fit: fitOf(amount, owed) }
}

function readNumbers(
  database: Pick<Database, 'query'>,
  { role, agencyId }: Staff,
  numbers: readonly string[],
): Promise<Row[]> {
  return database.query<Row>(statement, [role, agencyId, numbers])
}

function toNamed({ number, state, payment_id, public_id, debtor, held, owed, lines }: Row): NamedPayment {
  return { number, state, paymentId: payment_id, publicId: public_id, debtor, held, owed, lines }
}
