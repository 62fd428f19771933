import { expect, test } from 'vitest'
import { shortBankName } from './short-bank-name.ts'

test.each([
  ['Ngân hàng TMCP Công Thương Việt Nam (VietinBank)', 'VietinBank'],
  ['Vietnam Joint Stock Commercial Bank for Industry and Trade (VietinBank)', 'VietinBank'],
  ['Ngân hàng Hội An', 'Ngân hàng Hội An'],
  ['Ngân hàng (cũ) Hội An', 'Ngân hàng (cũ) Hội An'],
])('%s is called %s in short', (name, short) => {
  expect(shortBankName(name)).toBe(short)
})
