import { parse } from 'node-html-parser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoHolders } from '#lib/demo/holders.ts'
import { newReference } from '#lib/ids.ts'
import { parseTaxCode } from '#lib/vietnamese/tax-code.ts'
import type { Book } from '../bank/read-book.ts'
import { demoAccounts } from '../bank/seed-accounts.ts'
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
      holderId: demoHolders.thuBon.taxCode,
      state: 'OPEN',
    })
  })

  test('an account of the demo that was opened under other papers is its holder’s after a restart', async () => {
    const { pool } = sandbox.database
    const number = '114000056789'
    await pool.query(`UPDATE bank_account SET holder_id = '4000567893' WHERE number = $1`, [number])
    await sandbox.lever(`/admin/accounts/${number}/balance`, { balance: '77' })
    await sandbox.restart()
    const { accounts } = await sandbox.admin<{ accounts: { number: string }[] }>('/admin/accounts')
    const { taxCode: holderId } = demoHolders.cuLaoCham
    const found = accounts.find((one) => one.number === number)
    expect(found).toMatchObject({ holderId, balance: '77', holder: 'CONG TY CO PHAN DU LICH CU LAO CHAM' })
  })

  test('the demo’s account numbers have ten to fourteen digits', () => {
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

  test('opens an account for a new organisation or person, by a number that is offered', async () => {
    const offered = parse(await (await fetch(sandbox.url('/accounts'))).text())
    const numbers = offered.querySelectorAll('section[aria-labelledby=open] dd').map(({ text }) => text)
    expect(numbers).toHaveLength(6)
    expect(numbers.map((number) => parseTaxCode(number))).toEqual([
      ...Array(3).fill(
        expect.objectContaining({ ok: true, value: expect.objectContaining({ kind: 'ORGANISATION' }) }),
      ),
      ...Array(3).fill(
        expect.objectContaining({ ok: true, value: expect.objectContaining({ kind: 'PERSON' }) }),
      ),
    ])
    const [filled = ''] = [offered.querySelector('input[name=holderId]')?.getAttribute('value')]
    expect(numbers).toContain(filled)
    for (const [holderId = '', name = ''] of [
      [numbers[0] ?? '', 'Công ty TNHH Trà Kiệu'],
      [numbers[3] ?? '', 'Trần Đức Ân'],
    ]) {
      const page = await sandbox.submit('/accounts', {
        bank: 'hoi-an-bank',
        name,
        holderId,
        outcome: 'SUCCESS',
      })
      expect(new URL(page.url).pathname).toMatch(/^\/accounts\/\d{10,14}$/)
      const text = parse(await page.text()).text
      for (const fact of [holderId, 'Ngân hàng Hội An', 'Đang mở']) expect(text).toContain(fact)
      const next = parse(await (await fetch(sandbox.url('/accounts'))).text())
      expect(next.querySelectorAll('section[aria-labelledby=open] dd').map((dd) => dd.text)).not.toContain(
        holderId,
      )
    }
  })

  test.each([
    [{ name: '' }, 'tên chủ tài khoản'],
    [{ holderId: '4000123458' }, 'sai số kiểm tra'],
    [{ holderId: '12' }, '10 hoặc 13'],
    [{ holderId: demoHolders.thuBon.taxCode }, 'của chủ tài khoản khác'],
    [{ outcome: 'LUCK' }, 'chọn ngân hàng'],
  ])('opens nothing for %j, says why, and keeps what was typed', async (change, why) => {
    const fields = {
      bank: 'collecting-bank',
      name: 'Công ty Mới',
      holderId: '4000123457',
      outcome: 'SUCCESS',
    }
    const page = await sandbox.submit('/accounts', { ...fields, ...change })
    expect(page.status).toBe(400)
    const root = parse(await page.text())
    expect(root.querySelector('[role=alert]')?.text).toContain(why)
    const typed = { ...fields, ...change }
    expect(root.querySelector('input[name=holderId]')?.getAttribute('value')).toBe(typed.holderId)
  })

  test('an account that is none', async () => {
    expect((await fetch(sandbox.url('/accounts/9999999999'))).status).toBe(404)
    expect((await sandbox.submit('/accounts/113000012345/balance', { balance: 'x' })).status).toBe(404)
  })
})
