import type { Database } from '#server/platform/database/database.ts'
import type { AttemptFacts, ChargeFacts, Facts } from './bank-change.ts'

/** What was heard, as far as reading its facts goes. */
export type Mention = {
  readonly connector: string
  /** Of an attempt. */
  readonly reference: string
  /** Instruction numbers that name a payment where no attempt has the reference. */
  readonly numbers: readonly string[]
  /** The money that it names; null where it names none. */
  readonly money: MentionedMoney | null
}

/** What tells money from other money under the same number of the bank; amount in đồng. */
export type MentionedMoney = {
  readonly bankReference: string
  readonly amount: bigint
  /** Of a transfer: the reference that it had before two could bear one number, its text, and its business day. */
  readonly transfer: {
    readonly formerReference: string
    readonly content: string
    readonly day: string
  } | null
}

type Row = {
  n: number
  attempt:
    | (Omit<AttemptFacts, 'amount' | 'sentAt' | 'knownBy' | 'leaseUntil'> &
        Record<'amount' | 'leaseUntil', string> &
        Record<'sentAt' | 'knownBy', string | null>)
    | null
  payment: (Omit<NonNullable<Facts['payment']>, 'paidAt'> & { paidAt: string | null }) | null
  instruction: Facts['instruction']
  ambiguous: boolean
  charges: (Omit<ChargeFacts, 'owed' | 'promised'> & { owed: string; promised: string | null })[]
  booked: Facts['booked']
}

const chargeColumns = `
  'id', c.id, 'beneficiary', c.beneficiary, 'owed', c.amount::TEXT, 'state', c.state`

/**
 * Charges of a payment are all of it; of an attempt too, unless it is a teller's, who holds only what was owed when it began. Before
 * its code goes on a card attempt has no lease, and no promise.
 */
const readFactsStatement = {
  name: 'bank-facts',
  text: `
    SELECT m.n,
      CASE WHEN a.id IS NOT NULL THEN json_build_object(
        'id', a.id, 'method', a.method, 'reference', a.reference, 'state', a.state, 'version', a.version,
        'amount', a.amount::TEXT, 'reason', a.reason, 'otp', a.otp, 'otpTry', a.otp_try, 'codeUnsure', a.code_unsure,
        'bankReference', a.bank_reference, 'sentAt', a.sent_at, 'knownBy', a.known_by,
        'leaseUntil', a.lease_until) END AS attempt,
      CASE WHEN p.id IS NOT NULL THEN json_build_object(
        'id', p.id, 'state', p.state, 'exception', p.exception, 'paidAt', p.paid_at) END AS payment,
      CASE WHEN named.payments = 1 THEN json_build_object(
        'number', named.number, 'state', named.state) END AS instruction,
      coalesce(named.payments > 1, false) AS ambiguous,
      coalesce((
        SELECT json_agg(json_build_object(${chargeColumns}, 'promised', own.amount::TEXT,
          'leased', own.id IS NOT NULL AND own.closed_at IS NULL,
          'heldByOther', l.attempt_id IS NOT NULL AND l.attempt_id IS DISTINCT FROM a.id) ORDER BY c.id)
        FROM payment_charge pc
        JOIN charge c ON c.id = pc.charge_id
        LEFT JOIN charge_lease own ON own.attempt_id = a.id AND own.charge_id = c.id
        LEFT JOIN charge_lease l ON l.charge_id = c.id AND l.closed_at IS NULL
        WHERE pc.payment_id = p.id AND (a.method IS DISTINCT FROM 'COUNTER' OR own.id IS NOT NULL
          OR NOT EXISTS (SELECT FROM charge_lease WHERE attempt_id = a.id))), '[]') AS charges,
      CASE
        WHEN m.bank_reference IS NULL THEN 'NO'
        WHEN EXISTS (SELECT FROM capture k WHERE k.connector = m.connector AND k.bank_reference = m.bank_reference
          AND k.reference = m.reference AND k.amount::BIGINT = m.amount) THEN 'THIS'
        WHEN EXISTS (SELECT FROM capture k WHERE k.connector = m.connector AND k.bank_reference = m.bank_reference
          AND k.reference = m.former_reference AND k.amount::BIGINT = m.amount AND k.content = m.content
          AND (k.captured_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::DATE = m.day) THEN 'THIS'
        WHEN EXISTS (SELECT FROM capture k WHERE k.connector = m.connector AND k.bank_reference = m.bank_reference)
          THEN 'OTHER'
        ELSE 'NO'
      END AS booked
    FROM jsonb_to_recordset($1::JSONB) AS m(n INT, connector TEXT, reference TEXT, numbers TEXT[], bank_reference TEXT,
      amount BIGINT, former_reference TEXT, content TEXT, day DATE)
    LEFT JOIN attempt a ON a.reference = m.reference AND a.connector = m.connector
    LEFT JOIN LATERAL (
      SELECT count(DISTINCT i.payment_id) AS payments, min(i.payment_id::TEXT)::UUID AS payment_id,
        (array_agg(i.number ORDER BY i.state = 'ACTIVE' DESC, i.printed_at DESC))[1] AS number,
        (array_agg(i.state ORDER BY i.state = 'ACTIVE' DESC, i.printed_at DESC))[1] AS state
      FROM payment_instruction i WHERE a.id IS NULL AND i.number = ANY (m.numbers)
    ) named ON m.numbers <> '{}'
    LEFT JOIN payment p ON p.id = coalesce(a.payment_id, CASE WHEN named.payments = 1 THEN named.payment_id END)
    ORDER BY m.n`,
}

/** Reads the facts of many mentions in one statement, in their order, without a lock. */
export async function readBankFacts(database: Database, mentions: readonly Mention[]): Promise<Facts[]> {
  const asked = mentions.map(({ money, ...mention }, n) => ({
    n,
    ...mention,
    bank_reference: money?.bankReference ?? null,
    amount: money && String(money.amount),
    former_reference: money?.transfer?.formerReference ?? null,
    content: money?.transfer?.content ?? null,
    day: money?.transfer?.day ?? null,
  }))
  const rows = await database.query<Row>(readFactsStatement, [JSON.stringify(asked)])
  return rows.map(toFacts)
}

function toFacts(row: Row): Facts {
  const { attempt, payment, instruction, ambiguous, booked } = row
  return {
    attempt: attempt && {
      ...attempt,
      amount: BigInt(attempt.amount),
      sentAt: dateOf(attempt.sentAt),
      knownBy: dateOf(attempt.knownBy),
      leaseUntil: new Date(attempt.leaseUntil),
    },
    payment: payment && { ...payment, paidAt: dateOf(payment.paidAt) },
    instruction,
    ambiguous,
    booked,
    charges: row.charges.map((charge) => ({
      ...charge,
      owed: BigInt(charge.owed),
      promised: charge.promised === null ? null : BigInt(charge.promised),
    })),
  }
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text))
