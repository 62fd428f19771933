import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addMs } from '#lib/dates.ts'
import { parseVerificationCode } from '#lib/ids.ts'
import { maskName } from '#lib/vietnamese/mask-name.ts'
import { migrateDatabase } from '#scripts/migrate.ts'
import { unmigratedDatabase } from '#tests/database/index.ts'
import {
  migrateToCardsOnly,
  oldAgency,
  oldDossier,
  oldPayment,
  oldSuspense,
} from '#tests/database/old-payments.ts'
import { freshDossier, freshFee } from '#tests/factories/dossier.ts'
import { awaitingOtp, openPayment, paymentWorld, seen } from '#tests/factories/payment.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { submitOtp } from './index.ts'

/** A database that knew cards only, with what was paid in it, comes to the present schema. */
const scratch = await unmigratedDatabase()
const world = await paymentWorld(scratch)
afterAll(world.close)

const agencies = ['H47.01', 'H47.02', 'H47.03'] as const
const names = ['Nguyễn Văn An', 'Lê Thị Bé', 'An', 'Y Blơ Niê', 'Trần A']
/** The new year begins in Việt Nam at 17:00 UTC. */
const newYear = new Date('2025-12-31T17:00:00Z')
const hour = 3_600_000
type Receipt = {
  agency_id: string
  series: string
  number: number
  amount: string
  verification_code: string
  issued_at: Date
  payment_id: string
}
let suspense: string
let held: string[]

beforeAll(async () => {
  const owner = new pg.Client({ connectionString: scratch.ownerUrl })
  await owner.connect()
  await migrateToCardsOnly(owner, scratch.ownerUrl)
  for (const id of agencies) await oldAgency(owner, id)
  // Written in another order than paid; every third over two agencies.
  for (const n of [5, 2, 9, 0, 7, 11, 3, 1, 8, 10, 4, 6]) {
    const fees = [n, ...(n % 3 === 0 ? [n + 1] : [])].map((k) => ({
      agency: agencies[k % 3] ?? '',
      gross: 100_000 + n,
      ...(n % 2 === 0 && { reduction: 20_000 }),
    }))
    const charges = await oldDossier(owner, { name: names[n % names.length] ?? '', fees })
    await oldPayment(owner, charges, addMs(newYear, (n - 4) * hour))
  }
  held = await oldDossier(owner, { name: 'Võ Thị Sáu', fees: [{ agency: 'H47.01', gross: 55_000 }] })
  await oldPayment(owner, held, null)
  suspense = await oldSuspense(owner, newYear)
  await owner.end()
  await migrateDatabase(scratch.ownerUrl)
})

const receipts = () => world.sql<Receipt>('SELECT * FROM receipt ORDER BY agency_id, series, number')

test('every payment has a receipt of each agency over its part, in the order of payment without gap', async () => {
  const all = await receipts()
  expect(all).toHaveLength(16)
  for (const of of Map.groupBy(all, ({ agency_id, series }) => `${agency_id} ${series}`).values()) {
    expect(of.map(({ number }) => number)).toEqual(of.map((_, n) => n + 1))
    const times = of.map(({ issued_at }) => issued_at.getTime())
    expect(times).toEqual([...times].sort((a, b) => a - b))
  }
  for (const { series, issued_at, verification_code } of all) {
    expect(series).toBe(issued_at < newYear ? 'BL-25E' : 'BL-26E')
    expect(parseVerificationCode(verification_code)).toEqual({ ok: true, value: verification_code })
  }
  expect(new Set(all.map(({ verification_code }) => verification_code)).size).toBe(16)
  const settled = `SELECT s.capture_id, c.beneficiary, sum(s.amount) FROM charge_settlement s JOIN charge c ON c.id = s.charge_id GROUP BY 1, 2`
  expect(await world.sql(`${settled} EXCEPT SELECT capture_id, agency_id, amount FROM receipt`)).toEqual([])
})

test('leases promise what was owed, attempts and captures are of cards', async () => {
  const other = 'SELECT 1 FROM charge_lease l JOIN charge c ON c.id = l.charge_id WHERE l.amount <> c.amount'
  expect(await world.sql(other)).toEqual([])
  expect(await world.sql('SELECT amount FROM charge_lease WHERE charge_id = $1', [held[0]])).toEqual([
    { amount: '55000' },
  ])
  expect(await world.sql('SELECT DISTINCT method FROM attempt UNION SELECT method FROM capture')).toEqual([
    { method: 'CARD' },
  ])
})

test('charges say why and, masked, who: as they are written now', async () => {
  const rows = await world.sql<{ debtor: string; applicant_name: string; basis: object; gross: string }>(
    `SELECT c.debtor, d.applicant_name, c.basis FROM charge c JOIN dossier d ON d.id = c.source_id`,
  )
  expect(rows).toHaveLength(17)
  for (const { debtor, applicant_name } of rows) expect(debtor).toBe(maskName(applicant_name))
  const ground = { vi: 'Hộ nghèo', en: 'Hộ nghèo' }
  const fee = {
    ...freshFee('F1', 100_000),
    reduction: '20000',
    ground,
    regulation: 'Nghị quyết',
  }
  const fresh = await freshDossier(world.seed, { fees: [fee] })
  const [now] = await world.sql<{ basis: object }>('SELECT basis FROM charge WHERE source_id = $1', [
    fresh.id,
  ])
  expect(rows.map(({ basis }) => basis)).toContainEqual(now?.basis)
})

test('money in suspense is somebody’s work', async () => {
  expect(await world.sql('SELECT capture_id, state, opened_at FROM suspense_item')).toEqual([
    { capture_id: suspense, state: 'OPEN', opened_at: newYear },
  ])
})

test('a payment of now goes on with the numbers', async () => {
  const dossier = await freshDossier(world.seed, { agency: 'H47.01' })
  const charges = await world.sql<{ id: string }>('SELECT id FROM charge WHERE source_id = $1', [dossier.id])
  const before = await receipts()
  const attempt = await awaitingOtp(
    world,
    await openPayment(
      world,
      charges.map(({ id }) => id),
    ),
  )
  await submitOtp(world.deps, { ...attempt, otp: rightOtp })
  const [receipt] = (await seen(world, attempt)).receipts
  const last = before.filter((one) => one.agency_id === 'H47.01' && one.series === receipt?.series).length
  expect(receipt).toMatchObject({ agencyId: 'H47.01', number: String(last + 1).padStart(7, '0') })
})
