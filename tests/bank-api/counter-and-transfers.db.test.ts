import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Book } from '#sandbox/bank/read-book.ts'
import { CUT_AFTER, manglings } from '#sandbox/other-bank/mangle.ts'
import { presets } from '#sandbox/switchboard/presets.ts'
import { eventually } from '#sandbox/testing/eventually.ts'
import { bothHouses } from './both-houses.ts'
import { bankApi } from './openapi.ts'

/** Both houses as they are: what a bank says is understood, and what the portal answers keeps to the document. */
const api = bankApi()
let houses: Awaited<ReturnType<typeof bothHouses>>
beforeAll(async () => {
  houses = await bothHouses()
})
afterEach(() => houses.sandbox.switchboard({}))
afterAll(() => houses.close())

const book = () => houses.sandbox.admin<Book>('/admin/book')
const right = {
  entriesSum: '0',
  accountsOff: 0,
  takingsOff: 0,
  transfersOff: 0,
  refundsOff: 0,
  refundedBeyond: 0,
}
const HOI_AN = { bank: 'hoi-an-bank' }
const lever = (name: 'verify' | 'activate' | 'outcome', body: object) =>
  houses.sandbox.lever(`/admin/counter/${name}`, { ...HOI_AN, ...body })
const transfer = (body: object) => houses.sandbox.lever('/admin/transfers', body)

/** A teller's question and the portal's answer to it, which keeps to the document. */
async function asked(name: 'verify' | 'activate', body: object) {
  const answer = await lever(name, body)
  const path = `/bank/v1/counter/${name}`
  expect({
    answer,
    faults: api.faults({ method: 'POST', path, status: Number(answer.status), body: answer.body }),
  }).toEqual({ answer, faults: [] })
  return answer
}

/** Every outcome and notice that was answered, against the document. */
async function expectAnswersInForm(): Promise<void> {
  const told = await houses.sandbox.database.pool.query<{ kind: string; answer: unknown }>(
    `SELECT kind, answer FROM outgoing_message WHERE delivered_at IS NOT NULL`,
  )
  for (const { kind, answer } of told.rows) {
    const path = kind === 'OUTCOME' ? '/bank/v1/counter/outcome' : '/bank/v1/credit-notices'
    expect({ answer, faults: api.faults({ method: 'POST', path, status: 200, body: answer }) }).toEqual({
      answer,
      faults: [],
    })
  }
}
afterAll(expectAnswersInForm)

describe('at the counter', () => {
  test('asked, held, taken: settled, and the payer sees whose counter it was', async () => {
    const { number, view } = await houses.payer()
    const spelled = number.replace(/(\d{4})(?=\d)/g, '$1-')
    const verified = await asked('verify', { number: spelled })
    expect(verified.body).toMatchObject({ result: 'PAYABLE', number })
    const held = await asked('activate', { number })
    expect(held.body).toMatchObject({ result: 'ACTIVATED' })
    expect(await view()).toMatchObject({ state: 'AT_COUNTER' })
    const taken = await lever('outcome', { number, key: held.key, outcome: 'TAKEN' })
    expect(taken).toMatchObject({ status: 200, body: { verdict: 'SETTLED' } })
    expect(await view()).toMatchObject({ state: 'PAID' })
    expect((await asked('verify', { number })).body).toMatchObject({ result: 'NOT_PAYABLE', reason: 'PAID' })
  })

  test('let go: free again at once, also for another bank', async () => {
    const { number, view } = await houses.payer()
    const { key } = await asked('activate', { number })
    const other = await asked('activate', { bank: 'collecting-bank', number })
    expect(other.body).toMatchObject({ result: 'NOT_PAYABLE', reason: 'IN_PROGRESS' })
    expect(await lever('outcome', { number, key, outcome: 'NOT_TAKEN' })).toMatchObject({
      body: { verdict: 'RELEASED' },
    })
    const again = await asked('activate', { bank: 'collecting-bank', number })
    expect(again.body).toMatchObject({ result: 'ACTIVATED' })
    const paid = { bank: 'collecting-bank', number, key: again.key, outcome: 'TAKEN' }
    expect(await lever('outcome', paid)).toMatchObject({ body: { verdict: 'SETTLED' } })
    expect(await view()).toMatchObject({ state: 'PAID' })
  })

  test('the same key again is the same hold; with another body it is refused', async () => {
    const { number } = await houses.payer()
    const first = await asked('activate', { number })
    expect(await asked('activate', { number, key: first.key })).toEqual(first)
    const other = await asked('activate', { number, key: first.key, minutes: 5 })
    expect(other).toMatchObject({ status: 409, body: { code: 'KEY_REUSED' } })
    await lever('outcome', { number, key: first.key, outcome: 'NOT_TAKEN' })
  })

  test.each([
    ['4900 0000 0000 0023', 'UNKNOWN'],
    ['4900 0000 0000 0032', 'NUMBER_WRONG'],
    ['00020101021238', 'NUMBER_WRONG'],
    ['hello', 'NUMBER_WRONG'],
    ['5000000000000067', 'OTHER_PROVINCE'],
  ])('%s is %s', async (number, reason) => {
    expect((await asked('verify', { number })).body).toMatchObject({ result: 'NOT_PAYABLE', reason })
    expect((await asked('activate', { number })).body).toMatchObject({ result: 'NOT_PAYABLE', reason })
  })

  test.each([
    ['50 copies of each message', { duplicate: 1, copies: 50 }, { duplicate: 1, copies: 50 }],
    ['lost answers', { silentAfter: 0.5 }, { silentAfter: 0.5 }],
    ['signatures that do not hold', { badSignature: 0.5 }, { badSignature: 0.5 }],
  ])('with %s it settles once', async (_, counterActivate, counterOutcome) => {
    const { number, view } = await houses.payer()
    await houses.sandbox.switchboard({ seed: 7, counterActivate, counterOutcome })
    let held = await lever('activate', { number })
    while (held.status !== 200) held = await lever('activate', { number, key: held.key })
    await lever('outcome', { number, key: held.key, outcome: 'TAKEN' })
    await houses.sandbox.switchboard({})
    await eventually(async () => expect(await view()).toMatchObject({ state: 'PAID' }))
    await eventually(async () => expect((await book()).totals.messagesWaiting).toBe(0))
    expect((await book()).counter.find(({ key }) => key === held.key)).toMatchObject({ takings: 1 })
  })
})

describe('by transfer', () => {
  test.each(manglings)('content that comes as %s is found', async (mangling) => {
    const { number, view } = await houses.payer()
    const { body } = await asked('verify', { number })
    const { amount } = body as { amount: string }
    const content = `DVC${number}`
    expect(content).toHaveLength(CUT_AFTER)
    expect(await transfer({ amount, content, mangling })).toMatchObject({ verdict: 'SETTLED' })
    expect(await view()).toMatchObject({ state: 'PAID' })
  })

  test.each([
    ['without a number', 'ung ho', {}],
    ['whose number was cut off', 'DVC4912345678901266', { mangling: 'CUT_OFF', cutAfter: 12 }],
  ])('money %s waits for a person', async (_, content, how) => {
    expect(await transfer({ amount: '1', content, ...how })).toMatchObject({ verdict: 'QUEUED' })
  })
})

describe('money that came twice goes back by itself, the way it came', () => {
  test('a transfer after the counter', async () => {
    const { number } = await houses.payer()
    const held = await asked('activate', { number })
    const { amount } = held.body as { amount: string }
    await lever('outcome', { number, key: held.key, outcome: 'TAKEN' })
    const second = await transfer({ amount, content: `DVC${number}` })
    expect(second).toMatchObject({ verdict: 'RETURNS' })
    await eventually(async () => {
      const { transfers } = await book()
      const line = transfers.find(({ bankReference }) => bankReference === second.bankReference)
      expect(line).toMatchObject({ refunded: amount })
    })
  })

  test('cash of the second bank after a transfer, in the branch’s book', async () => {
    const { number } = await houses.payer()
    const { body } = await asked('verify', { number })
    const { amount } = body as { amount: string }
    expect(await transfer({ amount, content: `DVC${number}` })).toMatchObject({ verdict: 'SETTLED' })
    const taken = await lever('outcome', { number, outcome: 'TAKEN', amount })
    expect(taken).toMatchObject({ body: { verdict: 'RETURNS' } })
    await eventually(async () => {
      const line = (await book()).counter.find(({ key }) => key === taken.key)
      expect(line).toMatchObject({ bank: 'hoi-an-bank', taken: amount, refunded: amount })
    })
  })
})

describe('when a little of everything goes wrong', () => {
  const faulty = presets.find(({ id }) => id === 'five-percent')?.settings ?? {}

  /** A teller who goes on until the portal holds the number, or refuses it, and takes what was held. */
  async function payAtCounter(number: string): Promise<void> {
    let held = await lever('activate', { number })
    while (held.status !== 200) held = await lever('activate', { number, key: held.key })
    await lever('outcome', { number, key: held.key, outcome: 'TAKEN' })
  }

  /** Tellers whose machine stopped come back and go on. */
  async function goOn(): Promise<void> {
    const { pool } = houses.sandbox.database
    const held = await pool.query<{ subject: string }>('SELECT subject FROM outgoing_message WHERE held')
    for (const { subject } of held.rows) await houses.sandbox.submit(`/counter/items/${subject}/tell`, {})
  }

  test('ten payers, each at the counter and by transfer at once: paid once, the other money back', async () => {
    const payers = await Promise.all(Array.from({ length: 10 }, () => houses.payer()))
    const { counterOutcome } = faulty
    await houses.sandbox.switchboard({ ...faulty, counterOutcome: { ...counterOutcome, crash: 0.3 } })
    await Promise.all(
      payers.flatMap(({ number }) => [
        payAtCounter(number),
        transfer({ amount: '150000', content: `DVC${number}`, mangling: 'RANDOM' }),
      ]),
    )
    await houses.sandbox.switchboard({})
    await houses.sandbox.restart()
    await goOn()
    await eventually(async () => expect((await book()).totals.messagesWaiting).toBe(0))
    for (const { view } of payers) await eventually(async () => expect((await view()).state).toBe('PAID'))
    await eventually(async () => {
      const { counter, transfers } = await book()
      for (const { number } of payers) {
        const money = [
          ...counter.filter((line) => line.number === number),
          ...transfers.filter(({ content }) => content.replace(/\D/g, '').includes(number)),
        ]
        const kept = money.filter((line) => line.refunded === '0' && line.verdict !== null)
        expect(kept.length, number).toBe(1)
      }
    })
  })
})

test('what both banks hold is what the portal’s ledger says they hold', async () => {
  await eventually(async () => {
    const { totals } = await book()
    expect(totals).toMatchObject({ ...right, messagesWaiting: 0 })
    const ledger = await houses.scratch.pool.query<{ sum: string }>(
      `SELECT coalesce(sum(e.amount), 0)::text AS sum FROM ledger_entry e
       JOIN ledger_account a ON a.id = e.account_id WHERE a.kind = 'bank'`,
    )
    expect(ledger.rows).toEqual([{ sum: totals.collected }])
  })
})
