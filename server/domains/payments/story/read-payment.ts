import type { Bilingual } from '#server/domains/directory/contract.ts'
import { holderVersion } from '#server/domains/identity/index.ts'
import type { Database } from '#server/platform/database/database.ts'
import {
  mostLines,
  type PaymentStateName,
  type PaymentTrace,
  type TraceDocument,
  type TraceHolder,
  type TraceLine,
  type TraceShare,
} from '../trace-contract.ts'

type Row = {
  id: string
  public_id: string
  state: PaymentStateName
  exception: string | null
  amount: bigint
  created_at: Date
  expires_at: Date
  paid_at: Date | null
  holder: HolderJson | null
}

type HolderJson = Omit<TraceHolder, 'verifiedAt' | 'closedAt'> & {
  readonly verifiedAt: string | null
  readonly closedAt: string | null
}

/** A holder as the JSON of a `TraceHolder`, in SQL over `holder h`. */
export const holderJson = `json_build_object('id', h.id, 'kind', h.kind, 'name', h.name, 'taxCode', h.tax_code,
  'verifiedAt', h.verified_at, 'closedAt', h.closed_at, 'version', ${holderVersion})`

const isoOrNull = (at: string | null): string | null => (at === null ? null : new Date(at).toISOString())

/** Times come out of JSON in the database's own spelling. */
export const toTraceHolder = (holder: HolderJson): TraceHolder => ({
  ...holder,
  verifiedAt: isoOrNull(holder.verifiedAt),
  closedAt: isoOrNull(holder.closedAt),
})

const paymentStatement = {
  name: 'trace-payment',
  text: `
    SELECT p.id, p.public_id, p.state, p.exception, p.amount::BIGINT AS amount, p.created_at, p.expires_at, p.paid_at,
      (SELECT ${holderJson} FROM holder h WHERE h.id = p.holder_id) AS holder
    FROM payment p WHERE p.public_id = $1`,
}

type Head = Pick<
  PaymentTrace,
  'publicId' | 'state' | 'exception' | 'amount' | 'createdAt' | 'expiresAt' | 'paidAt' | 'holder'
>

/** The payment's own facts with its row's id; null where there is none. */
export async function readHead(
  database: Database,
  publicId: string,
): Promise<{ readonly paymentId: string; readonly head: Head } | null> {
  const [row] = await database.query<Row>(paymentStatement, [publicId])
  if (row === undefined) return null
  const head = {
    publicId: row.public_id,
    state: row.state,
    exception: row.exception,
    amount: String(row.amount),
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    paidAt: row.paid_at?.toISOString() ?? null,
    holder: row.holder && toTraceHolder(row.holder),
  }
  return { paymentId: row.id, head }
}

const linesStatement = {
  name: 'trace-lines',
  text: `
    SELECT c.id AS "chargeId", c.source_label AS "dossierCode", c.state, t.amount::text AS amount,
      json_build_object('vi', c.label_vi, 'en', c.label_en) AS label,
      json_build_object('vi', g.name_vi, 'en', g.name_en) AS agency
    FROM payment_charge t JOIN charge c ON c.id = t.charge_id JOIN agency g ON g.id = c.beneficiary
    WHERE t.payment_id = $1 ORDER BY g.id, c.source_label, c.id LIMIT ${mostLines}`,
}

const sharesStatement = {
  name: 'trace-shares',
  text: `
    SELECT g.id AS "agencyId", json_build_object('vi', g.name_vi, 'en', g.name_en) AS agency, count(*)::int AS lines,
      sum(t.amount)::text AS amount
    FROM payment_charge t JOIN charge c ON c.id = t.charge_id JOIN agency g ON g.id = c.beneficiary
    WHERE t.payment_id = $1 GROUP BY g.id ORDER BY g.id`,
}

/** What it was for: the first lines, and what comes to each agency. */
export async function readLines(
  database: Database,
  paymentId: string,
): Promise<Pick<PaymentTrace, 'lines' | 'shares' | 'lineCount'>> {
  const [lines, shares] = await Promise.all([
    database.query<TraceLine>(linesStatement, [paymentId]),
    database.query<TraceShare>(sharesStatement, [paymentId]),
  ])
  return { lines, shares, lineCount: shares.reduce((sum, share) => sum + share.lines, 0) }
}

type DocumentRow = {
  kind: TraceDocument['kind']
  code: string
  at: Date
  number: string
  agency: Bilingual
  amount: string
  state: Extract<TraceDocument, { kind: 'INSTRUCTION' }>['state']
}

const documentsStatement = {
  name: 'trace-documents',
  text: `
    SELECT 'INSTRUCTION' AS kind, n.verification_code AS code, n.printed_at AS at, n.number, NULL::json AS agency,
      NULL AS amount, n.state
    FROM payment_instruction n WHERE n.payment_id = $1
    UNION ALL SELECT 'CONFIRMATION', f.verification_code, f.issued_at, NULL, NULL, NULL, NULL
    FROM payment_confirmation f WHERE f.payment_id = $1
    UNION ALL SELECT 'RECEIPT', r.verification_code, r.issued_at, r.series || '-' || lpad(r.number::text, 7, '0'),
      json_build_object('vi', g.name_vi, 'en', g.name_en), r.amount::text, NULL
    FROM receipt r JOIN agency g ON g.id = r.agency_id WHERE r.payment_id = $1
    ORDER BY at, code LIMIT 200`,
}

/** What was printed or issued about it, the first thing first. */
export async function readDocuments(database: Database, paymentId: string): Promise<TraceDocument[]> {
  const rows = await database.query<DocumentRow>(documentsStatement, [paymentId])
  return rows.map(({ kind, code, at: moment, number, agency, amount, state }) => {
    const at = moment.toISOString()
    if (kind === 'CONFIRMATION') return { kind, code, at }
    return kind === 'RECEIPT' ? { kind, code, at, number, agency, amount } : { kind, code, at, number, state }
  })
}
