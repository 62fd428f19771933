import { expect, test } from 'vitest'
import { newUuid } from '#lib/ids.ts'
import { openTestDatabase } from '#tests/database/open.ts'
import { type FreshDossier, freshDossier, freshFee } from '#tests/factories/dossier.ts'
import { holdCharge, takeMoney, takeNothing } from '#tests/factories/held-charge.ts'
import { testSettings } from '#tests/factories/settings.ts'
import { openVisitor } from '../identity/index.ts'
import { agencyDossierSchema } from './agency-dossier.ts'
import {
  chargesToPay,
  dossiersKnownBy,
  dossiersOfCharges,
  listDossiers,
  paymentStateOf,
  storeDossier,
} from './index.ts'

const { scratch, database } = await openTestDatabase(4)
const deps = { database, config: testSettings }
const now = new Date('2026-11-21T03:00:00Z')

type Charge = { readonly id: string; readonly amount: bigint }

async function chargesOf(dossier: FreshDossier): Promise<Charge[]> {
  const { rows } = await scratch.pool.query<Charge>(
    'SELECT id, amount FROM charge WHERE source_id = $1 ORDER BY amount',
    [dossier.id],
  )
  return rows
}

/** Pays one charge; answers with the payment's public id. */
async function pay(charge: Charge): Promise<string> {
  const hold = await holdCharge(scratch.pool, charge, null)
  await takeMoney(scratch.pool, hold)
  return hold.publicId
}

async function visitorOfDossiers(dossiers: readonly FreshDossier[]): Promise<string> {
  const { visitorId } = await openVisitor(database, { now, minutes: 10 })
  for (const { id } of dossiers) {
    await scratch.pool.query(
      'INSERT INTO visitor_dossier (visitor_id, dossier_id, added_at) VALUES ($1, $2, $3)',
      [visitorId, id, now],
    )
    await scratch.pool.query(`INSERT INTO known_source VALUES ($1, 'DOSSIER', $2, $3)`, [visitorId, id, now])
  }
  return visitorId
}

test('a dossier is paid when its last line is; what was paid and by which payment is told', async () => {
  const dossier = await freshDossier(deps, { fees: [freshFee('F1', 100), freshFee('F2', 200)] })
  const [first, second] = await chargesOf(dossier)
  if (!first || !second) throw new Error('no charges')
  expect(await paymentStateOf(database, dossier.code)).toMatchObject({
    paymentState: 0,
    amount: '0',
    paidAt: null,
  })
  const earlier = await pay(first)
  expect(await paymentStateOf(database, dossier.code)).toEqual({
    dossierId: dossier.id,
    dossierCode: dossier.code,
    agencyId: dossier.agencyId,
    paymentState: 0,
    paidAt: expect.any(String),
    amount: '100',
    paymentReference: earlier,
    fees: [
      { id: 'F1', state: 'PAID' },
      { id: 'F2', state: 'OPEN' },
    ],
  })
  await pay(second)
  expect(await paymentStateOf(database, dossier.code)).toMatchObject({ paymentState: 1, amount: '300' })
})

test('a difference is told as a line of its own, behind the line that it belongs to', async () => {
  const dossier = await freshDossier(deps, { fees: [freshFee('F1', 100), freshFee('F10', 300)] })
  const [first, last] = await chargesOf(dossier)
  if (!first || !last) throw new Error('no charges')
  await pay(first)
  await pay(last)
  const grown = { ...dossier.message, fees: [freshFee('F1', 130), freshFee('F10', 300)] }
  const message = agencyDossierSchema.parse(grown)
  await storeDossier(deps, { code: dossier.code, message, sender: 'H47', now })
  const difference = { id: 'F1+1', supplementOf: 'F1' }
  const others = [
    { id: 'F1', state: 'PAID' },
    { id: 'F10', state: 'PAID' },
  ]
  expect(await paymentStateOf(database, dossier.code)).toMatchObject({
    paymentState: 0,
    amount: '400',
    fees: [others[0], { ...difference, state: 'OPEN' }, others[1]],
  })
  const visitorId = await visitorOfDossiers([dossier])
  const [seen] = await listDossiers(database, visitorId, now)
  expect(seen).toMatchObject({ payable: '30', state: 'PAYABLE' })
  expect(seen?.fees.map(({ label, amount, state }) => [label.en, amount, state])).toEqual([
    ['Test charge F1', '100', 'PAID'],
    ['Test charge F1 (difference)', '30', 'OPEN'],
    ['Test charge F10', '300', 'PAID'],
  ])
  const [payable] = await chargesToPay(database, guest(visitorId), [dossier.id], now)
  const open = (await chargesOf(dossier)).find(({ amount }) => BigInt(amount) === 30n)
  expect(payable?.chargeIds).toEqual([open?.id])
  await pay(open ?? first)
  expect(await paymentStateOf(database, dossier.code)).toMatchObject({ paymentState: 1, amount: '430' })
})

test('money of a lease that is less than what is owed meanwhile does not make a dossier paid', async () => {
  const dossier = await freshDossier(deps, { fees: [freshFee('F1', 100)] })
  const [charge] = await chargesOf(dossier)
  if (!charge) throw new Error('no charge')
  const hold = await holdCharge(scratch.pool, charge, null)
  const message = agencyDossierSchema.parse({ ...dossier.message, fees: [freshFee('F1', 130)] })
  await storeDossier(deps, { code: dossier.code, message, sender: 'H47', now })
  await takeMoney(scratch.pool, hold)
  expect(await paymentStateOf(database, dossier.code)).toMatchObject({ paymentState: 0, amount: '100' })
})

test('the dossiers behind charges are each told once, also those of several lines', async () => {
  const a = await freshDossier(deps, { fees: [freshFee('F1', 100), freshFee('F2', 200)] })
  const b = await freshDossier(deps)
  const ids = [...(await chargesOf(a)), ...(await chargesOf(b)), { id: newUuid() }].map(({ id }) => id)
  const told = await dossiersOfCharges(database, ids)
  expect(told.map(({ dossierCode }) => dossierCode).sort()).toEqual([a.code, b.code].sort())
  expect(await dossiersOfCharges(database, [])).toEqual([])
})

test('a dossier of which nothing was ever owed is not paid', async () => {
  const free = await freshDossier(deps, { fees: [] })
  expect(await paymentStateOf(database, free.code)).toMatchObject({ paymentState: 0, fees: [] })
  expect(await paymentStateOf(database, 'H47.99-261120-0001')).toBeNull()
})

const guest = (visitorId: string) => ({ visitorId, ownerKey: null })

test('what can be paid is what this visitor looked up and still owes; what is held says until when', async () => {
  const [open, paid, leased, asked, others] = await Promise.all(
    [1, 2, 3, 4, 5].map(() => freshDossier(deps, { fees: [freshFee('F1', 100)] })),
  )
  if (!open || !paid || !leased || !asked || !others) throw new Error('no dossiers')
  const charge = async (dossier: FreshDossier) => (await chargesOf(dossier))[0] ?? { id: '', amount: 0n }
  await pay(await charge(paid))
  const until = new Date(now.getTime() + 60_000)
  await holdCharge(scratch.pool, await charge(leased), until)
  await holdCharge(scratch.pool, await charge(asked), null)
  const visitorId = await visitorOfDossiers([open, paid, leased, asked])
  const all = [open, paid, leased, asked, others]
  const payable = await chargesToPay(
    database,
    guest(visitorId),
    all.map(({ id }) => id),
    now,
  )
  const of = new Map(payable.map((dossier) => [dossier.dossierId, dossier]))
  expect(of.get(open.id)).toMatchObject({
    chargeIds: [(await charge(open)).id],
    held: false,
    heldUntil: null,
  })
  expect(of.get(paid.id)).toMatchObject({ chargeIds: [], held: false })
  expect(of.get(leased.id)).toMatchObject({ held: true, heldUntil: until })
  expect(of.get(asked.id)).toMatchObject({ held: true, heldUntil: null })
  expect(of.has(others.id)).toBe(false)
  const expired = new Date(now.getTime() + 600_000)
  expect(await chargesToPay(database, guest(visitorId), [open.id], expired)).toEqual([])
})

test('an own payment is offered again only while it can still be paid', async () => {
  const dossier = await freshDossier(deps)
  const [charge] = await chargesOf(dossier)
  if (!charge) throw new Error('no charge')
  const visitorId = await visitorOfDossiers([dossier])
  const own = await holdCharge(scratch.pool, charge, null)
  await scratch.pool.query('INSERT INTO visitor_payment VALUES ($1, $2)', [visitorId, own.paymentId])
  const ownPayment = async () => (await listDossiers(database, visitorId, now))[0]?.ownPayment
  expect(await ownPayment()).toBe(own.publicId)
  await takeNothing(scratch.pool, own)
  const message = agencyDossierSchema.parse({ ...dossier.message, fees: [freshFee('F1', 1)] })
  await storeDossier(deps, { code: dossier.code, message, sender: 'H47', now })
  expect(await ownPayment()).toBeNull()
})

test('a fact opens a payment again when it is true of one of its dossiers', async () => {
  const [a, b] = [await freshDossier(deps), await freshDossier(deps)]
  const ids = [...(await chargesOf(a)), ...(await chargesOf(b))].map(({ id }) => id)
  const wrong = ['0000', '1111', '2222'].find((value) => value !== a.fact && value !== b.fact) ?? ''
  const known = (value: string) => dossiersKnownBy(deps, ids, { kind: 'LAST4', value })
  expect(await known(b.fact)).toContain(b.id)
  expect(await known(wrong)).toEqual([])
  expect(await dossiersKnownBy(deps, [], { kind: 'LAST4', value: a.fact })).toEqual([])
})
