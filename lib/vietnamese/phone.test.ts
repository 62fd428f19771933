import { describe, expect, test } from 'vitest'
import { formatPhone, maskPhone, parsePhone } from './phone.ts'

describe('numbers that are taken', () => {
  test.each([
    '0912345678',
    '0912 345 678',
    '0912.345.678',
    '0912–345–678',
    '+84912345678',
    '+84 912 345 678',
    '(+84) 912 345 678',
    '84912345678',
    '0084912345678',
    '０９１２345678',
  ])('%j', (typed) => {
    expect(parsePhone(typed)).toEqual({ ok: true, value: '+84912345678' })
  })

  test.each(['032', '039', '052', '059', '070', '079', '081', '089', '090', '099'])('%s…', (prefix) => {
    expect(parsePhone(`${prefix}1234567`).ok).toBe(true)
  })
})

describe('numbers that are refused', () => {
  test.each([
    ['', 'EMPTY'],
    [' . ', 'EMPTY'],
    ['091234567', 'NOT_A_PHONE'],
    ['09123456789', 'NOT_A_PHONE'],
    ['0951234567', 'NOT_A_PHONE'],
    ['0121234567', 'NOT_A_PHONE'],
    ['02363822222', 'NOT_A_PHONE'],
    ['912345678', 'NOT_A_PHONE'],
    ['+85912345678', 'NOT_A_PHONE'],
    ['0912345678x', 'NOT_A_PHONE'],
    ['<b>0912345678', 'NOT_A_PHONE'],
    ['9'.repeat(10_000), 'NOT_A_PHONE'],
  ])('%s', (typed, error) => {
    expect(parsePhone(typed)).toEqual({ ok: false, error })
  })
})

test('the mask shows two digits and three', () => {
  expect(maskPhone('+84912345678')).toBe('09x xxx x678')
  expect(maskPhone('+84356789012')).toBe('03x xxx x012')
  expect(maskPhone('0912345678')).toBe('xxx xxx xxxx')
  expect(maskPhone('')).toBe('xxx xxx xxxx')
})

describe('as papers print it', () => {
  test.each([
    ['+84905111001', '0905 111 001'],
    ['+842353812345', '0235 381 2345'],
    ['+842438251234', '024 3825 1234'],
    ['+842838251234', '028 3825 1234'],
    ['+84123456789', '0123456789'],
    ['+65 6123 4567', '+65 6123 4567'],
    ['0235 000 1234', '0235 000 1234'],
    ['', ''],
  ])('%j is printed as %j', (phone, printed) => {
    expect(formatPhone(phone)).toBe(printed)
  })
})
