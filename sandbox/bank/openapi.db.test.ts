import { afterAll, beforeAll, expect, test } from 'vitest'
import { newReference } from '#lib/ids.ts'
import { bankApi } from '#tests/bank-api/openapi.ts'
import { eventually } from '../testing/eventually.ts'
import { verifyBodyFor } from '../testing/pay-with-card.ts'
import { mandateBodyFor, openAccount } from '../testing/registered-account.ts'
import { CHEAPER_NUMBER, NUMBER, PAID_NUMBER, scriptedAnswer } from '../testing/scripted-portal.ts'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'
import { type CardOutcome, demoCards } from './seed-cards.ts'

const api = bankApi()
const covered = new Set<string>()
let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox({ LATE_OUTCOME_MS: '400', LATE_ANSWER_MS: '0', OTP_INTERVAL_MS: '0' })
})
afterAll(() => sandbox.stop())

type Body = Record<string, unknown>

/** Sends a message that keeps to the document and expects an answer that does. */
async function exchange(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  body?: object,
  jti?: string,
): Promise<Body> {
  expect(api.faults({ method, path, body })).toEqual([])
  const answer = await sandbox.call(method, path, body, jti === undefined ? {} : { jti })
  expect({
    path,
    answer,
    faults: api.faults({ method, path, status: answer.status, body: answer.body }),
  }).toEqual({
    path,
    answer: { ...answer, signed: true },
    faults: [],
  })
  const template = path.replace(
    /\/(card-payments|account-debits|mandates|refunds)\/[0-9A-Z]+/,
    '/$1/:reference',
  )
  covered.add(`${method} ${template} ${answer.status}`)
  return answer.body
}

const payment = (reference: string, operation: string, body: object, jti?: string) =>
  exchange('POST', `/bank/v1/card-payments/${reference}/${operation}`, body, jti)
const query = (reference: string) => exchange('GET', `/bank/v1/card-payments/${reference}`)

const cardFor = (outcome: CardOutcome) => {
  const card = demoCards.find((candidate) => candidate.outcome === outcome)
  if (card === undefined) throw new Error(`No card for ${outcome}`)
  return card
}

async function verified(outcome: CardOutcome) {
  const card = cardFor(outcome)
  const reference = newReference()
  await payment(reference, 'verify', verifyBodyFor(card))
  return { reference, card, debit: { otp: await sandbox.code(card.phone), amount: '150000' } }
}

test('every answer of the bank keeps to the document', async () => {
  for (const outcome of ['CARD_LOCKED', 'CARD_EXPIRED', 'NOT_REGISTERED_ONLINE', 'LIMIT_EXCEEDED'] as const) {
    await payment(newReference(), 'verify', verifyBodyFor(cardFor(outcome)))
  }
  const { reference, card, debit } = await verified('SUCCESS')
  const jti = crypto.randomUUID()
  await payment(reference, 'verify', verifyBodyFor(card))
  await payment(reference, 'verify', verifyBodyFor(card, '1'))
  await query(reference)
  await payment(reference, 'debit', { ...debit, otp: '00000000' }, jti)
  await payment(reference, 'debit', debit, jti)
  for (let sent = 1; sent <= 5; sent++) await payment(reference, 'otp', {})
  const paid = await payment(reference, 'debit', { ...debit, otp: await sandbox.code(card.phone) })
  expect(paid.status).toBe('SUCCEEDED')
  for (const operation of ['otp', 'cancel'] as const) await payment(reference, operation, {})
  await payment(reference, 'verify', verifyBodyFor(card))

  const short = await verified('INSUFFICIENT_BALANCE')
  await payment(short.reference, 'debit', short.debit)
  const fenced = newReference()
  await payment(fenced, 'cancel', {})
  await payment(fenced, 'verify', verifyBodyFor(card))
  await query(fenced)

  const unseen = newReference()
  await query(unseen)
  await payment(unseen, 'otp', {})
  await payment(unseen, 'debit', debit)

  const refund = { bankReference: String(paid.bankReference), amount: '150000', reason: 'Nop thua' }
  const given = newReference()
  await exchange('POST', `/bank/v1/refunds/${given}`, refund)
  await exchange('POST', `/bank/v1/refunds/${given}`, { ...refund, amount: '1' })
  await exchange('GET', `/bank/v1/refunds/${given}`)
  await exchange('GET', `/bank/v1/refunds/${newReference()}`)
  await exchange('POST', `/bank/v1/refunds/${newReference()}`, refund)
  await exchange('GET', '/bank/v1/ping')

  for (const outcome of ['TIMEOUT_THEN_SUCCESS', 'TIMEOUT_THEN_FAILURE'] as const) {
    const late = await verified(outcome)
    await payment(late.reference, 'debit', late.debit)
  }
  await eventually(() => expect(sandbox.told).toHaveLength(4))
  for (const { path, body } of sandbox.told) {
    expect(api.faults({ method: 'POST', path, body })).toEqual([])
    covered.add(`result ${body.status}`)
  }
  expect([...covered].sort()).toMatchInlineSnapshot(`
    [
      "GET /bank/v1/card-payments/:reference 200",
      "GET /bank/v1/card-payments/:reference 404",
      "GET /bank/v1/ping 200",
      "GET /bank/v1/refunds/:reference 200",
      "GET /bank/v1/refunds/:reference 404",
      "POST /bank/v1/card-payments/:reference/cancel 200",
      "POST /bank/v1/card-payments/:reference/debit 200",
      "POST /bank/v1/card-payments/:reference/debit 404",
      "POST /bank/v1/card-payments/:reference/debit 409",
      "POST /bank/v1/card-payments/:reference/otp 200",
      "POST /bank/v1/card-payments/:reference/otp 404",
      "POST /bank/v1/card-payments/:reference/verify 200",
      "POST /bank/v1/card-payments/:reference/verify 409",
      "POST /bank/v1/refunds/:reference 200",
      "POST /bank/v1/refunds/:reference 409",
      "result DECLINED",
      "result SUCCEEDED",
    ]
  `)
})

test('every question, outcome and credit notice keeps to the document, and so does the portal that tests play', async () => {
  const seat = { bank: 'hoi-an-bank', number: NUMBER }
  for (const number of [NUMBER, CHEAPER_NUMBER, PAID_NUMBER]) {
    await sandbox.lever('/admin/counter/verify', { number })
    await sandbox.lever('/admin/counter/activate', { ...seat, number })
  }
  await sandbox.lever('/admin/counter/outcome', { ...seat, outcome: 'TAKEN', amount: '150000' })
  await sandbox.lever('/admin/counter/outcome', { ...seat, outcome: 'NOT_TAKEN' })
  for (const content of ['DVC4912345678901266', '', 'x'.repeat(300)]) {
    await sandbox.lever('/admin/transfers', { amount: '150000', content, mangling: 'BANK_PREFIX' })
  }
  const told = sandbox.told.filter(({ path }) => path !== '/bank/v1/results')
  expect(told).toHaveLength(11)
  for (const message of told) {
    const { path, body } = message
    const asked = { path, body, faults: api.faults({ method: 'POST', path, body }) }
    const answer = scriptedAnswer(message)
    const answered = api.faults({ method: 'POST', path, status: 200, body: answer })
    expect({ ...asked, answer, answered }).toEqual({ path, body, faults: [], answer, answered: [] })
  }
})

test('every debit of an account and every mandate keeps to the document', async () => {
  covered.clear()
  const account = await openAccount(sandbox)
  const late = await openAccount(sandbox, { outcome: 'TIMEOUT_THEN_FAILURE' })
  const mandateOf = async (body: object) => {
    const number = newReference()
    await exchange('PUT', `/bank/v1/mandates/${number}`, body)
    return number
  }
  const number = await mandateOf(mandateBodyFor(account))
  const lateNumber = await mandateOf(mandateBodyFor(late))
  await mandateOf({ ...mandateBodyFor(account), accountHolder: 'CONG TY KHAC' })
  await exchange('PUT', `/bank/v1/mandates/${number}`, { ...mandateBodyFor(account), dailyLimit: '1' })
  await exchange('PUT', `/bank/v1/mandates/${number}`, { ...mandateBodyFor(account), version: 2 })

  const order = {
    mandate: number,
    amount: '3',
    split: [
      { agencyId: 'H47.20', amount: '1' },
      { agencyId: 'H47.22', amount: '2' },
    ],
    description: 'Thanh toan DVC',
  }
  const debits = '/bank/v1/account-debits'
  const [paid, unknown, delayed, fenced] = Array.from({ length: 4 }, newReference)
  await exchange('POST', `${debits}/${paid}/debit`, order)
  await exchange('POST', `${debits}/${paid}/debit`, { ...order, mandate: newReference() })
  await exchange('POST', `${debits}/${unknown}/debit`, { ...order, mandate: newReference() })
  await exchange('POST', `${debits}/${delayed}/debit`, { ...order, mandate: lateNumber })
  await exchange('POST', `${debits}/${fenced}/cancel`, {})
  for (const reference of [paid, unknown, delayed, fenced, newReference()]) {
    await exchange('GET', `${debits}/${reference}`)
  }
  const results = () =>
    sandbox.told.filter(({ body }) => [paid, unknown, delayed].includes(String(body.reference)))
  await eventually(() => expect(results()).toHaveLength(3))
  for (const { path, body } of results()) expect(api.faults({ method: 'POST', path, body })).toEqual([])
  expect([...covered].sort()).toMatchInlineSnapshot(`
    [
      "GET /bank/v1/account-debits/:reference 200",
      "GET /bank/v1/account-debits/:reference 404",
      "POST /bank/v1/account-debits/:reference/cancel 200",
      "POST /bank/v1/account-debits/:reference/debit 200",
      "POST /bank/v1/account-debits/:reference/debit 409",
      "PUT /bank/v1/mandates/:reference 200",
      "PUT /bank/v1/mandates/:reference 409",
    ]
  `)
})

test('a code asked for too soon is refused as the document says', async () => {
  const patient = await startTestSandbox({ OTP_INTERVAL_MS: '30000' })
  try {
    const reference = newReference()
    await patient.payment(reference, 'verify', verifyBodyFor(cardFor('SUCCESS')))
    const path = `/bank/v1/card-payments/${reference}/otp`
    const answer = await patient.call('POST', path, {})
    expect(answer).toMatchObject({ status: 429, signed: true })
    expect(api.faults({ method: 'POST', path, status: 429, body: answer.body })).toEqual([])
  } finally {
    await patient.stop()
  }
})

test('the document refuses what is not its form', () => {
  const path = '/bank/v1/card-payments/ABCDEFGH/debit'
  const faultsOf = (body: object) => api.faults({ method: 'POST', path, body })
  expect(faultsOf({ otp: '123456', amount: '150000' })).toEqual([])
  expect(faultsOf({ otp: '123456', amount: 150000 })).not.toEqual([])
  expect(faultsOf({ otp: '123456', amount: '0' })).not.toEqual([])
  expect(faultsOf({ otp: '123456', amount: '1', more: true })).not.toEqual([])
  expect(api.faults({ method: 'POST', path, status: 418, body: {} })).not.toEqual([])
  expect(api.faults({ method: 'GET', path: '/bank/v1/elsewhere', body: undefined })).not.toEqual([])
})
