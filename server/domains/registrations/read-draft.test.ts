import { expect, test } from 'vitest'
import { readDraft } from './read-draft.ts'

const rules = {
  holderName: 'Công ty TNHH Hoàng Long',
  connectors: new Set(['collecting-bank', 'hoi-an-bank']),
  leastLimit: 1_000_000n,
  mostLimit: 10_000_000_000n,
}
const typed = {
  accountNumber: '1030 5678-9012',
  accountHolder: 'CONG TY TNHH HOANG LONG',
  bank: 'collecting-bank',
  branch: 'Chi nhánh Hội An',
  scope: 'OWN',
  dailyLimit: '50.000.000 đ',
}
const refusal = (change: object) => {
  const read = readDraft({ ...typed, ...change }, rules)
  return read.ok ? [] : read.error
}

test('what is typed is read without what stands between digits', () => {
  expect(readDraft(typed, rules)).toEqual({
    ok: true,
    value: {
      account: '103056789012',
      accountHolder: 'CONG TY TNHH HOANG LONG',
      connector: 'collecting-bank',
      branch: 'Hội An',
      scope: 'OWN',
      dailyLimit: 50_000_000n,
    },
  })
})

test.each([
  ['1030.5678.9012', '103056789012'],
  [' 1030\u00A05678\u200B9012 ', '103056789012'],
  ['１２３４５６', '123456'],
  ['0'.repeat(19), '0'.repeat(19)],
])('account %o is %s', (accountNumber, account) => {
  expect(readDraft({ ...typed, accountNumber }, rules)).toMatchObject({ value: { account } })
})

test.each([
  ['1000000', 1_000_000n],
  ['1,000,000', 1_000_000n],
  ['10.000.000.000 đồng', 10_000_000_000n],
  ['0050000000 VND', 50_000_000n],
])('limit %o is %s', (dailyLimit, amount) => {
  expect(readDraft({ ...typed, dailyLimit }, rules)).toMatchObject({ value: { dailyLimit: amount } })
})

test.each([
  [{ accountNumber: '' }, { field: 'accountNumber', code: 'ACCOUNT_EMPTY' }],
  [{ accountNumber: ' - ' }, { field: 'accountNumber', code: 'ACCOUNT_EMPTY' }],
  [{ accountNumber: '10305678901O' }, { field: 'accountNumber', code: 'ACCOUNT_LETTERS' }],
  [{ accountNumber: '12345' }, { field: 'accountNumber', code: 'ACCOUNT_LENGTH', digits: 5 }],
  [{ accountNumber: '1'.repeat(20) }, { field: 'accountNumber', code: 'ACCOUNT_LENGTH', digits: 20 }],
  [{ accountHolder: ' ' }, { field: 'accountHolder', code: 'ACCOUNT_HOLDER_EMPTY' }],
  [{ accountHolder: 'A\u0007' }, { field: 'accountHolder', code: 'ACCOUNT_HOLDER_FORM' }],
  [{ accountHolder: 'CONG TY TNHH PHUOC SON' }, { field: 'accountHolder', code: 'HOLDER_DIFFERS' }],
  [{ bank: 'another-bank' }, { field: 'bank', code: 'BANK_UNKNOWN' }],
  [{ branch: '' }, { field: 'branch', code: 'BRANCH_EMPTY' }],
  [{ branch: 'x'.repeat(81) }, { field: 'branch', code: 'BRANCH_FORM' }],
  [{ scope: 'ALL' }, { field: 'scope', code: 'SCOPE_UNKNOWN' }],
  [{ dailyLimit: '' }, { field: 'dailyLimit', code: 'LIMIT_EMPTY' }],
  [{ dailyLimit: 'một triệu' }, { field: 'dailyLimit', code: 'LIMIT_FORM' }],
  [{ dailyLimit: '1.5' }, { field: 'dailyLimit', code: 'LIMIT_FORM' }],
  [{ dailyLimit: '-5000000' }, { field: 'dailyLimit', code: 'LIMIT_FORM' }],
  [{ dailyLimit: '999.999' }, { field: 'dailyLimit', code: 'LIMIT_LOW', bound: '1000000' }],
  [{ dailyLimit: '10.000.000.001' }, { field: 'dailyLimit', code: 'LIMIT_HIGH', bound: '10000000000' }],
  [{ dailyLimit: '9'.repeat(30) }, { field: 'dailyLimit', code: 'LIMIT_HIGH', bound: '10000000000' }],
])('%o is refused', (change, error) => {
  expect(refusal(change)).toEqual([error])
})

test('every field that is wrong is named once, in the order of the form', () => {
  const wrong = { accountNumber: 'x', accountHolder: '', bank: '', branch: '', scope: '', dailyLimit: '' }
  expect(refusal(wrong).map(({ field }) => field)).toEqual(Object.keys(wrong))
})
