import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newReference } from '#lib/ids.ts'
import { mandateBodyFor, openAccount, registeredAccount } from '../testing/registered-account.ts'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'
import { refuseMandate } from './mandate.ts'
import type { Book } from './read-book.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(() => sandbox.stop())

const put = (number: string, body: object) => sandbox.call('PUT', `/bank/v1/mandates/${number}`, body)
const keptOf = async (number: string) =>
  (await sandbox.admin<Book>('/admin/book')).mandates.find((mandate) => mandate.number === number)

test('a mandate is kept as its newest version has it', async () => {
  const { account, mandate, put: again } = await registeredAccount(sandbox)
  const second = await again({ version: 2, dailyLimit: '5000000' })
  expect(second).toMatchObject({ signed: true, body: { number: mandate, version: 2, status: 'ACTIVE' } })
  expect((await again({ version: 3, state: 'SUSPENDED' })).body).toMatchObject({ status: 'SUSPENDED' })
  expect((await again({ version: 4 })).body).toEqual({ number: mandate, version: 4, status: 'ACTIVE' })
  expect(await keptOf(mandate)).toMatchObject({
    version: 4,
    account: account.number,
    dailyLimit: '1000000000',
  })
})

test('the same version is answered the same; other content of it is refused', async () => {
  const { mandate, put: again } = await registeredAccount(sandbox)
  expect((await again()).body).toEqual({ number: mandate, version: 1, status: 'ACTIVE' })
  const other = await again({ dailyLimit: '2' })
  expect(other).toMatchObject({ status: 409, signed: true, body: { code: 'VERSION_REUSED' } })
  expect(await keptOf(mandate)).toMatchObject({ version: 1, dailyLimit: '1000000000' })
})

test('an older version that comes late changes nothing, and is answered with what is kept', async () => {
  const { mandate, put: again } = await registeredAccount(sandbox)
  await again({ version: 3, state: 'SUSPENDED' })
  expect((await again({ version: 2 })).body).toEqual({ number: mandate, version: 3, status: 'SUSPENDED' })
})

test('what has ended stays ended', async () => {
  const { mandate, put: again } = await registeredAccount(sandbox)
  await again({ version: 2, state: 'ENDED' })
  expect((await again({ version: 3 })).body).toEqual({ number: mandate, version: 2, status: 'ENDED' })
})

test('20 versions at once leave the newest', async () => {
  const { mandate, put: again } = await registeredAccount(sandbox)
  const versions = Array.from({ length: 20 }, (_, at) => at + 2)
  await Promise.all(versions.map((version) => again({ version, dailyLimit: String(version) })))
  expect(await keptOf(mandate)).toMatchObject({ version: 21, dailyLimit: '21' })
})

describe('refused, with the reason', () => {
  const refused = async (body: object, reason: string) => {
    const number = newReference()
    const answer = await put(number, body)
    expect(answer).toMatchObject({ status: 200, signed: true, body: { status: 'REFUSED', reason } })
    expect((await put(number, body)).body).toEqual(answer.body)
    return number
  }

  test('an account that is not there, or at the other bank', async () => {
    const account = await openAccount(sandbox)
    const elsewhere = await openAccount(sandbox, { bank: 'hoi-an-bank' })
    await refused({ ...mandateBodyFor(account), account: '9999999999' }, 'ACCOUNT_UNKNOWN')
    await refused(mandateBodyFor(elsewhere), 'ACCOUNT_UNKNOWN')
  })

  test('a holder who is not the account’s', async () => {
    const body = mandateBodyFor(await openAccount(sandbox))
    const [otherName, otherCode] = [{ accountHolder: 'CONG TY KHAC' }, { holderTaxCode: '4000999990' }]
    const otherPerson = { holderTaxCode: null, holderIdentityNumber: '049188001234' }
    await refused({ ...body, ...otherName }, 'HOLDER_NAME_DIFFERS')
    await refused({ ...body, ...otherCode }, 'TAX_CODE_DIFFERS')
    await refused({ ...body, ...otherPerson }, 'IDENTITY_NUMBER_DIFFERS')
    await refused({ ...body, ...otherName, ...otherCode }, 'HOLDER_DIFFERS')
    await refused({ ...body, ...otherName, ...otherPerson }, 'HOLDER_DIFFERS')
  })

  test('a closed account; a newer version is examined anew', async () => {
    const account = await openAccount(sandbox)
    await sandbox.lever(`/admin/accounts/${account.number}/close`, {})
    const number = await refused(mandateBodyFor(account), 'ACCOUNT_CLOSED')
    await sandbox.lever(`/admin/accounts/${account.number}/unlock`, {})
    const second = await put(number, { ...mandateBodyFor(account), version: 2 })
    expect(second.body).toMatchObject({ version: 2, status: 'ACTIVE' })
  })

  test('never when it ends or suspends', async () => {
    const account = await openAccount(sandbox)
    const body = { ...mandateBodyFor(account), account: '9999999999' }
    for (const [state, status] of [
      ['SUSPENDED', 'SUSPENDED'],
      ['ENDED', 'ENDED'],
    ]) {
      expect((await put(newReference(), { ...body, state })).body).toMatchObject({ status })
    }
  })
})

test.each([
  ['a number in small letters', 'abcdefgh', {}],
  ['no version', newReference(), { version: undefined }],
  ['a state that is none', newReference(), { state: 'DORMANT' }],
  ['nobody', newReference(), { holderTaxCode: null }],
  ['a limit of nothing', newReference(), { dailyLimit: '0' }],
])('not a mandate: %s', async (_, number, change) => {
  const body = { ...mandateBodyFor(await openAccount(sandbox)), ...change }
  expect(await put(number, body)).toMatchObject({ status: 400, body: { code: 'BODY_INVALID' } })
})

describe('the holder', () => {
  const account = { holder: 'NGUYEN THI HOA', holderId: '049188001234', state: 'OPEN' } as const
  const typed = {
    accountHolder: 'Nguyễn  Thị Hòa',
    holderTaxCode: null,
    holderIdentityNumber: '049188001234',
  }

  test('is the same without accents, capitals or a second space', () => {
    expect(refuseMandate(account, typed)).toBeUndefined()
    expect(refuseMandate(account, { ...typed, accountHolder: 'Nguyễn Thị Hoài' })).toBe('HOLDER_NAME_DIFFERS')
  })

  test('may be named by a tax code that is the identity number', () => {
    const household = { ...typed, holderTaxCode: '049188001234', holderIdentityNumber: null }
    expect(refuseMandate(account, household)).toBeUndefined()
  })

  test('is asked for before the state: a stranger does not learn that an account is closed', () => {
    const closed = { ...account, state: 'CLOSED' } as const
    const stranger = { ...typed, accountHolder: 'X', holderIdentityNumber: '049188009999' }
    expect(refuseMandate(closed, stranger)).toBe('HOLDER_DIFFERS')
    expect(refuseMandate(closed, { ...typed, accountHolder: 'X' })).toBe('HOLDER_NAME_DIFFERS')
    expect(refuseMandate(closed, typed)).toBe('ACCOUNT_CLOSED')
  })
})
