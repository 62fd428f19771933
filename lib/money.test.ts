import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dongSchema, formatDong, formatFigures, MAX_DONG, parseDong, sumDong } from './money.ts'

const amounts = fc.bigInt({ min: 0n, max: MAX_DONG - 1n })

describe('formatting', () => {
  test.each([
    [0n, '0'],
    [999n, '999'],
    [1_000n, '1.000'],
    [150_000n, '150.000'],
    [99_921_049n, '99.921.049'],
    [-1_234_567n, '-1.234.567'],
    [-123n, '-123'],
    [MAX_DONG, '10.000.000.000.000'],
  ])('%s reads %s', (amount, figures) => {
    expect(formatFigures(amount)).toBe(figures)
  })

  test('the unit follows a no-break space', () => {
    expect(formatDong(150_000n)).toBe('150.000\u00A0đ')
  })

  test('groups as the Vietnamese locale does', () => {
    const reference = new Intl.NumberFormat('vi-VN')
    fc.assert(fc.property(amounts, (amount) => formatFigures(amount) === reference.format(amount)))
  })
})

describe('reading the JSON form', () => {
  test.each(['0', '1', '150000', '9999999999999'])('%s is an amount', (text) => {
    expect(parseDong(text)).toEqual({ ok: true, value: BigInt(text) })
    expect(dongSchema.parse(text)).toBe(BigInt(text))
  })

  test.each([
    '',
    ' 1',
    '1\n',
    '01',
    '-1',
    '+1',
    '1.0',
    '1.000',
    '1e3',
    '0x10',
    '１',
    '10000000000000',
    'NaN',
  ])('%j is not', (text) => {
    expect(parseDong(text)).toEqual({ ok: false, error: 'NOT_DONG' })
    expect(dongSchema.safeParse(text).success).toBe(false)
  })

  test.each([150_000, 150_000n, null, undefined, {}])(
    '%s is refused by the schema: not a string',
    (value) => {
      expect(dongSchema.safeParse(value).success).toBe(false)
    },
  )

  test('every amount survives the way through JSON', () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(parseDong(amount.toString())).toEqual({ ok: true, value: amount })
      }),
    )
  })
})

test('sums without rounding', () => {
  expect(sumDong([])).toBe(0n)
  expect(sumDong([2n ** 53n, 1n])).toBe(9_007_199_254_740_993n)
})
