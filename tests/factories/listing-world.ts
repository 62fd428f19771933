import pg from 'pg'
import type { AgencyDossierMessage } from '#prisma/seed/message.ts'
import { type ListHolder, listHolderDossiers } from '#server/domains/dossiers/index.ts'
import type { ListFilter, ListRow } from '#server/domains/dossiers/listing-contract.ts'
import { openVisitor, ownerKey } from '#server/domains/identity/index.ts'
import { openDatabase } from '#server/platform/database/database.ts'
import { testDatabase } from '#tests/database/index.ts'
import { freshTaxCode } from './accounts.ts'
import { freshDossier, freshMessage } from './dossier.ts'
import { holdCharge, takeMoney } from './held-charge.ts'
import { testSettings } from './settings.ts'

export const everyDossier: ListFilter = { state: 'ALL', agencyId: null, text: '' }
export const owing: ListFilter = { ...everyDossier, state: 'OWING' }

/** Dossiers in the names of organisations, and their lists; hand `close` to afterAll. */
export async function listingWorld() {
  const scratch = await testDatabase()
  const database = openDatabase(scratch.appUrl, 12, () => undefined)
  const seeds = { database, config: testSettings }
  const now = new Date()
  const sql = async <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    (await scratch.pool.query(text, values)).rows
  const asOwner = async (work: (client: pg.Client) => Promise<unknown>) => {
    const client = new pg.Client({ connectionString: scratch.ownerUrl })
    await client.connect()
    await work(client).finally(() => client.end())
  }
  const openCharges = (id: string) =>
    sql<{ id: string; amount: string }>(
      `SELECT id, amount FROM charge WHERE source_id = $1 AND state = 'OPEN' ORDER BY amount`,
      [id],
    )
  return {
    scratch,
    database,
    seeds,
    now,
    sql,
    /** A holder of its own, with the tax code that its dossiers bear. */
    holder: async (verified = true): Promise<ListHolder & { readonly taxCode: string }> => {
      const { visitorId } = await openVisitor(database, { now, minutes: 60 })
      const taxCode = freshTaxCode()
      return { visitorId, taxCode, ownerKey: verified ? ownerKey(testSettings, taxCode) : null }
    },
    /** A dossier in the name of an organisation, stored at `at`. */
    dossierOf: (
      { taxCode }: { readonly taxCode: string },
      changes: Partial<AgencyDossierMessage> = {},
      at: Date = now,
    ) => {
      const applicant = { ...freshMessage('').applicant, ...organisation, taxCode }
      return freshDossier(seeds, { applicant, ...changes }, at)
    },
    /** So many more dossiers like this one, each with a code and an unpaid charge of its own. */
    copies: async ({ id }: { readonly id: string }, count: number) => {
      for (const statement of copyStatements) await sql(statement, [id, count])
    },
    /** Opened by a fact that is not public. */
    lookedUp: async ({ visitorId }: ListHolder, ...dossiers: { readonly id: string }[]) => {
      for (const { id } of dossiers) {
        await sql(listed, [visitorId, id, now])
        await sql(`INSERT INTO known_source VALUES ($1, 'DOSSIER', $2, $3)`, [visitorId, id, now])
      }
    },
    /** Opened by a tax code alone. */
    openedByTaxCode: async ({ visitorId }: ListHolder, ...dossiers: { readonly id: string }[]) => {
      for (const { id } of dossiers) await sql(listed, [visitorId, id, now])
    },
    openCharges,
    /** Takes dossiers off every list, as they were before there was one; only who owns the tables can. */
    unlist: (ids: readonly string[]) =>
      asOwner(async (client) => {
        for (const table of ['dossier_search', 'dossier_listing'])
          await client.query(`DELETE FROM ${table} WHERE dossier_id = ANY ($1)`, [ids])
      }),
    /** Does what writes very many rows, with the index of words made once at its end, and lets the database learn of them. */
    inBulk: (statements: readonly string[]) =>
      asOwner(async (client) => {
        const index = `SELECT pg_get_indexdef('dossier_search_words'::regclass) AS made`
        const { rows } = await client.query<{ made: string }>(index)
        await client.query('DROP INDEX dossier_search_words')
        for (const statement of [...statements, rows[0]?.made ?? '']) await client.query(statement)
        await client.query('VACUUM ANALYZE')
      }),
    /** Somebody holds the charges of the dossier for as long as a bank needs. */
    hold: async ({ id }: { readonly id: string }) => {
      const [charge] = await openCharges(id)
      if (charge === undefined) throw new Error('Nothing is open')
      return holdCharge(scratch.pool, { id: charge.id, amount: BigInt(charge.amount) }, null)
    },
    /** Somebody pays one charge after the other. */
    pay: async ({ id }: { readonly id: string }) => {
      for (const { id: charge, amount } of await openCharges(id))
        await takeMoney(
          scratch.pool,
          await holdCharge(scratch.pool, { id: charge, amount: BigInt(amount) }, null),
        )
    },
    /** Dossiers whose listing says another sum than their charges. */
    wrongSums: () =>
      sql<{ code: string; owed: string; sum: string }>(
        `SELECT d.code, l.owed, o.sum FROM dossier d JOIN dossier_listing l ON l.dossier_id = d.id
         CROSS JOIN LATERAL (SELECT coalesce(sum(amount), 0) AS sum FROM charge
           WHERE source_kind = 'DOSSIER' AND source_id = d.id AND state = 'OPEN') o WHERE l.owed <> o.sum`,
      ),
    /** The whole list, page by page. */
    listed: async (holder: ListHolder, filter: ListFilter): Promise<ListRow[]> => {
      const rows: ListRow[] = []
      let page = await listHolderDossiers(database, holder, filter, null)
      for (;;) {
        rows.push(...page.rows)
        const last = page.rows.at(-1)
        if (page.next === null || last === undefined) return rows
        page = await listHolderDossiers(database, holder, filter, {
          after: { receivedOn: last.days?.receivedOn ?? '', dossierId: last.id },
        })
      }
    },
    close: async () => {
      await database.close()
      await scratch.close()
    },
  }
}

const listed = 'INSERT INTO visitor_dossier (visitor_id, dossier_id, added_at) VALUES ($1, $2, $3)'
const organisation = { kind: 'ORGANISATION', name: 'Công ty Thử Nghiệm', identityNumber: null } as const
const nth = (kind: string, n: string) => `md5('${kind}' || $1 || ${n})::uuid`

/** Rows as a message leaves them, by the thousand: the n-th of dossier $1, n up to $2. */
const copyStatements = [
  `INSERT INTO dossier (id, code, agency_id, procedure_code, applicant_kind, applicant_name, tax_code, last4_hash,
     tax_code_hash, received_on, status, updated_at)
   SELECT ${nth('d', 'n')}, d.code || n, d.agency_id, d.procedure_code, d.applicant_kind, d.applicant_name, d.tax_code,
     d.last4_hash, d.tax_code_hash, d.received_on - n / 100, d.status, d.updated_at
   FROM dossier d, generate_series(1, $2::int) n WHERE d.id = $1::uuid`,
  `INSERT INTO charge (id, source_kind, source_id, source_label, beneficiary, label_vi, label_en, amount, basis, debtor,
     state, created_at)
   SELECT ${nth('c', 'n')}, c.source_kind, ${nth('d', 'n')}, c.source_label || n, c.beneficiary, c.label_vi, c.label_en,
     c.amount, c.basis, c.debtor, c.state, c.created_at
   FROM charge c, generate_series(1, $2::int) n WHERE c.source_id = $1::uuid`,
  `INSERT INTO dossier_listing (dossier_id, owner_key, agency_id, received_on, owed)
   SELECT ${nth('d', 'n')}, l.owner_key, l.agency_id, l.received_on - n / 100, l.owed
   FROM dossier_listing l, generate_series(1, $2::int) n WHERE l.dossier_id = $1::uuid`,
  `INSERT INTO dossier_search (dossier_id, owner_key, words)
   SELECT ${nth('d', 'n')}, s.owner_key, s.words || ' ban sao ' || n
   FROM dossier_search s, generate_series(1, $2::int) n WHERE s.dossier_id = $1::uuid`,
]
