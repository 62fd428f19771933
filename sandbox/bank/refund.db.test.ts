import { afterAll, beforeAll, expect, test } from 'vitest'
import { newReference } from '#lib/ids.ts'
import { payWithCard } from '../testing/pay-with-card.ts'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'
import type { Book } from './read-book.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(() => sandbox.stop())

const refund = (reference: string, bankReference: string, amount: string) =>
  sandbox.call('POST', `/bank/v1/refunds/${reference}`, { bankReference, amount, reason: 'Nop thua' })

test('a refund gives the money back once, and can be asked for again', async () => {
  const paid = await payWithCard(sandbox)
  const reference = newReference()
  const first = await refund(reference, paid.bankReference, '150000')
  expect(first).toMatchObject({ status: 200, signed: true, body: { status: 'REFUNDED', amount: '150000' } })
  expect(first.body.bankReference).not.toBe(paid.bankReference)
  expect((await refund(reference, paid.bankReference, '150000')).body).toEqual(first.body)
  expect((await sandbox.call('GET', `/bank/v1/refunds/${reference}`)).body).toEqual(first.body)
  const book = await sandbox.admin<Book>('/admin/book')
  expect(book.payments[0]).toMatchObject({ reference: paid.reference, debits: 1, refunded: '150000' })
  expect(book.totals).toMatchObject({ entriesSum: '0', accountsOff: 0, collected: '0' })
})

test('all refunds of a payment together never exceed it, 20 at once', async () => {
  const paid = await payWithCard(sandbox)
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => refund(newReference(), paid.bankReference, '40000')),
  )
  const given = answers.filter(({ body }) => body.status === 'REFUNDED')
  const refused = answers.filter(({ body }) => body.reason === 'AMOUNT_EXCEEDS_ORIGINAL')
  expect([given.length, refused.length]).toEqual([3, 17])
})

test('a refund of nothing known is refused, and its reference keeps its content', async () => {
  const reference = newReference()
  const refused = await refund(reference, 'FT99001000001', '1000')
  expect(refused.body).toMatchObject({ status: 'REFUSED', reason: 'ORIGINAL_UNKNOWN' })
  expect(await refund(reference, 'FT99001000001', '2000')).toMatchObject({
    status: 409,
    body: { code: 'REFERENCE_REUSED' },
  })
  const unknown = await sandbox.call('GET', `/bank/v1/refunds/${newReference()}`)
  expect(unknown).toMatchObject({ status: 404, body: { code: 'REFERENCE_UNKNOWN' } })
})

const CONTENT = 'DVC4912345678901266'

/** Money of each sort: its bank reference, and where its refunds are asked for. */
async function moneyOf(sort: 'cash' | 'cash of the second bank' | 'transfer') {
  if (sort === 'transfer') {
    const made = await sandbox.lever('/admin/transfers', { amount: '150000', content: CONTENT })
    return { bankReference: String(made.bankReference), side: 'bank', base: '' } as const
  }
  const second = sort === 'cash of the second bank'
  const bank = second ? 'hoi-an-bank' : 'collecting-bank'
  const body = { bank, number: '4912345678901266', outcome: 'TAKEN', amount: '150000' }
  const taken = await sandbox.lever('/admin/counter/outcome', body)
  const where = second
    ? ({ side: 'hoi-an', base: '/hoi-an-bank' } as const)
    : ({ side: 'bank', base: '' } as const)
  return { bankReference: String(taken.bankReference), ...where }
}

const sorts = ['cash', 'cash of the second bank', 'transfer'] as const

test.each(sorts)('%s goes back the way it came, in parts, never more than came', async (sort) => {
  const before = (await sandbox.admin<Book>('/admin/book')).totals
  const { bankReference, side, base } = await moneyOf(sort)
  const giveBack = (reference: string, amount: string) => {
    const body = { bankReference, amount, reason: 'Nop thua' }
    return sandbox.call('POST', `${base}/bank/v1/refunds/${reference}`, body, { side })
  }
  const first = newReference()
  expect(await giveBack(first, '100000')).toMatchObject({ signed: true, body: { status: 'REFUNDED' } })
  expect((await giveBack(first, '100000')).body).toMatchObject({ status: 'REFUNDED' })
  const answers = await Promise.all(Array.from({ length: 10 }, () => giveBack(newReference(), '25000')))
  const given = answers.filter(({ body }) => body.status === 'REFUNDED')
  const refused = answers.filter(({ body }) => body.reason === 'AMOUNT_EXCEEDS_ORIGINAL')
  expect([given.length, refused.length]).toEqual([2, 8])
  const book = await sandbox.admin<Book>('/admin/book')
  const lines = [...book.counter, ...book.transfers]
  expect(lines.find((line) => line.bankReference === bankReference)).toMatchObject({ refunded: '150000' })
  expect(book.totals).toMatchObject({
    entriesSum: '0',
    accountsOff: 0,
    takingsOff: 0,
    transfersOff: 0,
    refundsOff: 0,
    refundedBeyond: 0,
    collected: before.collected,
  })
})

test('a bank knows its own money and its own refunds only', async () => {
  const { bankReference } = await moneyOf('cash')
  const reference = newReference()
  const elsewhere = `/hoi-an-bank/bank/v1/refunds/${reference}`
  const body = { bankReference, amount: '1000', reason: 'Nop thua' }
  const unknown = await sandbox.call('POST', elsewhere, body, { side: 'hoi-an' })
  expect(unknown.body).toMatchObject({ status: 'REFUSED', reason: 'ORIGINAL_UNKNOWN' })
  expect(await sandbox.call('GET', `/bank/v1/refunds/${reference}`)).toMatchObject({ status: 404 })
  expect(await refund(reference, bankReference, '1000')).toMatchObject({ status: 409 })
})

test('the second bank takes no cards, and is called by its full path', async () => {
  expect(await sandbox.call('GET', '/hoi-an-bank/bank/v1/ping', undefined, { side: 'hoi-an' })).toEqual({
    status: 200,
    signed: true,
    body: { status: 'UP' },
  })
  const card = await fetch(sandbox.url('/hoi-an-bank/bank/v1/card-payments/ABCDEFGH'))
  expect(card.status).toBe(404)
})
