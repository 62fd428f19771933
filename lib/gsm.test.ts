import { expect, test } from 'vitest'
import { SMS_PART, septets, toGsm } from './gsm.ts'

test('one part has 160 septets', () => {
  expect(SMS_PART).toBe(160)
})

test.each([
  ['', 0],
  ['Ma OTP la 123456', 16],
  ['@£$_', 4],
  ['^{}\\[~]|€', 18],
  ['10 €', 5],
  ['à la carte, É', 13],
])('%j takes %i septets', (text, count) => {
  expect(septets(text)).toBe(count)
})

test.each(['đồng', 'Mã', '•', '中', '`', '😀'])('%s is not in the alphabet', (text) => {
  expect(septets(text)).toBeNull()
})

test.each([
  ['Nguyễn Đình  Ước', 'Nguyen Dinh Uoc'],
  ['•••• 6789', '**** 6789'],
  ['một\ndòng', 'mot dong'],
  ['[a]', '?a?'],
  ['中 😀', '? ?'],
])('%j is written as %j', (text, written) => {
  expect(toGsm(text)).toBe(written)
  expect(septets(toGsm(text))).toBe(Array.from(toGsm(text)).length)
})
