import type { Database } from '#server/platform/database/database.ts'
import type { AttemptState } from '../attempt.states.ts'
import type { OtpFacts } from '../bank-change.ts'
import type { AttemptView, PaymentLine, PaymentView } from '../contract.ts'
import { declineReason } from '../decline-reason.ts'
import { type PaymentException, type PaymentState, publicState } from '../payment.states.ts'

type AttemptRow = Omit<AttemptView, 'otp' | 'reason'> & {
  readonly state: AttemptState
  readonly otp: OtpFacts | null
  readonly reason: string | null
}

type Row = {
  public_id: string
  state: PaymentState
  exception: PaymentException | null
  amount: bigint
  created_at: Date
  expires_at: Date
  paid_at: Date | null
  attempt: AttemptRow | null
  lines: PaymentLine[]
  verification_code: string | null
  agencies_told: boolean
}

const statement = {
  name: 'view-payment',
  text: `
    SELECT p.public_id, p.state, p.exception, p.amount::BIGINT AS amount, p.created_at, p.expires_at, p.paid_at,
      (SELECT json_build_object('reference', a.reference, 'state', a.state, 'issuerBin', a.issuer_bin,
         'cardMask', a.card_mask, 'otp', a.otp, 'knownBy', a.known_by, 'reason', a.reason,
         'leaseEndsAt', CASE WHEN a.state = 'AWAITING_OTP' THEN a.lease_until END,
         'bankReference', a.bank_reference, 'sentAt', a.sent_at)
       FROM attempt a WHERE a.payment_id = p.id
       ORDER BY EXISTS (SELECT FROM capture k WHERE k.attempt_id = a.id AND k.disposition = 'APPLIED') DESC,
         a.state = 'SUCCEEDED' DESC, a.created_at DESC LIMIT 1) AS attempt,
      (SELECT json_agg(json_build_object('dossierCode', c.source_label, 'agencyId', g.id,
         'agency', json_build_object('vi', g.name_vi, 'en', g.name_en),
         'label', json_build_object('vi', c.label_vi, 'en', c.label_en), 'amount', pc.amount::TEXT)
         ORDER BY g.name_vi, c.source_label, c.id)
       FROM payment_charge pc JOIN charge c ON c.id = pc.charge_id JOIN agency g ON g.id = c.beneficiary
       WHERE pc.payment_id = p.id) AS lines,
      (SELECT f.verification_code FROM payment_confirmation f WHERE f.payment_id = p.id) AS verification_code,
      EXISTS (SELECT 1 FROM payment_event e WHERE e.payment_id = p.id AND e.kind = 'AGENCIES_TOLD') AS agencies_told
    FROM payment p
    WHERE p.public_id = $1
      AND EXISTS (SELECT 1 FROM visitor_payment v WHERE v.payment_id = p.id AND v.visitor_id = $2)`,
}

/** A payment as its payer sees it, in one statement; null for one that is not this visitor's. */
export async function viewPayment(
  database: Database,
  publicId: string,
  visitorId: string,
): Promise<PaymentView | null> {
  const [row] = await database.query<Row>(statement, [publicId, visitorId])
  return row === undefined ? null : toView(row)
}

function toView(row: Row): PaymentView {
  return {
    publicId: row.public_id,
    state: publicState(row.state, row.exception, row.attempt?.state ?? null),
    amount: String(row.amount),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    paidAt: row.paid_at?.toISOString() ?? null,
    exception: row.exception,
    lines: row.lines,
    attempt: row.attempt && toAttemptView(row.attempt),
    verificationCode: row.verification_code,
    agenciesTold: row.agencies_told,
  }
}

function toAttemptView({ state, otp, reason, ...rest }: AttemptRow): AttemptView {
  const view = otp && {
    maskedPhone: otp.maskedPhone,
    digits: otp.digits,
    validUntil: otp.validUntil,
    nextCodeAt: otp.nextCodeAt,
    triesLeft: otp.triesLeft,
    error: otp.error,
  }
  return { ...rest, otp: view, reason: reason === null ? null : declineReason(reason) }
}
