import { afterAll, beforeAll, expect, test } from 'vitest'
import { listingWorld, owing } from '#tests/factories/listing-world.ts'
import type { ListFilter } from '../listing-contract.ts'
import { byCode, byIndex, byWalk, inOrder, type ListQuestion, type Planned, sampleOf } from './candidates.ts'
import { searchPatterns } from './words.ts'

const world = await listingWorld()
afterAll(world.close)

const holder = await world.holder()
const half = { receivedOn: '2025-07-01', dossierId: '019a0000-0000-7000-8000-000000000001' }

const facts =
  'agency_id, procedure_code, applicant_kind, applicant_name, last4_hash, tax_code_hash, received_on'
const nth = (n: string) => `md5((${n})::text)::uuid`

/** 100,000 dossiers of one organisation, and each of as many of somebody else. */
const statements = [
  `INSERT INTO dossier (id, code, ${facts}, status, updated_at)
   SELECT ${nth('n')}, code || n, ${facts}, status, updated_at FROM dossier, generate_series(1, 200000) n`,
  `INSERT INTO dossier_listing
   SELECT ${nth('n')}, CASE WHEN n <= 100000 THEN owner_key ELSE sha256(n::text::bytea) END, agency_id, received_on - n % 1000, owed
   FROM dossier_listing, generate_series(1, 200000) n`,
  `INSERT INTO dossier_search
   SELECT l.dossier_id, l.owner_key, s.words || ' ban sao ' || n FROM dossier_search s, generate_series(1, 200000) n
   JOIN dossier_listing l ON l.dossier_id = ${nth('n')}`,
  `INSERT INTO visitor_session (id, token_hash, created_at, expires_at)
   SELECT ${nth('n')}, sha256(n::text::bytea), now(), now() FROM generate_series(1, 2000) n`,
  `INSERT INTO known_source SELECT ${nth('n % 2000 + 1')}, 'DOSSIER', ${nth('n')}, now() FROM generate_series(1, 20000) n`,
  `INSERT INTO holder (id, kind, name, name_folded, tax_code, owner_key, details_cipher, visitor_id, created_at)
   SELECT ${nth('n')}, 'ORGANISATION', 'X', 'x', n, sha256(n::text::bytea), '', ${nth('n')}, now() FROM generate_series(1, 2000) n`,
  `INSERT INTO visitor_dossier SELECT ${nth('n % 2000 + 1')}, ${nth('n')}, now() FROM generate_series(1, 20000) n`,
]

beforeAll(async () => {
  await world.dossierOf(holder)
  await world.inBulk(statements)
}, 240_000)

type Plan = { readonly 'Node Type': string; readonly 'Actual Rows': number; readonly Plans?: readonly Plan[] }

async function nodesOf({ text, values }: Planned): Promise<Plan[]> {
  const [row] = await world.sql<{ 'QUERY PLAN': [{ Plan: Plan }] }>(
    `EXPLAIN (ANALYZE, TIMING OFF, FORMAT JSON) ${text}`,
    [...values],
  )
  const all = (plan: Plan): Plan[] => [plan, ...(plan.Plans ?? []).flatMap(all)]
  return row === undefined ? [] : all(row['QUERY PLAN'][0].Plan)
}

function ask(filter: Partial<ListFilter>, changes: Partial<ListQuestion> = {}): ListQuestion {
  const { text, ...rest } = { ...owing, ...filter }
  const { visitorId, ownerKey } = holder
  const patterns = searchPatterns(text)
  return { visitorId, ownerKey, filter: rest, patterns, from: null, towards: 'OLDER', limit: 51, ...changes }
}

const agencyId = 'H47.000.000.000'
test.each([
  ['the first page', inOrder(ask({})), 51],
  ['of every state', inOrder(ask({ state: 'ALL' })), 102],
  ['of what is settled, of which there is nothing', inOrder(ask({ state: 'SETTLED' })), 1],
  ['a page in the middle', inOrder(ask({}, { from: half })), 51],
  ['a page on the way back', inOrder(ask({}, { from: half, towards: 'NEWER' })), 51],
  ['of an agency that has none', inOrder(ask({ agencyId })), 1],
  ['the sample of a search', sampleOf(ask({ text: 'giay' }), 200), 200],
  ['words that are in each', byWalk(ask({ text: 'giấy phép' }), 3_000), 51],
  ['a thousand with words that are in each', byWalk(ask({ text: 'giay' }, { limit: 1_050 }), 3_000), 1_050],
  ['a word that is rare, and those that are alike', byIndex(ask({ text: 'sao 77777' })), 500],
  ['a word that is not there', byIndex(ask({ text: 'khong co' })), 1],
  ['a code', byCode(ask({ text: 'H47.20-261120-0001' }), 'H47.20-261120-0001'), 1],
])('%s: no table is read through, and no more rows than it needs', async (_, planned, most) => {
  const nodes = await nodesOf(planned)
  expect(nodes.length).toBeGreaterThan(0)
  expect(nodes.filter((node) => node['Node Type'] === 'Seq Scan')).toEqual([])
  expect(Math.max(...nodes.map((node) => node['Actual Rows']))).toBeLessThanOrEqual(most)
})
