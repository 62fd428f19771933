import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newReference } from '#lib/ids.ts'
import { accountDebits, orderFor, split } from '../testing/account-debits.ts'
import { eventually } from '../testing/eventually.ts'
import { registeredAccount, sideOf } from '../testing/registered-account.ts'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'
import { bankIds } from './banks.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterEach(() => sandbox.switchboard({}))
afterAll(() => sandbox.stop())

const { debit, cancel, query, book, lineOf, resultsOf } = accountDebits(() => sandbox)

/** All that must hold of the book whatever was done to it. */
const right = {
  entriesSum: '0',
  accountsOff: 0,
  accountDebitsOff: 0,
  refundsOff: 0,
  refundedBeyond: 0,
}

describe.each(bankIds)('%s', (bank) => {
  test('one debit, one credit for each beneficiary, one result', async () => {
    const { account, mandate } = await registeredAccount(sandbox, { bank })
    const reference = newReference()
    const answer = await debit(reference, orderFor(mandate), { bank })
    expect(answer).toMatchObject({
      status: 200,
      signed: true,
      body: { reference, status: 'SUCCEEDED', amount: '150000', bankReference: expect.any(String) },
    })
    expect(await lineOf(reference)).toMatchObject({
      bank,
      account: account.number,
      debits: 1,
      debited: '150000',
      credited: { 'H47.20': '100000', 'H47.22': '50000' },
    })
    await eventually(() => expect(resultsOf(reference)).toHaveLength(1))
    const [told] = resultsOf(reference)
    expect(told).toMatchObject({ path: '/bank/v1/results', body: answer.body })
    expect(told?.kid).toMatch(bank === 'hoi-an-bank' ? /^hoi-an/ : /^bank/)
    expect((await query(reference, { bank })).body).toEqual(answer.body)
    expect((await book()).totals).toMatchObject(right)
  })

  test('a fee goes back from the beneficiary whose it is, in any order of refunds', async () => {
    const { mandate } = await registeredAccount(sandbox, { bank })
    const reference = newReference()
    const { body: paid } = await debit(reference, orderFor(mandate), { bank })
    const { base, side } = sideOf[bank]
    const give = (amount: string, agencyId?: string) => {
      const body = {
        bankReference: paid.bankReference,
        amount,
        reason: 'Hoan phi',
        ...(agencyId && { agencyId }),
      }
      return sandbox.call('POST', `${base}/bank/v1/refunds/${newReference()}`, body, { side })
    }
    const gaveBack = async () => (await lineOf(reference))?.gaveBack
    expect((await give('30000', 'H47.22')).body).toMatchObject({ status: 'REFUNDED' })
    expect(await gaveBack()).toEqual({ 'H47.22': '30000' })
    expect((await give('60000', 'H47.20')).body).toMatchObject({ status: 'REFUNDED' })
    expect(await gaveBack()).toEqual({ 'H47.20': '60000', 'H47.22': '30000' })
    expect((await give('60000')).body).toMatchObject({ status: 'REFUNDED' })
    expect(await gaveBack()).toEqual({ 'H47.20': '100000', 'H47.22': '50000' })
    expect((await book()).totals).toMatchObject(right)
  })

  test('money goes back to the account, in parts, never more than was taken', async () => {
    const { account, mandate } = await registeredAccount(sandbox, { bank })
    const { body: paid } = await debit(newReference(), orderFor(mandate), { bank })
    const before = (await book()).totals.collectedBy[bank]
    const { base, side } = sideOf[bank]
    const give = (amount: string) =>
      sandbox.call(
        'POST',
        `${base}/bank/v1/refunds/${newReference()}`,
        { bankReference: paid.bankReference, amount, reason: 'Hoan phi' },
        { side },
      )
    expect((await give('120000')).body).toMatchObject({ status: 'REFUNDED' })
    const answers = await Promise.all(Array.from({ length: 10 }, () => give('10000')))
    expect(answers.filter(({ body }) => body.status === 'REFUNDED')).toHaveLength(3)
    expect(answers.filter(({ body }) => body.reason === 'AMOUNT_EXCEEDS_ORIGINAL')).toHaveLength(7)
    const { totals } = await book()
    expect(totals).toMatchObject(right)
    expect(BigInt(before) - BigInt(totals.collectedBy[bank])).toBe(150_000n)
    expect(await balanceOf(account.number)).toBe(account.balance)
  })
})

const balanceOf = async (number: string): Promise<string | undefined> => {
  const { accounts } = await sandbox.admin<{ accounts: { number: string; balance: string }[] }>(
    '/admin/accounts',
  )
  return accounts.find((account) => account.number === number)?.balance
}

describe('declined, and no money moves', () => {
  const declines: [string, object, (number: string) => Promise<unknown>, string][] = [
    ['too little on it', { balance: '149999' }, async () => {}, 'INSUFFICIENT_BALANCE'],
    ['over the bank’s own limit', { dailyLimit: '149999' }, async () => {}, 'LIMIT_EXCEEDED'],
    ['locked', {}, (number) => sandbox.lever(`/admin/accounts/${number}/lock`, {}), 'ACCOUNT_LOCKED'],
    [
      'closed',
      {},
      (number) => sandbox.lever(`/admin/accounts/${number}/close`, {}),
      'ACCOUNT_NOT_REGISTERED',
    ],
    ['in maintenance', {}, () => sandbox.switchboard({ debit: { decline: 1 } }), 'BANK_MAINTENANCE'],
  ]
  test.each(declines)('%s', async (_, wanted, meanwhile, reason) => {
    const { account, mandate } = await registeredAccount(sandbox, wanted)
    await meanwhile(account.number)
    const reference = newReference()
    const answer = await debit(reference, orderFor(mandate))
    expect(answer.body).toMatchObject({ status: 'DECLINED', reason, amount: '150000' })
    expect(await lineOf(reference)).toMatchObject({ debits: 0, debited: '0' })
    await eventually(() => expect(resultsOf(reference)[0]?.body).toEqual(answer.body))
  })

  test.each([
    ['suspended', { version: 2, state: 'SUSPENDED' }],
    ['ended', { version: 2, state: 'ENDED' }],
  ])('its mandate is %s', async (_, change) => {
    const { mandate, put } = await registeredAccount(sandbox)
    await put(change)
    const answer = await debit(newReference(), orderFor(mandate))
    expect(answer.body).toMatchObject({ status: 'DECLINED', reason: 'ACCOUNT_NOT_REGISTERED' })
  })

  test('a mandate that the bank never saw, or that another bank keeps', async () => {
    const { mandate } = await registeredAccount(sandbox, { bank: 'hoi-an-bank' })
    for (const number of [newReference(), mandate]) {
      const answer = await debit(newReference(), orderFor(number))
      expect(answer.body).toMatchObject({ status: 'DECLINED', reason: 'ACCOUNT_NOT_REGISTERED' })
    }
  })

  test('more in a day than the form allows, though the bank would', async () => {
    const { mandate, put } = await registeredAccount(sandbox)
    await put({ version: 2, dailyLimit: '300000' })
    const answers = []
    for (let at = 0; at < 3; at++) answers.push(await debit(newReference(), orderFor(mandate)))
    expect(answers.map(({ body }) => body.reason ?? body.status)).toEqual([
      'SUCCEEDED',
      'SUCCEEDED',
      'LIMIT_EXCEEDED',
    ])
  })
})

describe('once per reference', () => {
  test('the same debit again, under any message id, is answered the same', async () => {
    const { account, mandate } = await registeredAccount(sandbox)
    const reference = newReference()
    const jti = crypto.randomUUID()
    const order = orderFor(mandate)
    const turned = { ...order, split: split.toReversed() }
    const answers = [
      await debit(reference, order, { jti }),
      await debit(reference, order, { jti }),
      await debit(reference, order),
      await debit(reference, turned),
    ]
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(await balanceOf(account.number)).toBe(String(BigInt(account.balance) - 150_000n))
  })

  test('another content under the same reference is refused', async () => {
    const { mandate } = await registeredAccount(sandbox)
    const reference = newReference()
    const order = orderFor(mandate)
    await debit(reference, order)
    for (const other of [
      { mandate: newReference() },
      { amount: '100000', split: [{ agencyId: 'H47.20', amount: '100000' }] },
      { split: [{ agencyId: 'H47.20', amount: '150000' }] },
    ]) {
      const answer = await debit(reference, { ...order, ...other })
      expect(answer).toMatchObject({ status: 409, signed: true, body: { code: 'REFERENCE_REUSED' } })
    }
  })

  test('50 at once are one debit', async () => {
    const { mandate } = await registeredAccount(sandbox)
    const reference = newReference()
    const answers = await Promise.all(Array.from({ length: 50 }, () => debit(reference, orderFor(mandate))))
    expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1)
    expect(await lineOf(reference)).toMatchObject({ debits: 1, debited: '150000' })
  })

  test('64 at once of one account take what is there and no đồng more, each reference once', async () => {
    const { account, mandate } = await registeredAccount(sandbox, { balance: '3000100' })
    const references = Array.from({ length: 64 }, newReference)
    const answers = await Promise.all(references.map((reference) => debit(reference, orderFor(mandate))))
    const how = answers.map(({ body }) => body.reason ?? body.status)
    expect(how.filter((status) => status === 'SUCCEEDED')).toHaveLength(20)
    expect(how.filter((status) => status === 'INSUFFICIENT_BALANCE')).toHaveLength(44)
    expect(await balanceOf(account.number)).toBe('100')
    const { accountDebits, totals } = await book()
    const lines = accountDebits.filter((line) => line.mandate === mandate)
    expect(lines.map(({ debits }) => debits).filter((debits) => debits === 1)).toHaveLength(20)
    expect(lines.every(({ debits, status }) => debits === Number(status === 'SUCCEEDED'))).toBe(true)
    expect(totals).toMatchObject(right)
  })

  test('many accounts, and beneficiaries that nobody paid before, in any order: all at once', async () => {
    const mandates = await Promise.all(
      Array.from({ length: 6 }, async () => (await registeredAccount(sandbox)).mandate),
    )
    const shares = Array.from({ length: 12 }, (_, at) => ({ agencyId: `NEW-${at}`, amount: '1000' }))
    const orders = mandates.flatMap((mandate) =>
      [shares, shares.toReversed()].map((parts) => ({ ...orderFor(mandate), split: parts, amount: '12000' })),
    )
    const answers = await Promise.all(orders.map((order) => debit(newReference(), order)))
    expect(answers.map(({ body }) => body.status)).toEqual(orders.map(() => 'SUCCEEDED'))
    expect(sandbox.complaints).toEqual([])
  })

  test('64 at once never pass the limit of the day', async () => {
    const { mandate, put } = await registeredAccount(sandbox)
    await put({ version: 2, dailyLimit: '1000000' })
    const answers = await Promise.all(
      Array.from({ length: 64 }, () => debit(newReference(), orderFor(mandate))),
    )
    expect(answers.filter(({ body }) => body.status === 'SUCCEEDED')).toHaveLength(6)
    expect(answers.filter(({ body }) => body.reason === 'LIMIT_EXCEEDED')).toHaveLength(58)
  })
})

describe('the fence', () => {
  test('what was cancelled before the bank saw it is never taken', async () => {
    const { mandate } = await registeredAccount(sandbox)
    const reference = newReference()
    expect((await query(reference)).body).toMatchObject({ code: 'REFERENCE_UNKNOWN' })
    expect((await cancel(reference)).body).toEqual({
      reference,
      status: 'CANCELLED',
      at: expect.any(String),
    })
    expect((await debit(reference, orderFor(mandate))).body).toMatchObject({ status: 'CANCELLED' })
    expect((await query(reference)).body).toMatchObject({ status: 'CANCELLED' })
    expect(await lineOf(reference)).toMatchObject({ debits: 0 })
  })

  test('what was taken stays taken', async () => {
    const { mandate } = await registeredAccount(sandbox)
    const reference = newReference()
    await debit(reference, orderFor(mandate))
    expect((await cancel(reference)).body).toMatchObject({ status: 'SUCCEEDED' })
  })

  test('against a debit: one of them wins and both answers say which', async () => {
    const { mandate } = await registeredAccount(sandbox)
    for (let round = 0; round < 20; round++) {
      const reference = newReference()
      const [cancelled, debited] = await Promise.all([cancel(reference), debit(reference, orderFor(mandate))])
      expect(cancelled.body.status).toBe(debited.body.status)
      const taken = debited.body.status === 'SUCCEEDED' ? 1 : 0
      expect(await lineOf(reference)).toMatchObject({ debits: taken })
    }
  })
})
