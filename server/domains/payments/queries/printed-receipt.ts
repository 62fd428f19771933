import type { Dong } from '#lib/money.ts'
import type { ReaderWords } from '#server/domains/charges/contract.ts'
import { chargeReadInFull, labelForReader, readerWords } from '#server/domains/charges/index.ts'
import type { Bilingual } from '#server/domains/directory/contract.ts'
import type { Database } from '#server/platform/database/database.ts'
import type { ChargeBasis } from '../contract.ts'

/** All that an agency's receipt says of itself; amounts in đồng. */
export type PrintedReceipt = {
  readonly agency: {
    readonly name: Bilingual
    readonly address: string
    readonly treasuryAccount: string
    readonly treasuryBranch: string
  }
  readonly series: string
  /** Seven digits. */
  readonly number: string
  readonly issuedAt: Date
  readonly debtor: string
  readonly amount: Dong
  readonly lines: readonly {
    readonly dossierCode: string
    readonly label: ReaderWords
    /** Null for a reader of the public level. */
    readonly basis: Pick<ChargeBasis, 'kind' | 'regulation'> | null
    readonly amount: Dong
  }[]
  readonly verificationCode: string
}

type JsonLine = Omit<PrintedReceipt['lines'][number], 'amount' | 'label'> & {
  amount: string
  label: Bilingual | null
}
type Row = Omit<PrintedReceipt, 'lines' | 'number'> & { number: number; lines: JsonLine[] }

const DIGITS = 7

const statement = {
  name: 'printed-receipt',
  text: `
    SELECT r.series, r.number, r.issued_at AS "issuedAt", r.amount::BIGINT AS amount,
      r.verification_code AS "verificationCode",
      json_build_object('name', json_build_object('vi', g.name_vi, 'en', g.name_en), 'address', g.address,
        'treasuryAccount', g.treasury_account, 'treasuryBranch', g.treasury_branch) AS agency,
      (SELECT string_agg(DISTINCT c.debtor, '; ') FROM charge_settlement s JOIN charge c ON c.id = s.charge_id
       WHERE s.capture_id = r.capture_id AND c.beneficiary = r.agency_id) AS debtor,
      (SELECT json_agg(json_build_object('dossierCode', c.source_label, 'label', ${labelForReader('$3')},
         'basis', CASE WHEN ${chargeReadInFull('$3')}
           THEN json_build_object('kind', c.basis ->> 'kind', 'regulation', c.basis ->> 'regulation') END,
         'amount', s.amount::TEXT) ORDER BY c.source_label, c.id)
       FROM charge_settlement s JOIN charge c ON c.id = s.charge_id
       WHERE s.capture_id = r.capture_id AND c.beneficiary = r.agency_id) AS lines
    FROM receipt r JOIN payment p ON p.id = r.payment_id JOIN agency g ON g.id = r.agency_id
    WHERE p.public_id = $1 AND r.agency_id = $2
    ORDER BY r.number DESC LIMIT 1`,
}

/**
 * The receipt of an agency for a payment, with the lines that its money settled, as this visitor may read them; null where there
 * is none.
 */
export async function printedReceipt(
  database: Database,
  publicId: string,
  agencyId: string,
  visitorId: string,
): Promise<PrintedReceipt | null> {
  const [row] = await database.query<Row>(statement, [publicId, agencyId, visitorId])
  if (row === undefined) return null
  const lines = row.lines.map((line) => ({
    ...line,
    label: readerWords(line.label, line.dossierCode),
    amount: BigInt(line.amount),
  }))
  return { ...row, number: String(row.number).padStart(DIGITS, '0'), lines }
}
