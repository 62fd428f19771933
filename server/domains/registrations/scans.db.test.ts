import { afterAll, expect, test } from 'vitest'
import { copyOfEveryTable } from '#tests/database/dump.ts'
import { pdf, png } from '#tests/factories/hostile-files.ts'
import {
  awaitingForm,
  drafted,
  draftOrder,
  received,
  receiveOrder,
  registrationWorld,
  scanned,
  seen,
  somePng,
} from '#tests/factories/registrations.ts'
import {
  attachScan,
  editRegistration,
  lookAtRegistration,
  printForm,
  readForBank,
  readScan,
  receiveForm,
  returnForm,
} from './index.ts'

const world = await registrationWorld()
const { deps, sql } = world
afterAll(world.close)

const refused = (code: string, more: object = {}) => ({ ok: false, error: { code, ...more } })

async function attached(bytes: Uint8Array) {
  const number = await awaitingForm(world, await world.organisation())
  const officer = await world.officer('TELLER')
  const order = { ...(await seen(world, number)), officer }
  const made = await attachScan(deps, { ...order, bytes })
  if (!made.ok) throw new Error(`Not attached: ${made.error.code}`)
  return { ...order, scanId: made.value.scanId }
}

test('a scan is kept encrypted, is the same file again, and its look is written down', async () => {
  const bytes = pdf({ catalogue: '/Marker (GIAY DANG KY)' })
  const { number, officer, scanId } = await attached(bytes)
  const tables = await copyOfEveryTable(world.scratch.ownerUrl)
  const plain = Buffer.from('GIAY DANG KY').toString('hex')
  expect(tables.get('public.registration_scan')).not.toContain(plain)
  const read = await readScan(deps, { officer, number, scanId })
  expect(read?.mediaType).toBe('application/pdf')
  expect(Buffer.from(read?.bytes ?? []).equals(bytes)).toBe(true)
  const looks = await sql(`SELECT actor_id FROM audit_entry WHERE action = 'REGISTRATION_SCAN_VIEWED'`)
  expect(looks).toEqual([{ actor_id: officer.id }])
})

test('the same file again is the same scan; ten others fit, and no more', async () => {
  const { scanId, ...order } = await attached(somePng)
  expect(await attachScan(deps, { ...order, bytes: somePng })).toEqual({ ok: true, value: { scanId } })
  for (let width = 1; width < 10; width++) {
    expect(await attachScan(deps, { ...order, bytes: png(width, 2) })).toMatchObject({ ok: true })
  }
  expect(await attachScan(deps, { ...order, bytes: png(10, 2) })).toEqual(refused('SCANS_MANY'))
})

test('a paper that was returned is scanned anew, though its print is the same', async () => {
  const holder = await world.organisation()
  const { number, teller } = await received(world, holder)
  await returnForm(deps, { ...(await seen(world, number)), officer: teller, reason: 'Thiếu chữ ký' })
  world.clock.forward(60_000)
  const printed = await printForm(deps, { ...(await seen(world, number)), member: holder.owner })
  expect(printed).toMatchObject({ value: { formVersion: 1 } })
  const looked = await lookAtRegistration(deps, teller, number)
  expect(looked?.scans).toMatchObject([{ isCurrent: false }])
  expect(await receiveForm(deps, await receiveOrder(world, number, teller))).toEqual(refused('SCAN_MISSING'))
  await scanned(world, number, teller)
  expect(await receiveForm(deps, await receiveOrder(world, number, teller))).toMatchObject({ ok: true })
})

test('twenty megabytes are stored and read again', async () => {
  const filler = `% ${'x'.repeat(20 * 1024 * 1024 - 2_000)}`
  const bytes = pdf({ objects: [filler] })
  const { number, officer, scanId } = await attached(bytes)
  const read = await readScan(deps, { officer, number, scanId })
  expect(read?.bytes.length).toBe(bytes.length)
})

test('a scan belongs to one print, one form and one bank', async () => {
  const holder = await world.organisation()
  const number = await awaitingForm(world, holder)
  const officer = await world.officer('TELLER')
  const first = await attachScan(deps, { ...(await seen(world, number)), officer, bytes: somePng })
  const scanId = first.ok ? first.value.scanId : ''
  const stranger = await world.officer('TELLER', { bank: 'hoi-an-bank' })
  expect(await readScan(deps, { officer: stranger, number, scanId })).toBeNull()
  const other = await awaitingForm(world, await world.organisation())
  expect(await readScan(deps, { officer, number: other, scanId })).toBeNull()
  const order = { ...(await seen(world, number)), officer: stranger, bytes: somePng }
  expect(await attachScan(deps, order)).toEqual(refused('NOT_FOUND'))
  await sql(`UPDATE registration SET form_version = 2, version = version + 1 WHERE number = $1`, [number])
  expect((await lookAtRegistration(deps, officer, number))?.scans).toMatchObject([
    { id: scanId, isCurrent: false },
  ])
  await expect(sql('UPDATE registration_scan SET form_version = 2 WHERE id = $1', [scanId])).rejects.toThrow()
})

test('what one bank has on paper never becomes another bank’s to read', async () => {
  const holder = await world.organisation()
  const { number, teller } = await received(world, holder)
  await returnForm(deps, { ...(await seen(world, number)), officer: teller, reason: 'Thiếu chữ ký' })
  const edit = async (bank: string) => {
    const { member, typed } = draftOrder(holder, { bank })
    return editRegistration(deps, { ...(await seen(world, number)), member, typed })
  }
  expect(await edit('hoi-an-bank')).toEqual(
    refused('FIELDS', { fields: [{ field: 'bank', code: 'BANK_HAS_PAPER' }] }),
  )
  const stranger = await world.officer('TELLER', { bank: 'hoi-an-bank' })
  expect(await lookAtRegistration(deps, stranger, number)).toBeNull()
  expect(await readForBank(deps, 'hoi-an-bank', number)).toBeNull()
  expect(await edit('collecting-bank')).toMatchObject({ ok: true })
})

test('is refused before the form was printed, and for what it is', async () => {
  const holder = await world.organisation()
  const number = await drafted(world, holder)
  const officer = await world.officer('TELLER')
  const order = { ...(await seen(world, number)), officer }
  expect(await attachScan(deps, { ...order, bytes: somePng })).toEqual(refused('NOT_FOUND'))
  await printForm(deps, { ...order, member: holder.owner })
  const printed = { ...(await seen(world, number)), officer }
  const script = pdf({ objects: ['<< /S /JavaScript /JS (1) >>'] })
  expect(await attachScan(deps, { ...printed, bytes: script })).toEqual(refused('PDF_ACTIVE'))
  expect(await attachScan(deps, { ...order, bytes: somePng })).toEqual(refused('CHANGED'))
})
