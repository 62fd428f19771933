import { afterAll, expect, test } from 'vitest'
import { ownerKey } from '#server/domains/identity/index.ts'
import { freshFee, freshMessage } from '#tests/factories/dossier.ts'
import { holdCharge, takeMoney } from '#tests/factories/held-charge.ts'
import { listingWorld } from '#tests/factories/listing-world.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { agencyDossierSchema, listMissingDossiers, storeDossier } from '../index.ts'

const world = await listingWorld()
const { sql, seeds, scratch } = world
afterAll(world.close)

const listingOf = async ({ id }: { readonly id: string }) =>
  (
    await sql<{ owed: string; owner_key: Buffer | null; received: string; words: string }>(
      `SELECT l.owed, l.owner_key, l.received_on::text AS received, s.words
       FROM dossier_listing l JOIN dossier_search s ON s.dossier_id = l.dossier_id AND s.owner_key IS NOT DISTINCT FROM l.owner_key
       WHERE l.dossier_id = $1`,
      [id],
    )
  )[0]
const fees = (...amounts: number[]) => amounts.map((amount, n) => freshFee(`F${n + 1}`, amount))
const says = async (dossier: { readonly code: string; readonly message: object }, changes: object) => {
  const message = agencyDossierSchema.parse({ ...dossier.message, ...changes })
  await storeDossier(seeds, { code: dossier.code, message, sender: 'H47', now: new Date() })
}

test('what a dossier owes is listed from its first message on, and follows what agencies say and payers pay', async () => {
  const holder = await world.holder()
  const dossier = await world.dossierOf(holder, { fees: fees(100, 50) })
  const owed = async () => (await listingOf(dossier))?.owed
  expect(await listingOf(dossier)).toMatchObject({
    owed: '150',
    owner_key: holder.ownerKey,
    received: '2026-11-20',
  })
  await says(dossier, { fees: fees(100, 70, 5), receivedOn: '2026-11-19' })
  expect(await listingOf(dossier)).toMatchObject({ owed: '175', received: '2026-11-19' })
  await says(dossier, { fees: fees(100, 70) })
  expect(await owed()).toBe('170')
  const first = (await world.openCharges(dossier.id)).at(-1)
  await takeMoney(scratch.pool, await holdCharge(scratch.pool, { id: first?.id ?? '', amount: 100n }, null))
  expect(await owed()).toBe('70')
  await says(dossier, { fees: fees(130, 70) })
  expect(await owed()).toBe('100')
  await world.pay(dossier)
  expect(await owed()).toBe('0')
  expect(await world.wrongSums()).toEqual([])
})

const [identityNumber, taxCode] = ['049085012345', '0400603108']
test.each([
  ['a person by the identity number', { kind: 'PERSON', identityNumber, taxCode }, identityNumber],
  ['a person without one by the tax code', { kind: 'PERSON', identityNumber: null, taxCode }, taxCode],
  ['an organisation by the tax code', { kind: 'ORGANISATION', identityNumber, taxCode }, taxCode],
  [
    'a household without one by the identity number',
    { kind: 'HOUSEHOLD', identityNumber, taxCode: null },
    identityNumber,
  ],
  ['nobody where the agency does not know', { kind: 'PERSON', identityNumber: null, taxCode: null }, null],
] as const)('a dossier is known to be of %s', async (_, applicant, fact) => {
  const dossier = await world.dossierOf({ taxCode }, { applicant: { name: 'Nguyễn An', ...applicant } })
  const key = fact === null ? null : ownerKey(testSettings, fact)
  expect((await listingOf(dossier))?.owner_key).toEqual(key)
})

test('an agency mends who the applicant is: the dossier is listed for the right one alone', async () => {
  const holder = await world.holder()
  const dossier = await world.dossierOf({ taxCode: '0400603108' })
  await says(dossier, { applicant: { ...dossier.message.applicant, taxCode: holder.taxCode } })
  expect((await listingOf(dossier))?.owner_key).toEqual(holder.ownerKey)
})

test('charges of the same dossiers are paid and changed at once, in any order: every sum is right', async () => {
  const holder = await world.holder()
  const dossiers = await Promise.all(
    [1, 2, 3, 4].map(() => world.dossierOf(holder, { fees: fees(10, 20, 30, 40, 50) })),
  )
  const held = []
  for (const { id } of dossiers)
    for (const charge of (await world.openCharges(id)).slice(0, 4))
      held.push(await holdCharge(scratch.pool, { id: charge.id, amount: BigInt(charge.amount) }, null))
  await Promise.all([
    ...held.map((attempt) => takeMoney(scratch.pool, attempt)),
    ...dossiers.map((dossier) => says(dossier, { fees: fees(10, 20, 30, 40, 90) })),
  ])
  expect(await Promise.all(dossiers.map(async (dossier) => (await listingOf(dossier))?.owed))).toEqual(
    dossiers.map(() => '90'),
  )
})

test('one statement pays many charges of many dossiers: each sum changes by its own', async () => {
  const holder = await world.holder()
  const dossiers = await Promise.all([1, 2, 3].map(() => world.dossierOf(holder, { fees: fees(10, 20) })))
  const ids = dossiers.map(({ id }) => id)
  await sql(`UPDATE charge SET state = 'WITHDRAWN' WHERE source_id = ANY ($1) AND amount = 10`, [ids])
  await sql(`UPDATE charge SET amount = amount + 1, debtor = 'x' WHERE source_id = ANY ($1)`, [ids])
  expect(await Promise.all(dossiers.map(async (dossier) => (await listingOf(dossier))?.owed))).toEqual(
    dossiers.map(() => '21'),
  )
})

test('dossiers that were stored before there was a list are listed, while they are paid and changed', async () => {
  const holder = await world.holder()
  const person = freshMessage('').applicant
  const dossiers = [
    ...(await Promise.all([1, 2, 3, 4, 5, 6].map(() => world.dossierOf(holder, { fees: fees(10, 20, 30) })))),
    await world.dossierOf(holder, { applicant: person }),
  ]
  const before = await Promise.all(dossiers.map(listingOf))
  await world.unlist(dossiers.map(({ id }) => id))
  const deps = { ...seeds, clock: () => new Date() }
  const [first, second, third] = dossiers
  if (!first || !second || !third) throw new Error('No dossiers')
  await Promise.all([
    listMissingDossiers(deps, null),
    world.pay(first),
    says(second, { fees: fees(10, 20, 35) }),
    listMissingDossiers(deps, null),
    world.pay(third),
  ])
  const after = await Promise.all(dossiers.map(listingOf))
  const owed = ['0', '65', '0', ...before.slice(3).map((row) => row?.owed)]
  expect(after).toEqual(before.map((row, n) => ({ ...row, owed: owed[n] })))
  await listMissingDossiers(deps, null)
  expect(await Promise.all(dossiers.map(listingOf))).toEqual(after)
})
