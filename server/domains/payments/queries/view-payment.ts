import { labelForReader, readerWords } from '#server/domains/charges/index.ts'
import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { AttemptState } from '../attempt.states.ts'
import type { OtpFacts } from '../bank-change.ts'
import type { BankNames } from '../bank-names.ts'
import {
  type AttemptView,
  type MoneyBack,
  type PaymentLine,
  type PaymentView,
  paymentActs,
  type ReceiptView,
} from '../contract.ts'
import { declineReason } from '../decline-reason.ts'
import { readInstructionOfPayment } from '../instruction/instruction-facts.ts'
import { toInstructionView } from '../instruction/instruction-view.ts'
import { type PaymentException, type PaymentState, stateAsRead } from '../payment.states.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import { may, type Relation, relationsOf } from '../relation.ts'
import { type RelationRow, relationColumns } from '../relation-columns.ts'
import { withoutDetails } from './attempt-as-read.ts'
import { isOthersIdle, liveOrLast } from './live-or-last.ts'

type AttemptRow = Omit<AttemptView, 'otp' | 'reason' | 'bank' | 'yours'> & {
  readonly begunBy: string | null
  readonly connector: string
  readonly state: AttemptState
  readonly otp: OtpFacts | null
  readonly reason: string | null
}

type Row = RelationRow & {
  id: string
  public_id: string
  state: PaymentState
  exception: PaymentException | null
  amount: bigint
  created_at: Date
  expires_at: Date
  paid_at: Date | null
  attempt: AttemptRow | null
  others_card: boolean
  lines: Line[]
  changed_dossiers: string[]
  paid_amount: bigint | null
  paid_lines: Line[] | null
  receipts: ReceiptView[]
  money_back: MoneyBackRow[]
  verification_code: string | null
  agencies_told: boolean
}

/** `label` is null where the reader has the public level. */
type Line = Omit<PaymentLine, 'label'> & { readonly label: Bilingual | null }

type MoneyBackRow = Omit<MoneyBack, 'state'> & { readonly state: keyof typeof moneyBackState }

const lineColumns = `'chargeId', c.id, 'dossierCode', c.source_label, 'agencyId', g.id,
         'agency', json_build_object('vi', g.name_vi, 'en', g.name_en),
         'label', ${labelForReader('$2')}`

const statement = {
  name: 'view-payment',
  text: `
    SELECT p.id, p.public_id, p.state, p.exception, p.amount::BIGINT AS amount, p.created_at, p.expires_at, p.paid_at,
      ${relationColumns('$2')},
      (SELECT json_build_object('reference', a.reference, 'method', a.method, 'connector', a.connector, 'state', a.state,
         'issuerBin', a.issuer_bin, 'cardMask', a.card_mask, 'accountMask', a.account_mask, 'branch', a.branch, 'otp', a.otp, 'knownBy', a.known_by,
         'reason', a.reason, 'leaseEndsAt', CASE WHEN a.state IN ('AWAITING_OTP', 'AT_COUNTER') THEN a.lease_until END,
         'bankReference', a.bank_reference, 'sentAt', a.sent_at, 'begunBy', a.begun_by)
       FROM attempt a WHERE a.payment_id = p.id AND NOT ${isOthersIdle}
       ORDER BY EXISTS (SELECT FROM capture k WHERE k.attempt_id = a.id AND k.disposition = 'APPLIED') DESC,
         ${liveOrLast} LIMIT 1) AS attempt,
      EXISTS (SELECT FROM attempt a WHERE a.payment_id = p.id AND ${isOthersIdle}) AS others_card,
      (SELECT json_agg(json_build_object(${lineColumns}, 'amount', pc.amount::TEXT)
         ORDER BY g.name_vi, c.source_label, c.id)
       FROM payment_charge pc JOIN charge c ON c.id = pc.charge_id JOIN agency g ON g.id = c.beneficiary
       WHERE pc.payment_id = p.id) AS lines,
      ARRAY(SELECT DISTINCT c.source_label
       FROM payment_charge pc JOIN charge c ON c.id = pc.charge_id
       WHERE pc.payment_id = p.id AND p.state = 'OPEN' AND (c.state <> 'OPEN' OR c.amount <> pc.amount)
       ORDER BY c.source_label) AS changed_dossiers,
      (SELECT (k.amount - k.excess)::BIGINT FROM capture k
       WHERE k.payment_id = p.id AND k.disposition = 'APPLIED') AS paid_amount,
      (SELECT json_agg(json_build_object(${lineColumns}, 'amount', s.amount::TEXT)
         ORDER BY g.name_vi, c.source_label, c.id)
       FROM capture k JOIN charge_settlement s ON s.capture_id = k.id
       JOIN charge c ON c.id = s.charge_id JOIN agency g ON g.id = c.beneficiary
       WHERE k.payment_id = p.id AND k.disposition = 'APPLIED') AS paid_lines,
      coalesce((SELECT json_agg(json_build_object('agencyId', r.agency_id,
         'agency', json_build_object('vi', g.name_vi, 'en', g.name_en), 'series', r.series,
         'number', to_char(r.number, 'FM0000000'), 'amount', r.amount::TEXT, 'verificationCode', r.verification_code,
         'issuedAt', r.issued_at) ORDER BY g.name_vi)
       FROM receipt r JOIN agency g ON g.id = r.agency_id WHERE r.payment_id = p.id), '[]') AS receipts,
      coalesce((SELECT json_agg(json_build_object('amount', b.amount::TEXT, 'state', b.state, 'reason', b.reason,
         'promisedBy', b.promised_by, 'returnedAt', b.finished_at, 'bankReference', b.bank_reference,
         'refundBankReference', b.refund_bank_reference) ORDER BY b.at DESC)
       FROM (
         -- Money that settles nothing, with its return once that is decided; what a person assigned elsewhere is no more here.
         SELECT k.amount, CASE WHEN i.state IN ('RETURNING', 'RETURNED') THEN 'RETURN_' || r.state ELSE i.state END AS state,
           k.reason, r.promised_by, CASE WHEN r.state = 'REFUNDED' THEN r.finished_at END AS finished_at,
           k.bank_reference, r.bank_reference AS refund_bank_reference, k.captured_at AS at
         FROM capture k JOIN suspense_item i ON i.capture_id = k.id
         LEFT JOIN LATERAL (SELECT * FROM refund r WHERE r.capture_id = k.id AND r.charge_id IS NULL
           ORDER BY r.requested_at DESC LIMIT 1) r ON true
         WHERE k.payment_id = p.id AND k.disposition = 'SUSPENSE'
         UNION ALL
         SELECT r.amount, 'RETURN_' || r.state, CASE r.reason WHEN 'EXCESS' THEN 'OVER' ELSE r.reason END, r.promised_by,
           CASE WHEN r.state = 'REFUNDED' THEN r.finished_at END, k.bank_reference, r.bank_reference, r.requested_at
         FROM capture k JOIN refund r ON r.capture_id = k.id
         WHERE k.payment_id = p.id AND k.disposition = 'APPLIED' AND r.state <> 'REJECTED'
       ) b), '[]') AS money_back,
      (SELECT f.verification_code FROM payment_confirmation f WHERE f.payment_id = p.id) AS verification_code,
      EXISTS (SELECT 1 FROM payment_event e WHERE e.payment_id = p.id AND e.kind = 'AGENCIES_TOLD') AS agencies_told
    FROM payment p JOIN visitor_payment v ON v.payment_id = p.id AND v.visitor_id = $2
    WHERE p.public_id = $1`,
}

/** What the payer reads of an item in suspense, and of the refund that sends it back. */
const moneyBackState = {
  WAITING: 'WAITING',
  OPEN: 'BEING_LOOKED_AT',
  PROPOSED: 'BEING_LOOKED_AT',
  RETURN_REQUESTED: 'BEING_LOOKED_AT',
  RETURN_APPROVED: 'RETURNING',
  RETURN_SENT: 'RETURNING',
  RETURN_REFUSED: 'BEING_LOOKED_AT',
  RETURN_REFUNDED: 'RETURNED',
} as const satisfies Record<string, MoneyBack['state']>

/** A payment as this visitor reads it, dossier by dossier at the visitor's level; null for one that is not on its list. */
export async function viewPayment(
  deps: Pick<PaymentDeps, 'database' | 'bankName' | 'collectingAccount'>,
  publicId: string,
  visitorId: string,
): Promise<PaymentView | null> {
  const [row] = await deps.database.query<Row>(statement, [publicId, visitorId])
  if (row === undefined) return null
  const instruction = await readInstructionOfPayment(deps.database, row.id, visitorId)
  return {
    ...toView(row, deps.bankName, relationsOf({ ...row, visitorId })),
    instruction: instruction && toInstructionView(instruction, deps),
  }
}

function toView(
  row: Row,
  bankName: BankNames,
  relations: readonly Relation[],
): Omit<PaymentView, 'instruction'> {
  const yours = may(relations, 'READ_CARD')
  return {
    publicId: row.public_id,
    state: stateAsRead(row.state, row.exception, row.attempt && { state: row.attempt.state, yours }),
    amount: String(row.amount),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    paidAt: row.paid_at?.toISOString() ?? null,
    exception: row.exception,
    lines: row.lines.map(named),
    changedDossiers: row.changed_dossiers,
    attempt: row.attempt && toAttemptView(row.attempt, bankName, yours),
    othersCard: row.others_card,
    paidAmount: row.paid_amount === null ? null : String(row.paid_amount),
    paidLines: row.paid_lines?.map(named) ?? null,
    shortened: [...row.lines, ...(row.paid_lines ?? [])].some(({ label }) => label === null),
    receipts: row.receipts,
    moneyBack: row.money_back.map((back) => ({ ...back, state: moneyBackState[back.state] })),
    verificationCode: row.verification_code,
    agenciesTold: row.agencies_told,
    may: paymentActs.filter((act) => may(relations, act)),
  }
}

const named = (line: Line): PaymentLine => ({ ...line, label: readerWords(line.label, line.dossierCode) })

function toAttemptView(
  { state, connector, otp, reason, begunBy: _, ...rest }: AttemptRow,
  bankName: BankNames,
  yours: boolean,
): AttemptView {
  const view = otp && {
    maskedPhone: otp.maskedPhone,
    digits: otp.digits,
    validUntil: otp.validUntil,
    nextCodeAt: otp.nextCodeAt,
    triesLeft: otp.triesLeft,
    error: otp.error,
  }
  const whole = {
    ...rest,
    yours,
    bank: bankName(connector),
    stopping: state === 'CANCELLING',
    otp: view,
    reason: reason === null ? null : declineReason(reason),
  }
  return yours ? whole : withoutDetails(whole)
}
