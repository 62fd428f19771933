import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newReference } from '#lib/ids.ts'
import { accountDebits, orderFor, split } from '../testing/account-debits.ts'
import { eventually } from '../testing/eventually.ts'
import { registeredAccount } from '../testing/registered-account.ts'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox({ LATE_OUTCOME_MS: '400', LATE_ANSWER_MS: '0' })
})
afterEach(() => sandbox.switchboard({}))
afterAll(() => sandbox.stop())

const { debit, cancel, query, lineOf, resultsOf } = accountDebits(() => sandbox)

describe('a bank that takes its time', () => {
  test.each([
    ['TIMEOUT_THEN_SUCCESS', { status: 'SUCCEEDED' }, 1],
    ['TIMEOUT_THEN_FAILURE', { status: 'DECLINED', reason: 'BANK_MAINTENANCE' }, 0],
  ])('%s: PROCESSING, then told', async (outcome, end, debits) => {
    const { mandate } = await registeredAccount(sandbox, { outcome })
    const reference = newReference()
    const answer = await debit(reference, orderFor(mandate))
    expect(answer.body).toMatchObject({ status: 'PROCESSING', expectedBy: expect.any(String) })
    expect((await cancel(reference)).body).toMatchObject({ status: 'PROCESSING' })
    await eventually(() => expect(resultsOf(reference)[0]?.body).toMatchObject(end))
    expect((await query(reference)).body).toMatchObject(end)
    expect(await lineOf(reference)).toMatchObject({ debits })
  })

  test('the account is looked at again when the time comes', async () => {
    const { account, mandate } = await registeredAccount(sandbox, { outcome: 'TIMEOUT_THEN_SUCCESS' })
    const reference = newReference()
    await debit(reference, orderFor(mandate))
    await sandbox.lever(`/admin/accounts/${account.number}/lock`, {})
    const declined = { status: 'DECLINED', reason: 'ACCOUNT_LOCKED' }
    await eventually(() => expect(resultsOf(reference)[0]?.body).toMatchObject(declined))
  })
})

describe('the switchboard', () => {
  test.each([
    ['cut before', { silentBefore: 1 }, { code: 'REFERENCE_UNKNOWN' }],
    ['cut after', { silentAfter: 1 }, { status: 'SUCCEEDED' }],
    ['HTTP 500', { http500: 1 }, { code: 'REFERENCE_UNKNOWN' }],
    ['garbage', { garbage: 1 }, { status: 'SUCCEEDED' }],
  ])('%s', async (_, faults, truth) => {
    const { mandate } = await registeredAccount(sandbox)
    const reference = newReference()
    await sandbox.switchboard({ debit: faults })
    await expect(debit(reference, orderFor(mandate))).rejects.toThrow()
    expect((await query(reference)).body).toMatchObject(truth)
    await sandbox.switchboard({})
    expect((await debit(reference, orderFor(mandate))).body).toMatchObject({ status: 'SUCCEEDED' })
    expect(await lineOf(reference)).toMatchObject({ debits: 1 })
  })

  test('a result is sent seven times, or tells another amount', async () => {
    const { mandate } = await registeredAccount(sandbox)
    const [repeated, wrong] = [newReference(), newReference()]
    await sandbox.switchboard({ results: { duplicate: 1, copies: 7 } })
    await debit(repeated, orderFor(mandate))
    await eventually(() => expect(resultsOf(repeated)).toHaveLength(7))
    await sandbox.switchboard({ results: { wrongAmount: 1 } })
    await debit(wrong, orderFor(mandate))
    await eventually(() => expect(resultsOf(wrong)[0]?.body.amount).toBe('151000'))
  })
})

test.each([
  ['parts that do not sum to the whole', { amount: '150001' }],
  ['a beneficiary named twice', { split: [split[0], split[0], { agencyId: 'X', amount: '50000' }] }],
  ['no beneficiary', { split: [] }],
  ['a part of nothing', { split: [...split, { agencyId: 'X', amount: '0' }] }],
  ['an amount that is a number', { amount: 150_000 }],
  ['no description', { description: '' }],
  ['a field too many', { otp: '123456' }],
])('refused as it stands: %s', async (_, change) => {
  const { mandate } = await registeredAccount(sandbox)
  const reference = newReference()
  const answer = await debit(reference, { ...orderFor(mandate), ...change })
  expect(answer).toMatchObject({ status: 400, signed: true, body: { code: 'BODY_INVALID' } })
  expect((await query(reference)).body).toMatchObject({ code: 'REFERENCE_UNKNOWN' })
})
