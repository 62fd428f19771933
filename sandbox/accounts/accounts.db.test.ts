import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newReference } from '#lib/ids.ts'
import { parseTaxCode } from '#lib/vietnamese/tax-code.ts'
import type { Book } from '../bank/read-book.ts'
import { demoAccounts, demoHolders } from '../bank/seed-accounts.ts'
import { openAccount, registeredAccount } from '../testing/registered-account.ts'
import { startTestSandbox, type TestSandbox } from '../testing/test-sandbox.ts'

let sandbox: TestSandbox
beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(() => sandbox.stop())

const totals = async () => (await sandbox.admin<Book>('/admin/book')).totals

describe('levers', () => {
  test('the demo’s accounts are there, also after a restart', async () => {
    await sandbox.restart()
    const { accounts } = await sandbox.admin<{ accounts: { number: string; holder: string }[] }>(
      '/admin/accounts',
    )
    for (const { number } of demoAccounts)
      expect(accounts.filter((one) => one.number === number)).toHaveLength(1)
    expect(accounts.find(({ number }) => number === '113000012345')).toMatchObject({
      bank: 'collecting-bank',
      holder: 'CONG TY TNHH XAY DUNG THU BON',
      holderId: '4000123457',
      state: 'OPEN',
    })
  })

  test('the demo’s tax codes are good, its account numbers have ten to fourteen digits', () => {
    for (const { taxCode } of [demoHolders.thuBon, demoHolders.cuLaoCham]) {
      expect(parseTaxCode(taxCode)).toMatchObject({ ok: true, value: { kind: 'ORGANISATION' } })
    }
    for (const { number } of demoAccounts) expect(number).toMatch(/^\d{10,14}$/)
  })

  test('made-up companies, each with a good tax code', async () => {
    const made = await sandbox.lever('/admin/accounts', { count: 50, bank: 'hoi-an-bank' })
    const accounts = made.accounts as { number: string; holderId: string; bank: string }[]
    expect(accounts).toHaveLength(50)
    for (const { number, holderId, bank } of accounts) {
      expect(number).toMatch(/^\d{10,14}$/)
      expect(parseTaxCode(holderId).ok).toBe(true)
      expect(bank).toBe('hoi-an-bank')
    }
  })

  test('an account of a holder by name and identity number, with so much on it', async () => {
    const holder = { name: 'Trần Đức Ân', identityNumber: '049090000777' }
    const account = await openAccount(sandbox, { holder, number: '2024999888', balance: '123456' })
    expect(account).toMatchObject({
      number: '2024999888',
      holder: 'TRAN DUC AN',
      holderId: '049090000777',
      balance: '123456',
    })
    await expect(openAccount(sandbox, { number: '2024999888' })).rejects.toThrow('NUMBER_TAKEN')
  })

  test('locked, unlocked, closed, filled: the book stays right', async () => {
    const { number } = await openAccount(sandbox, { balance: '0' })
    const change = (what: string, body: object = {}) =>
      sandbox.lever(`/admin/accounts/${number}/${what}`, body)
    expect(await change('lock')).toMatchObject({ state: 'LOCKED' })
    expect(await change('unlock')).toMatchObject({ state: 'OPEN' })
    expect(await change('balance', { balance: '5000' })).toMatchObject({ balance: '5000' })
    expect(await change('balance', { balance: '1' })).toMatchObject({ balance: '1' })
    expect(await change('close')).toMatchObject({ state: 'CLOSED', balance: '1' })
    expect(await totals()).toMatchObject({ entriesSum: '0', accountsOff: 0 })
  })

  test.each([
    ['/admin/accounts', { holder: { name: 'X' } }],
    ['/admin/accounts', { number: '123' }],
    ['/admin/accounts', { outcome: 'LUCK' }],
    ['/admin/accounts/113000012345/balance', { balance: '-1' }],
    ['/admin/accounts/9999999999/lock', {}],
  ])('refused: %s %j', async (path, body) => {
    await expect(sandbox.lever(path, body)).rejects.toThrow(/BODY_INVALID|ACCOUNT_UNKNOWN/)
  })
})

describe('pages', () => {
  test('every account of the demo, with what lies on it', async () => {
    const text = await (await fetch(sandbox.url('/accounts'))).text()
    for (const { number } of demoAccounts) expect(text).toContain(number)
    expect(text).toContain('CONG TY CO PHAN DU LICH CU LAO CHAM')
  })

  test('one account: its mandate, what moved last, and a clerk’s work', async () => {
    const { account, mandate } = await registeredAccount(sandbox, { balance: '1000000' })
    const split = [{ agencyId: 'H47.20', amount: '150000' }]
    const order = { mandate, amount: '150000', split, description: 'Thanh toan DVC' }
    const reference = newReference()
    await sandbox.call('POST', `/bank/v1/account-debits/${reference}/debit`, order)
    const path = `/accounts/${account.number}`
    const page = parse(await (await fetch(sandbox.url(path))).text())
    expect(page.querySelector('.sum')?.text).toBe('850.000\u00a0đ')
    expect(page.text).toContain(mandate)
    const movements = page.querySelectorAll('section[aria-labelledby=movements] tbody tr')
    expect(movements.map(({ text }) => text.replace(/\s+/g, ' '))).toEqual([
      expect.stringContaining(`Trích nợ theo ủy quyền collecting-bank/${reference} -150.000`),
      expect.stringContaining('Nộp, rút tại ngân hàng'),
    ])
    const locked = await sandbox.submit(`${path}/state`, { state: 'LOCKED' })
    expect(await locked.text()).toContain('Bị khóa')
    const filled = await sandbox.submit(`${path}/balance`, { balance: '7' })
    expect(await filled.text()).toContain('7\u00a0đ')
    expect(await totals()).toMatchObject({ entriesSum: '0', accountsOff: 0, accountDebitsOff: 0 })
  })

  test('an account that is none', async () => {
    expect((await fetch(sandbox.url('/accounts/9999999999'))).status).toBe(404)
    expect((await sandbox.submit('/accounts/113000012345/balance', { balance: 'x' })).status).toBe(404)
  })
})
