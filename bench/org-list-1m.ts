import { randomInt } from 'node:crypto'
import { manyDossier, storeManyDossiers } from '#prisma/seed/many.ts'
import { storeDemoAgencies } from '#prisma/seed/store.ts'
import {
  agenciesOfHolder,
  allOfFilter,
  type ListHolder,
  listHolderDossiers,
  placeOf,
} from '#server/domains/dossiers/index.ts'
import type { ListFilter } from '#server/domains/dossiers/listing-contract.ts'
import { openVisitor, ownerKey } from '#server/domains/identity/index.ts'
import { type Database, openDatabase } from '#server/platform/database/database.ts'
import { alternate, BenchFailure, type BenchResult, median, note, result } from './measure.ts'
import { openStand, type Stand } from './stand.ts'

const many = Number(process.env.BENCH_DOSSIERS ?? 1_000_000)
const few = 1_000
/** Of many dossiers, every tenth is the organisation's; of few, all are. */
const everyTenth = 10
const perRound = Number(process.env.BENCH_LISTS ?? 40)
const taxCode = '0400603108'
/** So many of the organisation's dossiers bear a word that no other has. */
const rare = 20

/** An organisation's dossiers among all others. */
type Organisation = {
  readonly stand: Stand
  readonly database: Database
  readonly holder: ListHolder
  /** Numbers of its own dossiers are multiples of this. */
  readonly each: number
  readonly own: number
  /** A page in the middle of its list begins after this. */
  readonly middle: string
}

const owing: ListFilter = { state: 'OWING', agencyId: null, text: '' }

/** What people at a long list do. Each must find what it looks for, or its time means nothing. */
const deeds: Record<string, (of: Organisation) => Promise<boolean>> = {
  'first page': async (of) => (await listed(of, owing)).rows.length === 50,
  'first page of all': async (of) => (await listed(of, { ...owing, state: 'ALL' })).next !== null,
  'deep page': async (of) => (await listed(of, owing, of.middle)).rows.length === 50,
  'common words': async (of) => (await listed(of, { ...owing, text: 'Xây dựng' })).rows.length === 50,
  'deep common words': async (of) =>
    (await listed(of, { ...owing, text: 'dung' }, of.middle)).rows.length === 50,
  'a rare word': async (of) => (await listed(of, { ...owing, text: 'Đặc biệt' })).rows.length === rare,
  'a code': async (of) => {
    const { code } = manyDossier(randomInt(of.own) * of.each)
    return (await listed(of, { ...owing, text: code })).rows[0]?.code === code
  },
  'a word that is not there': async (of) =>
    (await listed(of, { ...owing, text: 'không có' })).rows.length === 0,
  agencies: async ({ database, holder }) => (await agenciesOfHolder(database, holder)).length > 0,
  'all of the filter': async (of) => (await chosen(of, owing)) === few,
  'all with common words': async (of) => (await chosen(of, { ...owing, text: 'giay phep' })) === few,
}

const listed = ({ database, holder }: Organisation, filter: ListFilter, after = '') => {
  const place = placeOf(after)
  return listHolderDossiers(database, holder, filter, place && { after: place })
}

const chosen = async ({ database, holder }: Organisation, filter: ListFilter): Promise<number> =>
  (await allOfFilter(database, holder, filter, new Date())).all.count

/**
 * Listing, searching and choosing all among an organisation's 100,000 dossiers of a million, beside the same with a
 * thousand that are all its own. Milliseconds at the median, of what compares worst.
 */
export async function orgList1m(): Promise<BenchResult> {
  const organisations: Organisation[] = []
  try {
    const large = await openOrganisation(many, everyTenth)
    organisations.push(large)
    const small = await openOrganisation(few, 1)
    organisations.push(small)
    let worst: BenchResult | null = null
    for (const [name, deed] of Object.entries(deeds)) {
      note(name)
      const figures = await alternate(
        () => timed(() => deed(large), name),
        () => timed(() => deed(small), name),
      )
      const measured = result('org-list-1m', 'ms', figures, { atMost: 1.5 })
      note(`${name}: ${JSON.stringify(measured.measure)}`)
      if (worst === null || measured.measure.ratio > worst.measure.ratio) worst = measured
    }
    if (worst === null) throw new BenchFailure('Nothing was measured')
    return worst
  } finally {
    for (const { database, stand } of organisations) {
      await database.close()
      await stand.close()
    }
  }
}

async function timed(deed: () => Promise<boolean>, name: string): Promise<number> {
  const times: number[] = []
  for (let n = 0; n < perRound; n++) {
    const began = performance.now()
    const found = await deed()
    times.push(performance.now() - began)
    if (!found) throw new BenchFailure(`Not what was looked for: ${name}`)
  }
  return median(times)
}

async function openOrganisation(dossiers: number, each: number): Promise<Organisation> {
  const stand = await openStand()
  const database = openDatabase(stand.urls.app, 4, (error) => note(error.message))
  const config = { LOOKUP_KEY: 'b'.repeat(64), COLUMN_KEY: 'c'.repeat(64) }
  const began = Date.now()
  await storeDemoAgencies({ database, config })
  await storeManyDossiers({ ownerUrl: stand.urls.owner, count: dossiers, lookupKey: config.LOOKUP_KEY })
  const holder = {
    ownerKey: ownerKey(config, taxCode),
    visitorId: (await openVisitor(database, { now: new Date(), minutes: 600 })).visitorId,
  }
  const own = Math.floor(dossiers / each)
  await storeListing(stand, holder.ownerKey, each, own)
  note(`${dossiers} dossiers listed in ${((Date.now() - began) / 1000).toFixed(0)} s`)
  return { stand, database, holder, each, own, middle: await middleOf(stand, holder.ownerKey, own) }
}

/** As the job writes it, a million at a time: the index of words is made at the end. */
async function storeListing({ owner }: Stand, key: Buffer, each: number, own: number): Promise<void> {
  const { rows } = await owner.query<{ made: string }>(
    `SELECT pg_get_indexdef('dossier_search_words'::regclass) AS made`,
  )
  await owner.query('DROP INDEX dossier_search_words')
  await owner.query(
    `INSERT INTO dossier_listing (dossier_id, owner_key, agency_id, received_on, owed)
     SELECT id, CASE WHEN n % $2 = 0 THEN $1::bytea ELSE sha256(id::text::bytea) END, agency_id,
       DATE '2026-11-20' - (n / $2 % 1000)::int, 75000
     FROM (SELECT d.*, ('x' || right(id::text, 12))::bit(48)::bigint AS n FROM dossier d) d`,
    [key, each],
  )
  await owner.query(
    `INSERT INTO dossier_search (dossier_id, owner_key, words)
     SELECT d.id, l.owner_key, ' ' || regexp_replace(lower(code), '[^a-z0-9]+', ' ', 'g') || ' '
       || regexp_replace(lower(code), '[^a-z0-9]', '', 'g') || ' cap giay phep xay dung building permit'
       || CASE WHEN n % $1 = 0 AND n / $1 * 7919 % $2 < $3 THEN ' dac biet' ELSE '' END
     FROM (SELECT d.*, ('x' || right(id::text, 12))::bit(48)::bigint AS n FROM dossier d) d
     JOIN dossier_listing l ON l.dossier_id = d.id`,
    [each, own, rare],
  )
  await owner.query(rows[0]?.made ?? '')
  await owner.query('VACUUM ANALYZE')
}

async function middleOf({ owner }: Stand, key: Buffer, own: number): Promise<string> {
  const { rows } = await owner.query<{ place: string }>(
    `SELECT received_on::text || dossier_id AS place FROM dossier_listing WHERE owner_key = $1
     ORDER BY received_on DESC, dossier_id DESC OFFSET $2 LIMIT 1`,
    [key, Math.floor(own / 2)],
  )
  return Buffer.from(rows[0]?.place ?? '').toString('base64url')
}
