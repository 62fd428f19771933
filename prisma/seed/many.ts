import pg from 'pg'
import { factHash } from '#server/domains/dossiers/index.ts'
import { demoAgencies } from './agencies.ts'

/** How many dossiers travel in one transaction. */
const batch = 20_000
const agencyIds = Object.values(demoAgencies).map(({ id }) => id)
const procedureCode = '1.013225'

/** The n-th of many dossiers, n from 0: every property follows from n, so that a test knows what to ask for. */
export function manyDossier(n: number): { readonly code: string; readonly fact: string } {
  const agency = agencyIds[n % agencyIds.length] ?? ''
  const day = String(1 + (Math.floor(n / agencyIds.length) % 28)).padStart(2, '0')
  return {
    code: `${agency}-2610${day}-${String(n).padStart(7, '0')}`,
    fact: String((n * 7_919) % 10_000).padStart(4, '0'),
  }
}

export type ManyDossiers = {
  /** A login that owns the tables: statistics are brought up to date at the end. */
  readonly ownerUrl: string
  readonly count: number
  readonly lookupKey: string
}

/**
 * Fills a database with dossiers of one unpaid fee each, tens of thousands a second: ready for look-ups and payments,
 * but without history and without encrypted columns. The agencies must be there.
 */
export async function storeManyDossiers({ ownerUrl, count, lookupKey }: ManyDossiers): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    await client.query('SET synchronous_commit = off')
    await client.query(
      `INSERT INTO procedure (code, name_vi, name_en) VALUES ($1, 'Cấp giấy phép xây dựng', 'Building permit')
       ON CONFLICT DO NOTHING`,
      [procedureCode],
    )
    for (let from = 0; from < count; from += batch) {
      await storeBatch(client, from, Math.min(batch, count - from), lookupKey)
    }
    await client.query('VACUUM ANALYZE dossier, dossier_fee, charge')
  } finally {
    await client.end()
  }
}

async function storeBatch(client: pg.Client, from: number, size: number, key: string): Promise<void> {
  const numbers = Array.from({ length: size }, (_, index) => from + index)
  const dossiers = numbers.map(manyDossier)
  const hashes = dossiers.map(({ code, fact }) => factHash({ LOOKUP_KEY: key }, 'LAST4', code, fact))
  await client.query('BEGIN')
  await client.query(insertDossiers, [
    numbers,
    dossiers.map(({ code }) => code),
    hashes.map((hash) => hash.toString('hex')),
    agencyIds,
    procedureCode,
  ])
  await client.query(insertCharges, [from, from + size - 1])
  await client.query(insertFees, [from, from + size - 1])
  await client.query('COMMIT')
}

/** Ids that ascend with n, as time-ordered ones do: each insert goes to the end of its index. */
const id = (kind: 'd' | 'c' | 'f') => `('${kind}0000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid`

const insertDossiers = `
  INSERT INTO dossier (id, code, agency_id, procedure_code, applicant_kind, applicant_name, last4_hash,
    tax_code_hash, received_on, due_on, status, updated_at)
  SELECT ${id('d')}, code, ($4::text[])[1 + n % cardinality($4::text[])], $5, 'PERSON',
    'Nguyễn Văn ' || n, decode(hash, 'hex'), sha256(gen_random_uuid()::text::bytea), '2026-10-01', '2026-12-01', 6,
    '2026-10-01'
  FROM unnest($1::int[], $2::text[], $3::text[]) AS made(n, code, hash)`

const insertCharges = `
  INSERT INTO charge (id, source_kind, source_id, source_label, beneficiary, label_vi, label_en, amount, basis,
    debtor, state, created_at)
  SELECT ${id('c')}, 'DOSSIER', d.id, d.code, d.agency_id, 'Lệ phí', 'Charge', 75000,
    '{"kind":"LE_PHI","gross":"75000","reduction":"0","ground":null,"regulation":"Nghị quyết HĐND tỉnh"}',
    'N••••• V•• ' || n, 'OPEN', d.updated_at
  FROM generate_series($1::int, $2::int) n JOIN dossier d ON d.id = ${id('d')}`

const insertFees = `
  INSERT INTO dossier_fee (id, dossier_id, line_id, kind, label_vi, label_en, gross_amount, reduction, regulation,
    due_when, charge_id)
  SELECT ${id('f')}, ${id('d')}, 'F1', 'LE_PHI', 'Lệ phí', 'Charge', 75000, 0,
    'Nghị quyết HĐND tỉnh', 'INTAKE', ${id('c')}
  FROM generate_series($1::int, $2::int) n`

if (import.meta.main) {
  const { DATABASE_OWNER_URL: ownerUrl, LOOKUP_KEY: lookupKey } = process.env
  const count = Number(process.argv[2])
  if (!ownerUrl || !lookupKey || !Number.isInteger(count) || count < 1) {
    throw new Error('Use: DATABASE_OWNER_URL=… LOOKUP_KEY=… node prisma/seed/many.ts <count>')
  }
  await storeManyDossiers({ ownerUrl, lookupKey, count })
}
