import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { newReference } from '#lib/ids.ts'
import type { Book } from '../bank/read-book.ts'
import { eventually } from '../testing/eventually.ts'
import { CHEAPER_NUMBER, NUMBER, PAID_NUMBER } from '../testing/scripted-portal.ts'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterEach(async () => {
  sandbox.answerWith([])
  await sandbox.switchboard({})
})
afterAll(() => sandbox.stop())

const HOI_AN = { bank: 'hoi-an-bank', number: NUMBER }
const newKey = () => `HA-${newReference()}`
const activate = (body: object) => sandbox.lever('/admin/counter/activate', body)
const outcome = (body: object) => sandbox.lever('/admin/counter/outcome', body)
const book = () => sandbox.admin<Book>('/admin/book')
const lineOf = async (key: unknown) => (await book()).counter.find((line) => line.key === key)
const outcomesOf = (key: unknown) =>
  sandbox.told.filter(({ path, body }) => path.endsWith('/outcome') && body.key === key)
const right = { entriesSum: '0', accountsOff: 0, takingsOff: 0, refundsOff: 0, refundedBeyond: 0 }

test('held, taken, told: the branch book has the money once, and the portal’s verdict', async () => {
  const before = (await book()).totals
  const held = await activate({ bank: 'hoi-an-bank', number: '4912 3456-7890.1266' })
  expect(held).toMatchObject({ status: 200, body: { result: 'ACTIVATED', amount: '150000', key: held.key } })
  const taken = await outcome({ ...HOI_AN, key: held.key, outcome: 'TAKEN' })
  expect(taken).toMatchObject({ status: 200, state: 'TAKEN', body: { verdict: 'SETTLED' } })
  expect(taken.bankReference).toMatch(/^HA\d{11}$/)
  expect(await lineOf(held.key)).toMatchObject({
    takings: 1,
    taken: '150000',
    verdict: 'SETTLED',
    number: NUMBER,
  })
  expect(outcomesOf(held.key)).toMatchObject([
    { kid: 'hoi-an-1', body: { number: NUMBER, amount: '150000', bankReference: taken.bankReference } },
  ])
  const { totals } = await book()
  expect(totals).toMatchObject(right)
  expect(BigInt(totals.collectedBy['hoi-an-bank']) - BigInt(before.collectedBy['hoi-an-bank'])).toBe(150_000n)
  expect(totals.collectedBy['collecting-bank']).toBe(before.collectedBy['collecting-bank'])
})

test('a key is taken once, pressed 50 times at once; not taken after that changes nothing', async () => {
  const { key } = await activate(HOI_AN)
  await Promise.all(Array.from({ length: 50 }, () => outcome({ ...HOI_AN, key, outcome: 'TAKEN' })))
  expect(await outcome({ ...HOI_AN, key, outcome: 'NOT_TAKEN' })).toMatchObject({ state: 'TAKEN' })
  expect(await lineOf(key)).toMatchObject({ takings: 1, taken: '150000' })
  await eventually(() => expect(outcomesOf(key)).toHaveLength(1))
  expect((await book()).totals).toMatchObject(right)
})

test('the same key at two banks is two keys', async () => {
  const key = newKey()
  for (const bank of ['collecting-bank', 'hoi-an-bank']) {
    await activate({ bank, number: NUMBER, key })
    expect(await outcome({ bank, number: NUMBER, key, outcome: 'TAKEN' })).toMatchObject({ status: 200 })
  }
  expect(outcomesOf(key).map(({ kid }) => kid)).toEqual(['bank-1', 'hoi-an-1'])
})

test('what the portal refuses is not taken, and its sentences arrive', async () => {
  expect(await sandbox.lever('/admin/counter/verify', { number: PAID_NUMBER })).toMatchObject({
    status: 200,
    body: { result: 'NOT_PAYABLE', reason: 'PAID' },
  })
  const { key } = await activate({ ...HOI_AN, number: PAID_NUMBER })
  const refused = await outcome({ ...HOI_AN, number: PAID_NUMBER, key, outcome: 'TAKEN' })
  expect(refused).toMatchObject({ state: 'REFUSED', bankReference: null })
  expect(await lineOf(key)).toMatchObject({ takings: 0 })
})

test('the activation is in the journal before the portal hears of it, and goes on with its key', async () => {
  const key = newKey()
  // Two tries, both cut.
  sandbox.answerWith([undefined, undefined])
  expect(await activate({ ...HOI_AN, number: CHEAPER_NUMBER, key })).toMatchObject({ status: 0 })
  expect(await lineOf(key)).toMatchObject({ state: 'ACTIVATING' })
  await sandbox.restart()
  expect(await activate({ ...HOI_AN, number: CHEAPER_NUMBER, key })).toMatchObject({
    body: { amount: '120000' },
  })
  expect(await lineOf(key)).toMatchObject({ state: 'ACTIVATED', amount: '120000' })
  const asked = sandbox.told.filter(({ body }) => body.key === key)
  expect(asked).toHaveLength(3)
})

test('an outcome may come before the activation’s answer, without any, or for another amount', async () => {
  const key = newKey()
  const early = await outcome({ ...HOI_AN, key, outcome: 'TAKEN', amount: '70000' })
  expect(early).toMatchObject({ state: 'TAKEN', amount: '70000' })
  await expect(outcome({ ...HOI_AN, outcome: 'TAKEN' })).rejects.toThrow('AMOUNT_MISSING')
  expect(await lineOf(key)).toMatchObject({ takings: 1, taken: '70000' })
  const { key: held } = await activate(HOI_AN)
  expect(await outcome({ ...HOI_AN, key: held, outcome: 'TAKEN', amount: '1' })).toMatchObject({
    amount: '1',
  })
  expect((await book()).totals).toMatchObject(right)
})

test('an outcome that is not answered comes again under the same id, also after a restart', async () => {
  const { key } = await activate(HOI_AN)
  sandbox.answerWith([undefined])
  expect(await outcome({ ...HOI_AN, key, outcome: 'TAKEN' })).toMatchObject({ status: 0, state: 'TAKEN' })
  await sandbox.restart()
  await eventually(() => expect(outcomesOf(key)).toHaveLength(2))
  const [first, second] = outcomesOf(key)
  expect(second).toEqual(first)
})

test('crash: the book is written, the portal not told until the teller goes on', async () => {
  const { key } = await activate(HOI_AN)
  await sandbox.switchboard({ counterOutcome: { crash: 1 } })
  expect(await outcome({ ...HOI_AN, key, outcome: 'TAKEN' })).toMatchObject({ status: 0, state: 'TAKEN' })
  await sandbox.switchboard({})
  await sandbox.restart()
  expect(await lineOf(key)).toMatchObject({ takings: 1, verdict: null })
  expect(outcomesOf(key)).toEqual([])
  expect((await book()).totals).toMatchObject({ ...right, messagesWaiting: 1 })
  const item = await sandbox.database.pool.query('SELECT id FROM counter_item WHERE key = $1', [key])
  await sandbox.submit(`/counter/items/${item.rows[0].id}/tell`, {})
  await eventually(async () => expect(await lineOf(key)).toMatchObject({ verdict: 'SETTLED' }))
})

test('late: told only after the hold is over', async () => {
  await sandbox.switchboard({ counterOutcome: { late: 1, lateMs: 1_000 } })
  const { key } = await activate(HOI_AN)
  expect(await outcome({ ...HOI_AN, key, outcome: 'TAKEN' })).toMatchObject({
    status: 0,
    why: 'not sent yet',
  })
  const due = await sandbox.database.pool.query(
    `SELECT m.due_at - i.held_until = interval '1 second' AS late FROM outgoing_message m
     JOIN counter_item i ON i.id::text = m.subject WHERE m.kind = 'OUTCOME' AND i.key = $1`,
    [key],
  )
  expect(due.rows).toEqual([{ late: true }])
})

test.each([
  ['wrong amount', { wrongAmount: 1 }, { amounts: ['151000'], kids: ['hoi-an-1'] }],
  ['other bank’s key', { otherKey: 1 }, { amounts: ['150000'], kids: ['bank-1'] }],
  [
    '50 copies',
    { duplicate: 1, copies: 50 },
    { amounts: Array(50).fill('150000'), kids: Array(50).fill('hoi-an-1') },
  ],
])('outcome with %s', async (_, faults, { amounts, kids }) => {
  const { key } = await activate(HOI_AN)
  await sandbox.switchboard({ counterOutcome: faults })
  await outcome({ ...HOI_AN, key, outcome: 'TAKEN' })
  const told = outcomesOf(key)
  expect(told.map(({ body }) => body.amount)).toEqual(amounts)
  expect(told.map(({ kid }) => kid)).toEqual(kids)
  await sandbox.switchboard({})
  await eventually(async () =>
    expect(await lineOf(key)).toMatchObject({ verdict: 'SETTLED', taken: '150000' }),
  )
  expect(outcomesOf(key).at(-1)?.kid).toBe('hoi-an-1')
})

test('a bad signature is refused before the content, and the message comes again', async () => {
  const { key } = await activate(HOI_AN)
  await sandbox.switchboard({ counterOutcome: { badSignature: 1 } })
  expect(await outcome({ ...HOI_AN, key, outcome: 'NOT_TAKEN' })).toMatchObject({
    status: 0,
    state: 'NOT_TAKEN',
  })
  expect(outcomesOf(key)).toEqual([])
  await sandbox.switchboard({})
  await eventually(async () => expect(await lineOf(key)).toMatchObject({ verdict: 'RELEASED', takings: 0 }))
})

test.each([
  ['not sent', { silentBefore: 1 }, 0],
  ['lost answers', { silentAfter: 1 }, 2],
  ['bad signatures', { badSignature: 1 }, 0],
  ['another bank’s key', { otherKey: 1 }, 2],
])('activation with %s is unknown; asked again it goes on', async (_, faults, heard) => {
  const key = newKey()
  await sandbox.switchboard({ counterActivate: faults })
  expect(await activate({ ...HOI_AN, key })).toMatchObject({ status: 0 })
  expect(sandbox.told.filter(({ body }) => body.key === key)).toHaveLength(heard)
  await sandbox.switchboard({})
  expect(await activate({ ...HOI_AN, key })).toMatchObject({ status: 200, body: { key } })
})

test('questions 50 times at once are each a message of their own', async () => {
  const key = newKey()
  await sandbox.switchboard({ counterActivate: { duplicate: 1, copies: 50 } })
  expect(await activate({ ...HOI_AN, key })).toMatchObject({ status: 200 })
  const asked = sandbox.told.filter(({ body }) => body.key === key)
  expect(new Set(asked.map(({ jti }) => jti)).size).toBe(50)
})

test('down: the counter reaches nobody, and what was taken is told afterwards', async () => {
  const { key } = await activate(HOI_AN)
  await sandbox.switchboard({ down: true })
  expect(await sandbox.lever('/admin/counter/verify', { number: NUMBER })).toMatchObject({ status: 0 })
  expect(await outcome({ ...HOI_AN, key, outcome: 'TAKEN' })).toMatchObject({ status: 0, state: 'TAKEN' })
  expect(outcomesOf(key)).toEqual([])
  await sandbox.switchboard({})
  await eventually(() => expect(outcomesOf(key)).toHaveLength(1))
})

test('30 tellers at once: every taking in its till, nothing lost, nothing twice', async () => {
  const before = BigInt((await book()).totals.cashTaken)
  await Promise.all(
    Array.from({ length: 30 }, async () => {
      const { key } = await activate(HOI_AN)
      await outcome({ ...HOI_AN, key, outcome: 'TAKEN' })
    }),
  )
  const { totals } = await book()
  expect(totals).toMatchObject({ ...right, cashTaken: (before + 30n * 150_000n).toString() })
})
