import { afterAll, expect, test } from 'vitest'
import { addMs } from '#lib/dates.ts'
import { freshFee } from '#tests/factories/dossier.ts'
import { listingWorld, owing } from '#tests/factories/listing-world.ts'
import { allOfFilter, chargesToPay } from '../index.ts'

const world = await listingWorld()
const { database, now } = world
afterAll(world.close)

const later = addMs(now, 60_000)

test('all of a filter is what owes, with its total; what is held is left out', async () => {
  const holder = await world.holder()
  const [open, held, paid] = await Promise.all(
    [100, 20, 3].map((amount) =>
      world.dossierOf(holder, { fees: [freshFee('F1', amount), freshFee('F2', amount)] }),
    ),
  )
  if (!open || !held || !paid) throw new Error('No dossiers')
  await world.hold(held)
  await world.pay(paid)
  const { all, dossierIds } = await allOfFilter(database, holder, { ...owing, state: 'ALL' }, later)
  expect(all).toEqual({ asOf: later.toISOString(), count: 1, total: '200', more: false })
  expect(dossierIds).toEqual([open.id])
  expect((await allOfFilter(database, holder, { ...owing, text: 'không có' }, later)).all).toMatchObject({
    count: 0,
    total: '0',
  })
})

test('what came after the page was shown is not meant; what was paid meanwhile is missing', async () => {
  const holder = await world.holder()
  const before = await Promise.all([1, 2, 3].map(() => world.dossierOf(holder)))
  const asOf = addMs(new Date(), 1)
  const shown = await allOfFilter(database, holder, owing, asOf)
  expect(shown.all).toMatchObject({ count: 3, total: '450000' })
  const grew = await world.dossierOf(holder, {}, addMs(asOf, 1))
  expect(await allOfFilter(database, holder, owing, asOf)).toEqual(shown)
  const [first, ...others] = before
  await world.pay(first ?? grew)
  const left = await allOfFilter(database, holder, owing, asOf)
  expect(left.all).toMatchObject({ count: 2, total: '300000' })
  expect([...left.dossierIds].sort()).toEqual(others.map(({ id }) => id).sort())
  expect((await allOfFilter(database, holder, owing, addMs(asOf, 2))).dossierIds).toContain(grew.id)
})

test('a thousand and some: the newest thousand, and that there are more', async () => {
  const holder = await world.holder()
  const dossier = await world.dossierOf(holder)
  await world.copies(dossier, 1_099)
  const { all, dossierIds } = await allOfFilter(database, holder, owing, later)
  expect(all).toMatchObject({ count: 1_000, total: `${150_000 * 1_000}`, more: true })
  const payable = await chargesToPay(database, holder, dossierIds, now)
  expect(payable).toHaveLength(1_000)
  const stranger = await world.holder()
  expect(await chargesToPay(database, stranger, dossierIds, now)).toEqual([])
  expect(await chargesToPay(database, { ...holder, ownerKey: null }, dossierIds, now)).toEqual([])
})
