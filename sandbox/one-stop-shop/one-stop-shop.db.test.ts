import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatLookupSecret } from '#lib/lookup-secret.ts'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'
import type { DossierDocument } from './document.ts'
import { readDossierForm } from './form.ts'
import { randomDossier } from './random-dossier.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(() => sandbox.stop())

/** What a browser sends of the dossier's form. */
function filledIn(code: string, document: DossierDocument): Record<string, string> {
  const { applicant, procedureName } = document
  const fees = document.fees.flatMap((fee, index) =>
    Object.entries({
      id: fee.id,
      kind: fee.kind,
      labelVi: fee.label.vi,
      labelEn: fee.label.en,
      amount: fee.amount,
      reduction: fee.reduction,
      groundVi: fee.ground?.vi ?? '',
      groundEn: fee.ground?.en ?? '',
      regulation: fee.regulation,
      dueWhen: fee.dueWhen,
    }).map(([part, value]) => [`fee.${index}.${part}`, value]),
  )
  return {
    code,
    agency: document.agency,
    procedure: document.procedure,
    procedureVi: procedureName.vi,
    procedureEn: procedureName.en,
    applicantKind: applicant.kind,
    applicantName: applicant.name,
    identityNumber: applicant.identityNumber ?? '',
    taxCode: applicant.taxCode ?? '',
    phone: applicant.phone ?? '',
    lookupSecret: document.lookupSecret ?? '',
    receivedOn: document.receivedOn,
    dueOn: document.dueOn ?? '',
    status: String(document.status),
    ...Object.fromEntries(fees),
  }
}

const submit = (form: Record<string, string>) =>
  fetch(sandbox.url('/one-stop-shop'), {
    method: 'POST',
    headers: { origin: sandbox.url('/').origin },
    body: new URLSearchParams(form),
    redirect: 'manual',
  })
const pageOf = async (path: string) => (await fetch(sandbox.url(path))).text()

test('a dossier from the form reaches the portal as it was typed', async () => {
  const { code, document } = randomDossier(new Date())
  const response = await submit(filledIn(code, document))
  expect([response.status, response.headers.get('location')]).toEqual([303, `/one-stop-shop/${code}`])
  expect(sandbox.told.at(-1)).toMatchObject({ path: `/agency/v1/dossiers/${code}`, body: document })
  expect(await pageOf(`/one-stop-shop/${code}`)).toContain('Cổng đã nhận')
})

test('its slip has the look-up secret, and a QR code of an address that keeps it in the browser', async () => {
  const { code, document } = randomDossier(new Date())
  await submit(filledIn(code, document))
  const shown = await pageOf(`/one-stop-shop/${code}`)
  const secret = document.lookupSecret ?? ''
  expect(shown).toContain(`/?code=${code}#${secret}`)
  expect(shown).toContain(formatLookupSecret(secret))
  expect(shown).toContain('aria-label="Mã QR mở hồ sơ trên Cổng"')
  await submit({ ...filledIn(code, document), lookupSecret: '' })
  expect(await pageOf(`/one-stop-shop/${code}`)).not.toContain('Mã QR mở hồ sơ trên Cổng')
})

test('a change that the portal refuses is said in words, and the former fees stay', async () => {
  const { code, document } = randomDossier(new Date())
  await submit(filledIn(code, document))
  const dearer = document.fees.map((fee) => ({ ...fee, amount: '987654' }))
  sandbox.answerWith([{ status: 409, body: { code: 'AGENCY_CHANGED', message: 'other' } }])
  await submit(filledIn(code, { ...document, fees: dearer }))
  const shown = await pageOf(`/one-stop-shop/${code}`)
  expect(shown).toContain('Cổng từ chối: hồ sơ không đổi được sang cơ quan khác')
  expect(shown).not.toContain('987654')
})

test('a portal that does not answer is said to be silent; sending again mends it', async () => {
  const { code, document } = randomDossier(new Date())
  sandbox.answerWith([undefined])
  await submit(filledIn(code, document))
  expect(await pageOf(`/one-stop-shop/${code}`)).toContain('Cổng chưa trả lời')
  await submit(filledIn(code, document))
  expect(await pageOf(`/one-stop-shop/${code}`)).toContain('Cổng đã nhận')
})

test('a form with mistakes is shown again as it was typed, and not sent', async () => {
  const { code, document } = randomDossier(new Date())
  const sent = sandbox.told.length
  const response = await submit({ ...filledIn(code, document), applicantName: '', 'fee.0.amount': 'mười' })
  const shown = await response.text()
  expect(response.status).toBe(400)
  for (const part of ['applicant.name: còn trống', 'không phải số tiền', 'value="mười"']) {
    expect(shown).toContain(part)
  }
  expect(sandbox.told).toHaveLength(sent)
})

test('forms of other sites are not taken', async () => {
  const { code, document } = randomDossier(new Date())
  const response = await fetch(sandbox.url('/one-stop-shop'), {
    method: 'POST',
    headers: { origin: 'https://elsewhere.example' },
    body: new URLSearchParams(filledIn(code, document)),
  })
  expect(response.status).toBe(403)
})

test('the portal tells that a dossier is paid: once per message id, shown on the list', async () => {
  const { code, document } = randomDossier(new Date())
  await submit(filledIn(code, document))
  const message = {
    messageId: 'message-1',
    dossierCode: code,
    paymentState: 1,
    paidAt: '2026-11-21T03:00:00Z',
    amount: '150000',
    paymentReference: 'ABCDEFGH12',
    fees: [{ id: 'F1', state: 'PAID' }],
  }
  const tell = (body: object) =>
    sandbox.call('POST', '/agency/v1/payment-states', body, { jti: 'message-1', side: 'agency' })
  const accepted = { status: 200, signed: true, body: { result: 'ACCEPTED' } }
  expect(await tell(message)).toEqual(accepted)
  expect(await tell(message)).toEqual(accepted)
  expect((await tell({ ...message, amount: '1' })).status).toBe(409)
  const rows = await sandbox.database.pool.query('SELECT 1 FROM payment_state WHERE dossier_code = $1', [
    code,
  ])
  expect(rows.rowCount).toBe(1)
  expect(await pageOf('/one-stop-shop')).toMatch(/Đã thanh toán<\/span>\s+150\.000/)
})

test.each([
  ['OPEN', 'còn phải nộp'],
  ['WITHDRAWN', 'không còn khoản phải nộp'],
])('of a dossier that was paid in part and whose other line is %s, it is said: %s', async (state, words) => {
  const { code, document } = randomDossier(new Date())
  await submit(filledIn(code, document))
  const message = {
    messageId: `part-${state}`,
    dossierCode: code,
    paymentState: 0,
    paidAt: '2026-11-21T03:00:00Z',
    amount: '150000',
    paymentReference: 'ABCDEFGH12',
    fees: [{ id: 'F1+1', supplementOf: 'F1', state }],
  }
  const sent = { jti: message.messageId, side: 'agency' } as const
  expect((await sandbox.call('POST', '/agency/v1/payment-states', message, sent)).status).toBe(200)
  expect(await pageOf(`/one-stop-shop/${code}`)).toMatch(new RegExp(`Đã nộp 150\\.000\\sđ, ${words}`))
})

test('an unsigned payment state is refused', async () => {
  const unsigned = await fetch(sandbox.url('/agency/v1/payment-states'), { method: 'POST', body: '{}' })
  expect(unsigned.status).toBe(401)
})

test.each([
  ['150.000', '150000'],
  ['1 500', '1500'],
])('an amount typed as %s is %s đồng', (typed, amount) => {
  const { code, document } = randomDossier(new Date())
  const read = readDossierForm({ ...filledIn(code, document), 'fee.0.amount': typed, 'fee.0.reduction': '0' })
  expect([read.faults, read.document.fees[0]?.amount]).toEqual([[], amount])
})
