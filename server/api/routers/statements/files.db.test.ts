import { unzipSync } from 'fflate'
import { afterAll, expect, test } from 'vitest'
import { businessDay } from '#lib/dates.ts'
import { formatPublicId, newUuid } from '#lib/ids.ts'
import { createContext } from '#server/api/context.ts'
import { createCallerFactory, router } from '#server/api/trpc.ts'
import { accessWorld, cardInput } from '#tests/access/world.ts'
import { readPdf } from '#tests/documents/pdf.ts'
import { accountSession, freshOrganisation } from '#tests/factories/accounts.ts'
import { freshDossier, freshMessage } from '#tests/factories/dossier.ts'
import { rightOtp } from '#tests/fakes/scripted-bank.ts'
import { dossiersRouter } from '../dossiers/index.ts'
import { paymentsRouter } from '../payments/index.ts'
import { statementsRouter } from './index.ts'

const world = await accessWorld()
const { deps } = world
afterAll(world.services.close)

const callerFor = createCallerFactory(
  router({ statements: statementsRouter, payments: paymentsRouter, dossiers: dossiersRouter }),
)
const today = businessDay(deps.clock())
const wanted = { period: { from: today, to: today }, language: 'vi' } as const

/** An organisation whose accountant has paid two dossiers of its own, each of another agency, in one payment. */
async function paidOrganisation() {
  const { details, accountant, holderId } = await freshOrganisation(deps)
  const token = await accountSession(deps, accountant, holderId)
  const api = callerFor(await createContext(deps, null, '192.0.2.1', undefined, token))
  const { taxCode, name } = details
  const applicant = {
    ...freshMessage('').applicant,
    kind: 'ORGANISATION' as const,
    identityNumber: null,
    taxCode,
  }
  const dossiers = [await freshDossier(deps, { applicant }), await freshDossier(deps, { applicant })]
  const made = await api.payments.create({ dossierIds: dossiers.map(({ id }) => id), requestId: newUuid() })
  if (!made.ok) throw new Error(made.error.code)
  const { publicId } = made.value
  await api.payments.startCard(cardInput(publicId))
  await api.payments.submitOtp({ publicId, otp: rightOtp })
  const { receipts, amount } = await api.payments.view({ publicId })
  return { api, publicId, receipts, amount, name, taxCode }
}

const bytesOf = async (stream: ReadableStream<Uint8Array>) =>
  new Uint8Array(await new Response(stream).arrayBuffer())

test('the receipts of a period are one archive: every agency’s, under its own name, nobody else’s', async () => {
  const [own] = [await paidOrganisation(), await paidOrganisation()]
  const archive = await own.api.statements.receipts(wanted)
  if (!archive.ok) throw new Error(archive.error.code)
  const files = unzipSync(await bytesOf(archive.value))
  expect(own.receipts.length).toBeGreaterThan(0)
  expect(Object.keys(files).sort()).toEqual(
    own.receipts
      .map(
        ({ series, number, agencyId }) =>
          `${today}/${series}-${number} ${formatPublicId(own.publicId)} ${agencyId}.pdf`,
      )
      .sort(),
  )
  const said = Object.values(files).map((bytes) => readPdf(bytes).pages.flat().join(' '))
  for (const { number } of own.receipts) expect(said.some((text) => text.includes(number))).toBe(true)
})

test('a statement on paper names the holder, its tax code and each payment', async () => {
  const own = await paidOrganisation()
  await own.api.statements.setOwnReference({ publicId: own.publicId, text: 'PC-9' })
  const made = await own.api.statements.pdf(wanted)
  if (!made.ok) throw new Error(made.error.code)
  const said = readPdf(made.value).pages.flat().join(' ')
  for (const text of [own.name, own.taxCode, formatPublicId(own.publicId), 'PC-9', '1 thanh toán']) {
    expect(said).toContain(text)
  }
})

test('the sheets have a line for each payment, in the reader’s language', async () => {
  const own = await paidOrganisation()
  const csv = new TextDecoder().decode(await bytesOf(await own.api.statements.csv(wanted)))
  const [head, line, ...rest] = csv.trim().split('\r\n')
  expect(head).toMatch(/^Thời điểm thanh toán,Mã thanh toán,Số của đơn vị,/)
  expect(line).toContain(`${formatPublicId(own.publicId)},,`)
  expect(line).toContain(`,2,${own.amount},`)
  expect(rest).toEqual([])
  const english = await own.api.statements.csv({ ...wanted, language: 'en' })
  expect(new TextDecoder().decode(await bytesOf(english))).toMatch(/^Paid at,Payment ID,Own reference,/)
  const xlsx = unzipSync(await bytesOf(await own.api.statements.xlsx(wanted)))
  expect(Object.keys(xlsx)).toContain('xl/worksheets/sheet1.xml')
})

test('a period that ends before it begins, is longer than a year or has no such day is refused', async () => {
  const { api } = await paidOrganisation()
  for (const period of [
    { from: '2026-02-01', to: '2026-01-31' },
    { from: '2025-01-01', to: '2026-12-31' },
    { from: '2026-02-29', to: '2026-03-01' },
  ]) {
    await expect(api.statements.totals({ period })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  }
})
