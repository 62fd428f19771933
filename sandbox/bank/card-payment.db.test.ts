import { afterAll, beforeAll, expect, test } from 'vitest'
import { newReference } from '#lib/ids.ts'
import { eventually } from '../testing/eventually.ts'
import { verifyBodyFor } from '../testing/pay-with-card.ts'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'
import { issuerOf } from './issuers.ts'
import type { Book } from './read-book.ts'
import { type CardOutcome, type DemoCard, demoCards } from './seed-cards.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox({ LATE_OUTCOME_MS: '600', LATE_ANSWER_MS: '300' })
})
afterAll(() => sandbox.stop())

const cardFor = (outcome: CardOutcome): DemoCard => {
  const card = demoCards.find((candidate) => candidate.outcome === outcome)
  if (card === undefined) throw new Error(`No card for ${outcome}`)
  return card
}
const success = cardFor('SUCCESS')

const verify = (reference: string, card: DemoCard, amount?: string) =>
  sandbox.payment(reference, 'verify', verifyBodyFor(card, amount))
const debit = (reference: string, otp: string, amount = '150000') =>
  sandbox.payment(reference, 'debit', { otp, amount })
/** A code that is not the one given. */
const wrong = (code: string) => code.replace(/^./, (digit) => String((Number(digit) + 1) % 10))

async function readyToDebit(card: DemoCard, amount?: string) {
  const reference = newReference()
  await verify(reference, card, amount)
  return { reference, code: await sandbox.code(card.phone) }
}

async function bookLine(reference: string) {
  const book = await sandbox.admin<Book>('/admin/book')
  return { line: book.payments.find((line) => line.reference === reference), totals: book.totals }
}
const resultsOf = (reference: string) => sandbox.told.filter(({ body }) => body.reference === reference)

test('verify, code, debit: the money moves once and the portal is told', async () => {
  const reference = newReference()
  const verified = await verify(reference, success)
  expect(verified).toMatchObject({
    status: 200,
    signed: true,
    body: { status: 'OTP_SENT', otp: { maskedPhone: '09x xxx x678', digits: 6, triesLeft: 3 } },
  })
  const paid = await debit(reference, await sandbox.code(success.phone))
  expect(paid).toMatchObject({
    status: 200,
    signed: true,
    body: { reference, status: 'SUCCEEDED', amount: '150000' },
  })
  expect(paid.body.bankReference).toMatch(/^FT\d{5}\d{6,}$/)
  expect(paid.body).not.toHaveProperty('otp')

  await eventually(() => expect(resultsOf(reference)).toHaveLength(1))
  expect(resultsOf(reference)[0]?.body).toEqual(paid.body)
  expect((await sandbox.query(reference)).body).toEqual(paid.body)
  const { line, totals } = await bookLine(reference)
  expect(line).toMatchObject({ status: 'SUCCEEDED', amount: '150000', debits: 1, debited: '150000' })
  expect(totals).toMatchObject({ entriesSum: '0', accountsOff: 0 })
})

test.each(demoCards.filter(({ outcome }) => outcome === 'SUCCESS'))('$number pays', async (card) => {
  const { reference, code } = await readyToDebit(card)
  expect(code).toHaveLength(issuerOf(card.number).otpDigits)
  expect((await debit(reference, code)).body.status).toBe('SUCCEEDED')
})

test.each([
  ['CARD_LOCKED', 'CARD_LOCKED'],
  ['CARD_EXPIRED', 'CARD_EXPIRED'],
  ['NOT_REGISTERED_ONLINE', 'NOT_REGISTERED_ONLINE'],
  ['LIMIT_EXCEEDED', 'LIMIT_EXCEEDED'],
] as const)('%s card is refused at verify', async (outcome, reason) => {
  const reference = newReference()
  expect((await verify(reference, cardFor(outcome))).body).toEqual({ status: 'REFUSED', reason })
  expect((await sandbox.query(reference)).body.code).toBe('REFERENCE_UNKNOWN')
})

test.each([
  [{ number: '9704198526191432180' }, 'CARD_UNKNOWN'],
  [{ holderName: 'NGUYEN VAN B' }, 'HOLDER_NAME_WRONG'],
  [{ date: '08/15' }, 'CARD_DATE_WRONG'],
])('card data %j is refused, and right data pays under the same reference', async (change, reason) => {
  const reference = newReference()
  const mistyped = { ...success, ...change }
  expect((await verify(reference, mistyped)).body).toEqual({ status: 'REFUSED', reason })
  expect((await verify(reference, success)).body.status).toBe('OTP_SENT')
})

test('too little money is declined, told and final', async () => {
  const { reference, code } = await readyToDebit(cardFor('INSUFFICIENT_BALANCE'))
  const declined = await debit(reference, code)
  expect(declined.body).toMatchObject({ status: 'DECLINED', reason: 'INSUFFICIENT_BALANCE' })
  expect((await debit(reference, code)).body).toEqual(declined.body)
  await eventually(() => expect(resultsOf(reference)[0]?.body).toEqual(declined.body))
  expect((await bookLine(reference)).line).toMatchObject({ debits: 0, debited: '0' })
})

test('one kind of card never receives its code', async () => {
  const card = cardFor('OTP_NEVER_ARRIVES')
  expect((await verify(newReference(), card)).body.status).toBe('OTP_SENT')
  await expect(sandbox.code(card.phone)).rejects.toThrow('No code')
})

test('three wrong codes decline the payment', async () => {
  const { reference, code } = await readyToDebit(success)
  const first = await debit(reference, wrong(code))
  expect(first.body).toMatchObject({ status: 'AWAITING_OTP', otpError: 'WRONG', otp: { triesLeft: 2 } })
  expect((await debit(reference, wrong(code))).body).toMatchObject({ otp: { triesLeft: 1 } })
  expect((await debit(reference, wrong(code))).body).toMatchObject({
    status: 'DECLINED',
    reason: 'OTP_TRIES_EXCEEDED',
  })
  expect((await debit(reference, code)).body.status).toBe('DECLINED')
})

test('a new code replaces the old one, with tries of its own, at most five', async () => {
  const { reference, code } = await readyToDebit(success)
  await debit(reference, wrong(code))
  const renewed = await sandbox.payment(reference, 'otp', {})
  expect(renewed.body).toMatchObject({ status: 'OTP_SENT', otp: { triesLeft: 3 } })
  const newest = await sandbox.code(success.phone)
  if (newest !== code) expect((await debit(reference, code)).body.otpError).toBe('WRONG')
  for (let sent = 2; sent < 5; sent++) await sandbox.payment(reference, 'otp', {})
  const refused = await sandbox.payment(reference, 'otp', {})
  expect(refused.body).toEqual({ status: 'REFUSED', reason: 'OTP_TOO_MANY' })
  expect((await debit(reference, await sandbox.code(success.phone))).body.status).toBe('SUCCEEDED')
})

test('the same card and amount again sends no second code; others are refused', async () => {
  const { reference, code } = await readyToDebit(success)
  expect((await verify(reference, success)).body.status).toBe('OTP_SENT')
  expect(await sandbox.code(success.phone)).toBe(code)
  expect((await verify(reference, success, '150001')).body.code).toBe('REFERENCE_REUSED')
  expect((await debit(reference, code, '150001')).body.code).toBe('REFERENCE_REUSED')
})

test('50 debits at once are one debit', async () => {
  const { reference, code } = await readyToDebit(success)
  const answers = await Promise.all(Array.from({ length: 50 }, () => debit(reference, code)))
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
  expect(answers[0]?.body.status).toBe('SUCCEEDED')
  expect((await bookLine(reference)).line).toMatchObject({ debits: 1, debited: '150000' })
})

test('the same message 20 times at once is answered the same and costs one try', async () => {
  const { reference, code } = await readyToDebit(success)
  const body = { otp: wrong(code), amount: '150000' }
  const jti = crypto.randomUUID()
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => sandbox.payment(reference, 'debit', body, { jti })),
  )
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1)
  expect(answers[0]?.body).toMatchObject({ otp: { triesLeft: 2 } })
  const reused = await sandbox.payment(reference, 'debit', { ...body, otp: code }, { jti })
  expect(reused).toMatchObject({ status: 409, body: { code: 'MESSAGE_ID_REUSED' } })
})

test('cancel is a fence: before the bank saw the reference, and before the debit', async () => {
  const unseen = newReference()
  expect((await sandbox.payment(unseen, 'cancel', {})).body).toMatchObject({ status: 'CANCELLED' })
  expect((await verify(unseen, success)).body.status).toBe('CANCELLED')

  const { reference, code } = await readyToDebit(success)
  expect((await sandbox.payment(reference, 'cancel', {})).body.status).toBe('CANCELLED')
  expect((await debit(reference, code)).body.status).toBe('CANCELLED')
  expect((await bookLine(reference)).line).toMatchObject({ debits: 0 })
})

test('cancel against debit: one of them wins and both answers say which', async () => {
  for (let round = 0; round < 25; round++) {
    const { reference, code } = await readyToDebit(success)
    const [cancelled, debited] = await Promise.all([
      sandbox.payment(reference, 'cancel', {}),
      debit(reference, code),
    ])
    expect(cancelled.body.status).toBe(debited.body.status)
    const { line } = await bookLine(reference)
    expect(line?.debits).toBe(debited.body.status === 'SUCCEEDED' ? 1 : 0)
  }
})

test.each([
  ['TIMEOUT_THEN_SUCCESS', { status: 'SUCCEEDED' }],
  ['TIMEOUT_THEN_FAILURE', { status: 'DECLINED', reason: 'ISSUER_TIMEOUT' }],
] as const)('%s: unknown at first, then told', async (outcome, end) => {
  const { reference, code } = await readyToDebit(cardFor(outcome))
  const debited = await debit(reference, code)
  expect(debited.body).toMatchObject({ status: 'PROCESSING', expectedBy: expect.any(String) })
  expect((await sandbox.payment(reference, 'cancel', {})).body).toMatchObject({ status: 'PROCESSING' })
  await eventually(() => expect(resultsOf(reference)[0]?.body).toMatchObject(end))
  expect((await sandbox.query(reference)).body).toMatchObject(end)
})

test('an unknown reference is said to be unknown', async () => {
  const reference = newReference()
  for (const answer of [
    await debit(reference, '123456'),
    await sandbox.payment(reference, 'otp', {}),
    await sandbox.query(reference),
  ]) {
    expect(answer).toMatchObject({ status: 404, signed: true, body: { code: 'REFERENCE_UNKNOWN' } })
  }
})
