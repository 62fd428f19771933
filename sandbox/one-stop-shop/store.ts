import type { Queryable } from '../database/open.ts'
import type { SendOutcome } from '../messages/send.ts'
import type { DossierDocument } from './document.ts'

/** What the portal said to the latest sending: `status` is HTTP's, 0 where nobody answered. */
export type PortalAnswer = { readonly status: number; readonly body: unknown }

export type PaymentStateMessage = {
  readonly messageId: string
  readonly dossierCode: string
  readonly paymentState: 0 | 1
  readonly paidAt: string | null
  readonly amount: string
  readonly paymentReference: string | null
  readonly fees: readonly { readonly id: string; readonly state: string }[]
}

export type ShopDossier = {
  readonly code: string
  readonly document: DossierDocument
  readonly answer: PortalAnswer | undefined
  readonly payment: PaymentStateMessage | undefined
  readonly createdAt: Date
}

const SHOWN = 200

type Row = {
  code: string
  document: DossierDocument
  answer_status: number | null
  answer: unknown
  payment: PaymentStateMessage | null
  created_at: Date
}

const SELECT = `
  SELECT d.code, d.document, d.answer_status, d.answer, d.created_at,
         (SELECT p.message FROM payment_state p WHERE p.dossier_code = d.code ORDER BY p.id DESC LIMIT 1) AS payment
  FROM dossier d`

/** The dossiers made here, the newest first. */
export async function readDossiers(db: Queryable): Promise<ShopDossier[]> {
  const found = await db.query<Row>(`${SELECT} ORDER BY d.created_at DESC, d.code LIMIT $1`, [SHOWN])
  return found.rows.map(toDossier)
}

/** One dossier made here. */
export async function readDossier(db: Queryable, code: string): Promise<ShopDossier | undefined> {
  const found = await db.query<Row>(`${SELECT} WHERE d.code = $1`, [code])
  return found.rows[0] && toDossier(found.rows[0])
}

/** Stores what was sent and what came back. A refused change keeps the document that the portal has. */
export async function storeSending(
  db: Queryable,
  sent: { code: string; document: DossierDocument; outcome: SendOutcome },
  now: Date,
): Promise<void> {
  const { code, document, outcome } = sent
  const answer = outcome.kind === 'ANSWERED' ? outcome : { status: 0, body: { message: outcome.why } }
  const refused = answer.status >= 400
  await db.query(
    `INSERT INTO dossier (code, document, answer_status, answer, created_at, changed_at)
     VALUES ($1, $2, $3, $4, $5, $5)
     ON CONFLICT (code) DO UPDATE SET answer_status = excluded.answer_status, answer = excluded.answer,
       changed_at = excluded.changed_at, document = CASE WHEN $6 THEN dossier.document ELSE excluded.document END`,
    [code, JSON.stringify(document), answer.status, JSON.stringify(answer.body), now, refused],
  )
}

/** Keeps what the portal told of a dossier's payment. */
export async function storePaymentState(
  db: Queryable,
  message: PaymentStateMessage,
  now: Date,
): Promise<void> {
  await db.query(
    'INSERT INTO payment_state (dossier_code, payment_state, message, at) VALUES ($1, $2, $3, $4)',
    [message.dossierCode, message.paymentState, JSON.stringify(message), now],
  )
}

/** The latest payment states of dossiers that were not made here, for the page to show them too. */
export async function readOtherPayments(db: Queryable): Promise<PaymentStateMessage[]> {
  const found = await db.query<{ message: PaymentStateMessage }>(
    `SELECT message FROM (
       SELECT DISTINCT ON (dossier_code) id, message FROM payment_state
       WHERE dossier_code NOT IN (SELECT code FROM dossier) ORDER BY dossier_code, id DESC
     ) latest ORDER BY id DESC LIMIT $1`,
    [SHOWN],
  )
  return found.rows.map(({ message }) => message)
}

function toDossier(row: Row): ShopDossier {
  return {
    code: row.code,
    document: row.document,
    answer: row.answer_status === null ? undefined : { status: row.answer_status, body: row.answer },
    payment: row.payment ?? undefined,
    createdAt: row.created_at,
  }
}
