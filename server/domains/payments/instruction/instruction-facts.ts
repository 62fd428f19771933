import { chargeReadInFull, labelForReader } from '#server/domains/charges/index.ts'
import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { Reader } from '#server/platform/database/database.ts'
import type { ChargeBasis, ChargeLine, InstructionState, Method, PrintedLine } from '../contract.ts'
import type { PaymentState } from '../payment.states.ts'

/** What a charge is for and why it is as much: to banks always, to a reader of the public level never. */
type Known = { readonly label: Bilingual; readonly basis: ChargeBasis }
export type AsRead = { readonly label: Bilingual | null; readonly basis: ChargeBasis | null }

/** Who holds a charge: by which method, at which bank and, of a teller, where. `until` is null while a bank's answer is awaited. */
export type Hold = {
  readonly method: Method
  readonly connector: string
  readonly branch: string | null
  readonly until: Date | null
}

/** A charge of the payment as it stands; amounts in đồng. */
export type InstructionCharge<Words extends AsRead = Known> = Omit<ChargeLine, 'amount' | 'label'> & {
  readonly label: Words['label']
  readonly basis: Words['basis']
  readonly debtor: string
  readonly state: 'OPEN' | 'PAID' | 'WITHDRAWN' | 'PAID_AT_AGENCY'
  readonly amount: bigint
  readonly held: Hold | null
}

export type PrintedCharge<Words extends AsRead = Known> = Omit<PrintedLine, 'label' | 'basis'> & {
  readonly label: Words['label']
  readonly basis: Words['basis']
}

type AddedCharge<Words extends AsRead> = Pick<ChargeLine, 'chargeId' | 'dossierCode'> & {
  readonly label: Words['label']
  readonly amount: bigint
}

/** All that decides what a number stands for now. */
export type InstructionFacts<Words extends AsRead = Known> = {
  readonly number: string
  readonly state: InstructionState
  readonly paymentId: string
  readonly publicId: string
  readonly paymentState: PaymentState
  readonly printedAt: Date
  readonly payableFrom: Date
  readonly amountValidUntil: Date
  readonly payableUntil: Date
  readonly endedAt: Date | null
  readonly verificationCode: string
  /** What was printed. */
  readonly amount: bigint
  readonly lines: readonly PrintedCharge<Words>[]
  /** The number that is good in its place, and the one whose place it took. */
  readonly replacedBy: string | null
  readonly replaces: string | null
  readonly charges: readonly InstructionCharge<Words>[]
  /** Other open charges of the same dossiers, which this number does not pay. */
  readonly added: readonly AddedCharge<Words>[]
}

type Json<T> = Omit<T, 'amount' | 'held'> & { amount: string }
type Row<Words extends AsRead> = Omit<InstructionFacts<Words>, 'charges' | 'added'> & {
  charges: (Json<InstructionCharge<Words>> & {
    held: (Omit<Hold, 'until'> & { until: string | null }) | null
  })[]
  added: Json<InstructionFacts<Words>['added'][number]>[]
}

/** SQL over a payment, and its charges `c`, of how much of them is read. */
type Words = { readonly lines: string; readonly label: string; readonly basis: string }

const toBanks: Words = {
  lines: 'i.lines',
  label: `json_build_object('vi', c.label_vi, 'en', c.label_en)`,
  basis: 'c.basis',
}
/** SQL over `payment_instruction i`: what was printed, in the words that this reader may read. The argument is SQL, too. */
export const printedLines = (visitor: string): string =>
  `coalesce((SELECT json_agg(CASE WHEN ${chargeReadInFull(visitor)} THEN line.said
      ELSE line.said || '{"label": null, "basis": null}' END ORDER BY line.place)
    FROM jsonb_array_elements(i.lines) WITH ORDINALITY line (said, place)
    JOIN charge c ON c.id = (line.said ->> 'chargeId')::UUID), '[]')`

const toReader: Words = {
  lines: printedLines('$2'),
  label: labelForReader('$2'),
  basis: `CASE WHEN ${chargeReadInFull('$2')} THEN c.basis END`,
}

const columns = (words: Words) => `
  i.number, i.state, p.id AS "paymentId", p.public_id AS "publicId", p.state AS "paymentState",
    i.printed_at AS "printedAt", i.payable_from AS "payableFrom", i.amount_valid_until AS "amountValidUntil",
    i.payable_until AS "payableUntil", i.ended_at AS "endedAt", i.verification_code AS "verificationCode",
    i.amount::BIGINT AS amount, ${words.lines} AS lines,
    i.replaced_by AS "replacedBy",
    (SELECT json_agg(json_build_object('chargeId', c.id, 'state', c.state, 'amount', c.amount::TEXT, 'debtor', c.debtor,
       'basis', ${words.basis}, 'dossierCode', c.source_label, 'agencyId', g.id,
       'agency', json_build_object('vi', g.name_vi, 'en', g.name_en),
       'label', ${words.label},
       'held', CASE WHEN l.id IS NOT NULL THEN json_build_object('method', a.method,
         'connector', a.connector, 'branch', a.branch, 'until', l.ends_at) END)
       ORDER BY g.name_vi, c.source_label, c.id)
     FROM payment_charge pc
     JOIN charge c ON c.id = pc.charge_id
     JOIN agency g ON g.id = c.beneficiary
     LEFT JOIN charge_lease l ON l.charge_id = c.id AND l.closed_at IS NULL
     LEFT JOIN attempt a ON a.id = l.attempt_id
     WHERE pc.payment_id = p.id) AS charges`
const from = 'FROM payment_instruction i JOIN payment p ON p.id = i.payment_id'

/** Banks ask so often by number that nothing is read which only the payer's page shows. */
const byNumber = {
  name: 'instruction-by-number',
  text: `SELECT ${columns(toBanks)}, NULL AS replaces, '[]'::JSON AS added ${from} WHERE i.number = $1`,
}
const latestOfPayment = {
  name: 'instruction-of-payment',
  text: `SELECT ${columns(toReader)},
      (SELECT o.number FROM payment_instruction o WHERE o.replaced_by = i.number
       ORDER BY o.ended_at DESC LIMIT 1) AS replaces,
      coalesce((SELECT json_agg(json_build_object('chargeId', o.id, 'dossierCode', o.source_label, 'amount', o.amount::TEXT,
         'label', ${labelForReader('$2', 'o')}) ORDER BY o.source_label, o.id)
       FROM charge o
       WHERE o.state = 'OPEN'
         AND (o.source_kind, o.source_id) IN (SELECT c.source_kind, c.source_id FROM payment_charge pc
           JOIN charge c ON c.id = pc.charge_id WHERE pc.payment_id = p.id)
         AND NOT EXISTS (SELECT 1 FROM payment_charge pc WHERE pc.payment_id = p.id AND pc.charge_id = o.id)), '[]') AS added
    ${from} WHERE i.payment_id = $1 ORDER BY i.state = 'ACTIVE' DESC, i.printed_at DESC LIMIT 1`,
}
const newestOfChain = {
  name: 'newest-instruction',
  text: `
    WITH RECURSIVE newer AS (
      SELECT n.number, n.replaced_by FROM payment_instruction n WHERE n.number = $1
      UNION SELECT n.number, n.replaced_by FROM newer o JOIN payment_instruction n ON n.number = o.replaced_by
    ) SELECT number FROM newer WHERE replaced_by IS NULL`,
}

/** What a number stands for, in one statement; null for one that was never given out. */
export async function readInstruction(database: Reader, number: string): Promise<InstructionFacts | null> {
  return followed(database, await database.query<Row<Known>>(byNumber, [number]))
}

/** The latest instruction of a payment, as this visitor may read it. */
export async function readInstructionOfPayment(
  database: Reader,
  paymentId: string,
  visitorId: string,
): Promise<InstructionFacts<AsRead> | null> {
  return followed(database, await database.query<Row<AsRead>>(latestOfPayment, [paymentId, visitorId]))
}

/** A number that was replaced names the one that is good now, however often it was replaced since. */
async function followed<Words extends AsRead>(
  database: Reader,
  [row]: readonly Row<Words>[],
): Promise<InstructionFacts<Words> | null> {
  if (row === undefined) return null
  const facts = toFacts(row)
  if (facts.replacedBy === null) return facts
  const [newest] = await database.query<{ number: string }>(newestOfChain, [facts.replacedBy])
  return { ...facts, replacedBy: newest?.number ?? facts.replacedBy }
}

function toFacts<Words extends AsRead>(row: Row<Words>): InstructionFacts<Words> {
  return {
    ...row,
    charges: row.charges.map(({ held, amount, ...charge }) => ({
      ...charge,
      amount: BigInt(amount),
      held: held && { ...held, until: held.until === null ? null : new Date(held.until) },
    })),
    added: row.added.map(({ amount, ...line }) => ({ ...line, amount: BigInt(amount) })),
  }
}
