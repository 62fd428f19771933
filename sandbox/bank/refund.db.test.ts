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
