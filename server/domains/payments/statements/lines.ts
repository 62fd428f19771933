import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { BankNames } from '../bank-names.ts'
import type { Method } from '../contract.ts'
import { type Cursor, pageRows, readCursor, toPage } from '../desk-paging.ts'
import type { PaymentDeps } from '../payment-deps.ts'
import type { StatementLine, StatementPage, StatementPeriod } from '../statement-contract.ts'
import { boundsOf } from './period.ts'

type Row = {
  id: string
  public_id: string
  paid_at: Date
  own_reference: string | null
  connector: string
  method: Method
  bank_reference: string
  mask: string | null
  amount: bigint
  returned: bigint
  returning: bigint
  dossiers: bigint
  shares: { agencyId: string; agency: Bilingual; amount: string }[]
}

/** What is read of a payment that is on the page: a step of its index, then rows found by their keys. */
const columns = `
  SELECT p.id, p.public_id, p.paid_at, p.own_reference, k.connector, k.method, k.bank_reference,
    coalesce(a.account_mask, a.card_mask) AS mask, (k.amount - k.excess)::BIGINT AS amount,
    back.returned, back.returning,
    (SELECT count(DISTINCT c.source_id) FROM charge_settlement s JOIN charge c ON c.id = s.charge_id
     WHERE s.capture_id = k.id) AS dossiers,
    (SELECT json_agg(json_build_object('agencyId', g.id, 'agency', json_build_object('vi', g.name_vi, 'en', g.name_en),
       'amount', r.amount::TEXT) ORDER BY g.name_vi)
     FROM receipt r JOIN agency g ON g.id = r.agency_id WHERE r.capture_id = k.id) AS shares`

/** A refused refund that was asked for again counts once, as the new one. */
export const moneyBack = `
  LATERAL (SELECT coalesce(sum(r.amount::BIGINT) FILTER (WHERE r.state = 'REFUNDED'), 0)::BIGINT AS returned,
      coalesce(sum(r.amount::BIGINT) FILTER (WHERE r.state <> 'REFUNDED'), 0)::BIGINT AS returning
    FROM refund r WHERE r.capture_id = k.id AND r.kind = 'REFUND' AND r.state <> 'REJECTED'
      AND NOT EXISTS (SELECT FROM refund again WHERE again.retry_of = r.id)) back`

const from = `
  JOIN capture k ON k.payment_id = p.id AND k.disposition = 'APPLIED'
  LEFT JOIN attempt a ON a.id = k.attempt_id
  CROSS JOIN ${moneyBack}`

/** `order` is the way along the index: what comes after the place $4, $5. */
const statementOf = (name: string, order: 'ASC' | 'DESC') => ({
  name,
  text: `${columns}
    FROM (SELECT * FROM payment WHERE holder_id = $1 AND paid_at >= $2 AND paid_at < $3
        AND (paid_at, id) ${order === 'ASC' ? '>' : '<'} ($4, $5::UUID)
      ORDER BY paid_at ${order}, id ${order} LIMIT $6) p ${from}
    ORDER BY p.paid_at ${order}, p.id ${order}`,
})

const newestFirst = statementOf('statement-newest-first', 'DESC')
const oldestFirst = statementOf('statement-oldest-first', 'ASC')

const LOWEST_ID = '00000000-0000-0000-0000-000000000000'

/** Rows that one question brings when a whole period is wanted. */
const BATCH = 200

type Deps = Pick<PaymentDeps, 'database' | 'bankName'>

/** A page of what a holder paid in a period, the newest first. A place that is none of ours is the beginning. */
export async function listStatement(
  { database, bankName }: Deps,
  holderId: string,
  period: StatementPeriod,
  after: string | null,
): Promise<StatementPage> {
  const { from, until } = boundsOf(period)
  const { at, id } = readCursor(after) ?? { at: until, id: LOWEST_ID }
  const values = [holderId, from, until, at, id, pageRows + 1]
  const rows = await database.query<Row>(newestFirst, values)
  return toPage(rows, placeOf, (row) => toLine(row, bankName))
}

/** All that a holder paid in a period, the oldest first, read while it is used: any number of payments passes. */
export async function* streamStatement(
  { database, bankName }: Deps,
  holderId: string,
  period: StatementPeriod,
): AsyncGenerator<StatementLine> {
  let place: Cursor | null = { at: boundsOf(period).from, id: LOWEST_ID }
  while (place !== null) {
    const rows: Row[] = await readBatch(database, holderId, period, place)
    for (const row of rows) yield toLine(row, bankName)
    const last = rows.at(-1)
    place = rows.length === BATCH && last ? placeOf(last) : null
  }
}

function readBatch(database: Database, holderId: string, period: StatementPeriod, place: Cursor) {
  const { from, until } = boundsOf(period)
  return database.query<Row>(oldestFirst, [holderId, from, until, place.at, place.id, BATCH])
}

const placeOf = ({ paid_at, id }: Row): Cursor => ({ at: paid_at, id })

function toLine(row: Row, bankName: BankNames): StatementLine {
  return {
    publicId: row.public_id,
    paidAt: row.paid_at.toISOString(),
    ownReference: row.own_reference,
    amount: String(row.amount),
    shares: row.shares,
    dossiers: Number(row.dossiers),
    method: row.method,
    mask: row.mask,
    bank: bankName(row.connector),
    bankReference: row.bank_reference,
    returned: String(row.returned),
    returning: String(row.returning),
  }
}
