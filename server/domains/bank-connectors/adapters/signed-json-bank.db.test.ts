import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newReference } from '#lib/ids.ts'
import { generateKeyPairJwk, importSigningKeys } from '#lib/signed-message.ts'
import type { Book } from '#sandbox/bank/read-book.ts'
import { type CardOutcome, demoCards } from '#sandbox/bank/seed-cards.ts'
import { startTestSandbox, type TestSandbox } from '#sandbox/testing/test-sandbox.ts'
import type { BankConnector } from '../port.ts'
import { signedJsonBank } from './signed-json-bank.ts'

/** The adapter against a bank that speaks the protocol: the two agree on every call. */
let sandbox: TestSandbox
let bank: BankConnector
let impatient: BankConnector

beforeAll(async () => {
  const [ours, theirs] = await Promise.all([generateKeyPairJwk('portal-1'), generateKeyPairJwk('bank-1')])
  sandbox = await startTestSandbox({
    PORTAL_PUBLIC_KEYS: JSON.stringify({ keys: [ours.publicJwk] }),
    BANK_PRIVATE_KEYS: JSON.stringify({ keys: [theirs.privateJwk] }),
    LATE_OUTCOME_MS: '500',
    LATE_ANSWER_MS: '1500',
  })
  const [ourKey] = await importSigningKeys([ours.privateJwk])
  if (!ourKey) throw new Error('no key')
  const connect = (timeoutMs: number) =>
    signedJsonBank(
      { name: 'bank', baseUrl: sandbox.url('/').origin, ourKey, theirKeys: [theirs.publicJwk], timeoutMs },
      () => new Date(),
      () => Promise.reject(new Error('The sandbox answers what it is asked')),
    )
  bank = connect(8_000)
  impatient = connect(400)
})
afterAll(() => sandbox.stop())

const amount = 150_000n
const cardFor = (outcome: CardOutcome) => {
  const card = demoCards.find((candidate) => candidate.outcome === outcome)
  if (!card) throw new Error(`No card for ${outcome}`)
  return card
}

/** Has a card verified under a new reference. */
async function verify(outcome: CardOutcome) {
  const { number, holderName, date, phone } = cardFor(outcome)
  const reference = newReference()
  const order = {
    reference,
    amount,
    description: 'Thanh toan DVC 0123456789ABC',
    issuerBin: number.slice(0, 6),
    card: { number, holderName, date },
  }
  return { reference, phone, answer: await bank.verifyCard(order) }
}
async function ready(outcome: CardOutcome = 'SUCCESS') {
  const { reference, phone, answer } = await verify(outcome)
  expect(answer).toMatchObject({ kind: 'ANSWERED', value: { status: 'OTP_SENT' } })
  return { reference, phone, otp: await sandbox.code(phone) }
}
const wrong = (otp: string) => otp.replace(/^./, (digit) => String((Number(digit) + 1) % 10))
const says = (status: string, more: object = {}) => ({ kind: 'ANSWERED', value: { status, ...more } })

test('ping', async () => {
  expect(await bank.ping()).toMatchObject(says('UP'))
})

test.each<CardOutcome>(['CARD_LOCKED', 'CARD_EXPIRED', 'NOT_REGISTERED_ONLINE', 'LIMIT_EXCEEDED'])(
  'a card that is %s is refused for it, and its reference stays unknown',
  async (outcome) => {
    const { reference, answer } = await verify(outcome)
    expect(answer).toMatchObject(says('REFUSED', { reason: outcome }))
    expect(await bank.query(reference)).toMatchObject({ kind: 'REFUSED', code: 'REFERENCE_UNKNOWN' })
  },
)

test('from card to money, each step twice: taken once', async () => {
  const { reference, otp } = await ready()
  const first = await bank.debit(reference, 1, otp, amount)
  expect(first).toMatchObject(says('SUCCEEDED', { reference, amount }))
  const again = await bank.debit(reference, 1, otp, amount)
  expect(again.kind === 'ANSWERED' && first.kind === 'ANSWERED' && again.value).toEqual(
    first.kind === 'ANSWERED' && first.value,
  )
  expect(await bank.query(reference)).toMatchObject(says('SUCCEEDED', { reference }))
  expect(await bank.cancel(reference)).toMatchObject(says('SUCCEEDED'))
})

test('a wrong code is told with the tries left; the third declines', async () => {
  const { reference, otp } = await ready()
  for (const [tryNumber, triesLeft] of [
    [1, 2],
    [2, 1],
  ] as const) {
    const answer = await bank.debit(reference, tryNumber, wrong(otp), amount)
    expect(answer).toMatchObject(says('AWAITING_OTP', { otpError: 'WRONG', otp: { triesLeft } }))
  }
  const third = await bank.debit(reference, 3, wrong(otp), amount)
  expect(third).toMatchObject(says('DECLINED', { reason: 'OTP_TRIES_EXCEEDED' }))
})

test('a new code replaces the old one', async () => {
  const { reference, phone, otp } = await ready()
  expect(await bank.sendOtp(reference, 2)).toMatchObject(says('OTP_SENT'))
  const second = await sandbox.code(phone)
  expect(await bank.debit(reference, 1, second === otp ? wrong(otp) : otp, amount)).toMatchObject(
    says('AWAITING_OTP'),
  )
  expect(await bank.debit(reference, 2, second, amount)).toMatchObject(says('SUCCEEDED'))
})

test('not enough money is a decline', async () => {
  const { reference, otp } = await ready('INSUFFICIENT_BALANCE')
  expect(await bank.debit(reference, 1, otp, amount)).toMatchObject(
    says('DECLINED', { reason: 'INSUFFICIENT_BALANCE' }),
  )
})

test('another amount than verified is refused', async () => {
  const { reference, otp } = await ready()
  expect(await bank.debit(reference, 1, otp, amount + 1n)).toEqual({
    kind: 'REFUSED',
    code: 'REFERENCE_REUSED',
    retryAfterSeconds: null,
  })
})

test('what was cancelled is never taken, known to the bank or not', async () => {
  const { reference, otp } = await ready()
  expect(await bank.cancel(reference)).toMatchObject(says('CANCELLED'))
  expect(await bank.debit(reference, 1, otp, amount)).toMatchObject(says('CANCELLED'))
  const unknown = newReference()
  expect(await bank.cancel(unknown)).toMatchObject(says('CANCELLED'))
  expect(await bank.query(unknown)).toMatchObject(says('CANCELLED'))
})

test.each([
  ['TIMEOUT_THEN_SUCCESS', 'SUCCEEDED'],
  ['TIMEOUT_THEN_FAILURE', 'DECLINED'],
] as const)('%s: silence, then PROCESSING, then %s', async (outcome, end) => {
  const { reference, otp } = await ready(outcome)
  expect(await impatient.debit(reference, 1, otp, amount)).toMatchObject({ kind: 'SILENT' })
  await expect.poll(() => bank.query(reference), { timeout: 10_000 }).toMatchObject(says(end))
})

test('money is given back once under one refund reference', async () => {
  const { reference, otp } = await ready()
  const paid = await bank.debit(reference, 1, otp, amount)
  if (paid.kind !== 'ANSWERED' || paid.value.status !== 'SUCCEEDED') throw new Error('not paid')
  const order = {
    refundReference: newReference(),
    bankReference: paid.value.bankReference,
    original: { reference, key: null, content: null, amount, at: new Date(paid.value.at) },
    amount,
    reason: 'Trung lap',
    agencyId: null,
  }
  expect(await bank.refund(order)).toMatchObject(says('REFUNDED', { amount }))
  expect(await bank.refund(order)).toMatchObject(says('REFUNDED', { amount }))
  const more = await bank.refund({ ...order, refundReference: newReference(), amount: 1n })
  expect(more).toMatchObject(says('REFUSED', { reason: 'AMOUNT_EXCEEDS_ORIGINAL' }))
})

test('of two monies under one number, the one that is meant is given back, and none where that is not said', async () => {
  const { reference, otp } = await ready()
  const paid = await bank.debit(reference, 1, otp, amount)
  if (paid.kind !== 'ANSWERED' || paid.value.status !== 'SUCCEEDED') throw new Error('not paid')
  const { bankReference } = paid.value
  // Cash that a teller of the same bank wrote down under the number of the card's money.
  const key = `BANK-${newReference()}`
  const cash = { number: '4912345678901266', key, outcome: 'TAKEN', amount: '150000', bankReference }
  expect(await sandbox.lever('/admin/counter/outcome', cash)).toMatchObject({ bankReference })
  const refunded = async () => {
    const book = await sandbox.admin<Book>('/admin/book')
    const card = book.payments.find((line) => line.reference === reference)
    const till = book.counter.find((line) => line.key === key)
    expect(book.totals).toMatchObject({ entriesSum: '0', accountsOff: 0, refundsOff: 0, refundedBeyond: 0 })
    return [card?.refunded, till?.refunded]
  }
  const said = { reference: null, key: null, content: null, amount, at: new Date() }
  const giveBack = (original: Partial<typeof said> | Record<string, string>) =>
    bank.refund({
      refundReference: newReference(),
      bankReference,
      original: { ...said, ...original },
      amount,
      reason: 'DUPLICATE',
      agencyId: null,
    })
  expect(await giveBack({})).toMatchObject(says('REFUSED', { reason: 'ORIGINAL_AMBIGUOUS' }))
  expect(await giveBack({ content: 'DVC' })).toMatchObject(says('REFUSED', { reason: 'ORIGINAL_UNKNOWN' }))
  expect(await refunded()).toEqual(['0', '0'])
  expect(await giveBack({ reference })).toMatchObject(says('REFUNDED'))
  expect(await refunded()).toEqual(['150000', '0'])
  expect(await giveBack({ reference })).toMatchObject(says('REFUSED', { reason: 'AMOUNT_EXCEEDS_ORIGINAL' }))
  expect(await giveBack({ key })).toMatchObject(says('REFUNDED'))
  expect(await refunded()).toEqual(['150000', '150000'])
})

describe('a bank in trouble is silent, whatever it did', () => {
  test.each([
    ['cuts the line before', { silentBefore: 1 }, 'AWAITING_OTP'],
    ['cuts the line after', { silentAfter: 1 }, 'SUCCEEDED'],
    ['answers 500', { http500: 1 }, 'AWAITING_OTP'],
    ['answers garbage', { garbage: 1 }, 'SUCCEEDED'],
  ])('%s', async (_, debit, truth) => {
    const { reference, otp } = await ready()
    await sandbox.switchboard({ debit })
    expect(await bank.debit(reference, 1, otp, amount)).toMatchObject({ kind: 'SILENT' })
    await sandbox.switchboard({})
    expect(await bank.query(reference)).toMatchObject(says(truth))
  })

  test('is off', async () => {
    await sandbox.switchboard({ down: true })
    expect(await bank.ping()).toMatchObject({ kind: 'SILENT' })
    await sandbox.switchboard({})
  })
})
