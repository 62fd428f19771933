import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { searchKey } from '#lib/vietnamese/fold.ts'
import { freshAgency, freshFee } from '#tests/factories/dossier.ts'
import { everyDossier, listingWorld, owing } from '#tests/factories/listing-world.ts'
import { agenciesOfHolder, listHolderDossiers } from '../index.ts'
import type { ListFilter, ListRow } from '../listing-contract.ts'

const world = await listingWorld()
const { database } = world
afterAll(world.close)

const procedures = [
  { vi: 'Cấp giấy phép xây dựng', en: 'Building permit' },
  { vi: 'Đăng ký biến động đất đai', en: 'Change of land use' },
  { vi: 'Chứng thực bản sao', en: 'Certified copy' },
]
const codes = (rows: readonly { readonly code: string }[]) => rows.map(({ code }) => code)

/** 130 dossiers of one organisation at two agencies, every fifth paid, every seventh free; some on the same day. */
const holder = await world.holder()
const stranger = await world.holder()
let agencies: string[]
let all: { code: string; id: string; agency: string; procedure: string; receivedOn: string; owes: boolean }[]

beforeAll(async () => {
  agencies = [await freshAgency(world.seeds), await freshAgency(world.seeds)]
  all = []
  for (let n = 0; n < 130; n++) {
    const procedureName = procedures[n % 3] ?? { vi: '', en: '' }
    const agency = agencies[n % 2] ?? ''
    const receivedOn = `2026-10-${String(1 + ((n * 7) % 28)).padStart(2, '0')}`
    const dossier = await world.dossierOf(holder, {
      agency,
      receivedOn,
      procedure: `1.00000${n % 3}`,
      procedureName,
      fees: n % 7 === 3 ? [] : [freshFee('F1', 1_000 + n)],
    })
    if (n % 5 === 1) await world.pay(dossier)
    const owes = n % 7 !== 3 && n % 5 !== 1
    all.push({
      ...dossier,
      agency,
      procedure: searchKey(`${procedureName.vi} ${procedureName.en}`),
      receivedOn,
      owes,
    })
  }
  await world.dossierOf(stranger)
}, 120_000)

function expected({ state, agencyId, text }: ListFilter): string[] {
  return codes(
    all
      .filter(({ owes }) => state === 'ALL' || owes === (state === 'OWING'))
      .filter(({ agency }) => agencyId === null || agency === agencyId)
      .filter(({ procedure }) =>
        searchKey(text)
          .split(' ')
          .every((word) => procedure.includes(word)),
      )
      .toSorted((a, b) => (`${a.receivedOn}${a.id}` < `${b.receivedOn}${b.id}` ? 1 : -1)),
  )
}

test('every filter, page by page: each dossier once, the newest first, and nobody else’s', async () => {
  const filters = fc.record({
    state: fc.constantFrom('OWING', 'SETTLED', 'ALL'),
    agencyId: fc.constantFrom(null, ...agencies),
    text: fc.constantFrom('', 'xây dựng', 'PHEP', 'dat dai', 'chứng thực sao', 'permit', 'không có'),
  })
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      expect(codes(await world.listed(holder, filter))).toEqual(expected(filter))
    }),
    { numRuns: 60 },
  )
}, 60_000)

test('the way back leads over the same pages, and its first one is whole', async () => {
  const forth: ListRow[][] = []
  let page = await listHolderDossiers(database, holder, everyDossier, null)
  expect(page.previous).toBeNull()
  while (page.next !== null) {
    forth.push([...page.rows])
    page = await listHolderDossiers(database, holder, everyDossier, { after: placeOfLast(page.rows) })
  }
  expect(page.rows).toHaveLength(30)
  while (page.previous !== null) {
    page = await listHolderDossiers(database, holder, everyDossier, { before: placeOfFirst(page.rows) })
    expect(codes(page.rows)).toEqual(codes(forth.pop() ?? []))
  }
  expect(forth).toEqual([])
  const third = { before: placeOfFirst(page.rows.slice(2)) }
  expect(await listHolderDossiers(database, holder, everyDossier, third)).toEqual(page)
})

const placeOf = ({ id, days }: ListRow) => ({ dossierId: id, receivedOn: days?.receivedOn ?? '' })
const placeOfLast = (rows: readonly ListRow[]) => placeOf(rows.at(-1) as ListRow)
const placeOfFirst = (rows: readonly ListRow[]) => placeOf(rows[0] as ListRow)

test('a row says what can be paid, what is held and until when, and what is done', async () => {
  const mine = await world.holder()
  const [open, held, paid] = await Promise.all([1, 2, 3].map(() => world.dossierOf(mine)))
  const free = await world.dossierOf(mine, { fees: [] })
  if (!open || !held || !paid) throw new Error('No dossiers')
  await world.hold(held)
  await world.pay(paid)
  const rows = new Map((await world.listed(mine, everyDossier)).map((row) => [row.code, row]))
  const none = { payable: '0', held: false, heldUntil: null, own: true }
  expect(rows.get(open.code)).toMatchObject({ ...none, state: 'PAYABLE', payable: '150000' })
  expect(rows.get(held.code)).toMatchObject({ ...none, state: 'HELD', held: true })
  expect(rows.get(paid.code)).toMatchObject({ ...none, state: 'PAID' })
  expect(rows.get(free.code)).toMatchObject({ ...none, state: 'FREE' })
  expect(new Set(codes(await world.listed(mine, owing)))).toEqual(new Set([open.code, held.code]))
})

test('before the bank has seen the form, a holder sees what it looked up and nothing else', async () => {
  const claimed = await world.holder(false)
  const [own, other] = [await world.dossierOf(claimed), await world.dossierOf(stranger)]
  expect(await world.listed(claimed, everyDossier)).toEqual([])
  await world.lookedUp(claimed, other)
  expect(await world.listed(claimed, everyDossier)).toMatchObject([{ code: other.code, own: false }])
  expect(await world.listed(claimed, { ...everyDossier, text: 'giay phep' })).toHaveLength(1)
  expect(await agenciesOfHolder(database, claimed)).toMatchObject([{ id: other.agencyId }])
  const verified = await world.holder()
  expect(codes(await world.listed(verified, everyDossier))).not.toContain(own.code)
})

test('what a tax code alone opened is found by its code, and by no word of what it is about', async () => {
  const claimed = await world.holder(false)
  const opened = await world.dossierOf(claimed)
  await world.openedByTaxCode(claimed, opened)
  const name = { vi: `Phí, lệ phí hồ sơ ${opened.code}`, en: `Fees of dossier ${opened.code}` }
  expect(await world.listed(claimed, everyDossier)).toMatchObject([{ procedure: name, days: null }])
  const asked = (text: string) => world.listed(claimed, { ...everyDossier, text }).then(codes)
  expect(await asked(opened.code)).toEqual([opened.code])
  expect(await asked(opened.code.slice(-6))).toEqual([opened.code])
  for (const text of ['giấy phép', 'permit', 'xay', `${opened.code.slice(-6)} nhà`])
    expect(await asked(text)).toEqual([])
})

test('what is in a verified holder’s own name is read in full, also where a tax code opened it', async () => {
  const mine = await world.holder()
  const own = await world.dossierOf(mine)
  await world.openedByTaxCode(mine, own)
  expect(await world.listed(mine, everyDossier)).toMatchObject([
    { own: true, procedure: own.message.procedureName, days: { receivedOn: '2026-11-20' } },
  ])
})

test('what was looked up stands among the own, each dossier once', async () => {
  const mine = await world.holder()
  const own = await world.dossierOf(mine, { receivedOn: '2026-11-10' })
  const [older, newer] = [
    await world.dossierOf(stranger, { receivedOn: '2026-11-09' }),
    await world.dossierOf(stranger, { receivedOn: '2026-11-11' }),
  ]
  await world.lookedUp(mine, own, older, newer)
  const rows = await world.listed(mine, owing)
  expect(rows.map(({ code, own }) => [code, own])).toEqual([
    [newer.code, false],
    [own.code, true],
    [older.code, false],
  ])
  expect(codes(await world.listed(mine, { ...owing, agencyId: older.agencyId }))).toEqual([older.code])
})

test('a looked-up dossier cannot be asked for the name of its applicant', async () => {
  const mine = await world.holder()
  const other = await world.dossierOf(stranger)
  await world.lookedUp(mine, other)
  const { name } = other.message.applicant
  expect(await world.listed(mine, { ...everyDossier, text: name })).toEqual([])
})

test('a filter names the agencies that the holder has dossiers at, whatever they owe', async () => {
  const found = await agenciesOfHolder(database, holder)
  expect(found.map(({ id }) => id).sort()).toEqual([...agencies].sort())
})
