import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newReference } from '#lib/ids.ts'
import type { SwitchboardInput } from '../switchboard/settings.ts'
import { eventually } from '../testing/eventually.ts'
import { payWithCard, verifyBodyFor } from '../testing/pay-with-card.ts'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'
import type { Book } from './read-book.ts'
import { demoCards } from './seed-cards.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterEach(() => sandbox.switchboard({}))
afterAll(() => sandbox.stop())

const [card] = demoCards

async function readyToDebit() {
  if (card === undefined) throw new Error('There are no demo cards')
  const reference = newReference()
  await sandbox.payment(reference, 'verify', verifyBodyFor(card))
  const otp = await sandbox.code(card.phone)
  return { reference, debit: () => sandbox.payment(reference, 'debit', { otp, amount: '150000' }) }
}

const statusOf = async (reference: string) => (await sandbox.query(reference)).body.status
const resultsOf = (reference: string) => sandbox.told.filter(({ body }) => body.reference === reference)

test.each([
  ['cut before', { silentBefore: 1 }, 'AWAITING_OTP'],
  ['cut after', { silentAfter: 1 }, 'SUCCEEDED'],
])('debit %s: the caller hears nothing, the bank says %j', async (_, faults, status) => {
  const { reference, debit } = await readyToDebit()
  await sandbox.switchboard({ debit: faults })
  await expect(debit()).rejects.toThrow('fetch failed')
  expect(await statusOf(reference)).toBe(status)
})

test('HTTP 500 is unsigned and does nothing; the same debit pays afterwards', async () => {
  const { reference, debit } = await readyToDebit()
  await sandbox.switchboard({ debit: { http500: 1 } })
  await expect(debit()).rejects.toThrow()
  expect(await statusOf(reference)).toBe('AWAITING_OTP')
  await sandbox.switchboard({})
  expect((await debit()).body.status).toBe('SUCCEEDED')
})

test('garbage comes after the effect', async () => {
  const { reference, debit } = await readyToDebit()
  await sandbox.switchboard({ debit: { garbage: 1 } })
  await expect(debit()).rejects.toThrow()
  expect(await statusOf(reference)).toBe('SUCCEEDED')
})

test('slow answers are good answers', async () => {
  const { debit } = await readyToDebit()
  await sandbox.switchboard({ debit: { slow: 1, slowMs: 300 } })
  const before = performance.now()
  expect((await debit()).body.status).toBe('SUCCEEDED')
  expect(performance.now() - before).toBeGreaterThanOrEqual(295)
})

test('declining: no money moves, for the reason that was set', async () => {
  const { reference, debit } = await readyToDebit()
  await sandbox.switchboard({ debit: { decline: 1, declineReason: 'CARD_LOCKED' } })
  expect((await debit()).body).toMatchObject({ status: 'DECLINED', reason: 'CARD_LOCKED' })
  const book = await sandbox.admin<Book>('/admin/book')
  expect(book.payments.find((line) => line.reference === reference)).toMatchObject({ debits: 0 })
})

test('down: nothing is answered, nothing is sent; up again, all is', async () => {
  const { reference, debit } = await readyToDebit()
  await sandbox.switchboard({ results: { late: 1, lateMs: 200 } })
  await debit()
  await sandbox.switchboard({ down: true })
  await expect(sandbox.query(reference)).rejects.toThrow('fetch failed')
  await expect(sandbox.call('GET', '/bank/v1/ping')).rejects.toThrow('fetch failed')
  expect(await sandbox.admin('/health')).toEqual({ status: 'ok' })
  expect(resultsOf(reference)).toHaveLength(0)
  await sandbox.switchboard({})
  await eventually(() => expect(resultsOf(reference)).toHaveLength(1))
})

test.each<[string, SwitchboardInput['results'], (amounts: unknown[], ids: Set<string>) => void]>([
  [
    'duplicated',
    { duplicate: 1, copies: 7 },
    (amounts, ids) => expect([amounts.length, ids.size]).toEqual([7, 1]),
  ],
  ['wrong in amount', { wrongAmount: 1 }, (amounts) => expect(amounts).toEqual(['151000'])],
])('results %s', async (_, results, check) => {
  await sandbox.switchboard({ results })
  const { reference } = await payWithCard(sandbox)
  await eventually(() => {
    const messages = resultsOf(reference)
    check(
      messages.map(({ body }) => body.amount),
      new Set(messages.map(({ jti }) => jti)),
    )
  })
  expect((await sandbox.query(reference)).body).toMatchObject({ status: 'SUCCEEDED', amount: '150000' })
})

test('settings outlive a restart, and ones that do not fit are refused', async () => {
  await sandbox.switchboard({ seed: 42, query: { slow: 0.25 } })
  await sandbox.restart()
  expect(await sandbox.admin('/admin/switchboard')).toMatchObject({ seed: 42, query: { slow: 0.25 } })
  await expect(sandbox.switchboard({ debit: { slow: 2 } })).rejects.toThrow('BODY_INVALID')
})
