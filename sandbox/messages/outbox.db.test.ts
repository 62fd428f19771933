import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Book } from '../bank/read-book.ts'
import { eventually } from '../testing/eventually.ts'
import { payWithCard } from '../testing/pay-with-card.ts'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'
import { retryMs } from './deliver.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(() => sandbox.stop())

const resultsOf = (reference: string) => sandbox.told.filter(({ body }) => body.reference === reference)

test('retries come after 1 s, 5 s, 15 s, 1 min, then each 5 min', () => {
  expect([1, 2, 3, 4, 5, 6, 200].map(retryMs)).toEqual([
    1_000, 5_000, 15_000, 60_000, 300_000, 300_000, 300_000,
  ])
})

test.each([
  ['a cut connection', undefined],
  ['an answer that is not 200', { status: 503, body: { code: 'NOT_NOW', message: 'later' } }],
])('after %s the same message comes again under the same id', async (_, answer) => {
  sandbox.answerWith([answer])
  const { reference } = await payWithCard(sandbox)
  await eventually(() => expect(resultsOf(reference)).toHaveLength(2))
  const [first, second] = resultsOf(reference)
  expect(second).toEqual(first)
})

test('a result that was not heard before the bank went down is told after it came back', async () => {
  sandbox.answerWith([undefined])
  const { reference } = await payWithCard(sandbox)
  await eventually(() => expect(resultsOf(reference)).toHaveLength(1))
  await sandbox.restart()
  await eventually(() => expect(resultsOf(reference)).toHaveLength(2))
  await eventually(async () => {
    const { totals } = await sandbox.admin<Book>('/admin/book')
    expect(totals.resultsWaiting).toBe(0)
  })
})

test('the bank outlives its database throwing every connection out', async () => {
  await sandbox.database.pool.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  )
  const paid = await eventually(() => payWithCard(sandbox))
  await eventually(() => expect(resultsOf(paid.reference)).toHaveLength(1))
})

test('results of a sandbox from before there was more to tell are told all the same', async () => {
  const reference = 'OLDREFERENCE00000001'
  const body = JSON.stringify({ reference, status: 'DECLINED' })
  await sandbox.database.pool.query(
    `CREATE TABLE result_message (jti text PRIMARY KEY, reference text, body text, copies integer DEFAULT 1,
       attempts integer DEFAULT 0, created_at timestamptz, due_at timestamptz, delivered_at timestamptz, last_error text)`,
  )
  await sandbox.database.pool.query(
    `INSERT INTO result_message (jti, reference, body, created_at, due_at) VALUES ('old-result', $1, $2, now(), now())`,
    [reference, body],
  )
  await sandbox.restart()
  await eventually(() => expect(resultsOf(reference)).toHaveLength(1))
})
