import fc from 'fast-check'
import { doReadNumber, ReadingConfig } from 'read-vietnamese-number'
import { describe, expect, test } from 'vitest'
import { MAX_DONG } from '../money.ts'
import { amountInWords } from './amount-in-words.ts'

test.each([
  [0n, 'Không đồng'],
  [5n, 'Năm đồng'],
  [10n, 'Mười đồng'],
  [11n, 'Mười một đồng'],
  [14n, 'Mười bốn đồng'],
  [15n, 'Mười lăm đồng'],
  [21n, 'Hai mươi mốt đồng'],
  [24n, 'Hai mươi tư đồng'],
  [55n, 'Năm mươi lăm đồng'],
  [101n, 'Một trăm linh một đồng'],
  [110n, 'Một trăm mười đồng'],
  [1_005n, 'Một nghìn không trăm linh năm đồng'],
  [150_000n, 'Một trăm năm mươi nghìn đồng'],
  [21_000_000n, 'Hai mươi mốt triệu đồng'],
  [2_000_000_005n, 'Hai tỷ không trăm linh năm đồng'],
  [1_000_000_000_000n, 'Một nghìn tỷ đồng'],
  [1_004_021_000_000n, 'Một nghìn không trăm linh bốn tỷ không trăm hai mươi mốt triệu đồng'],
])('%s reads %s', (amount, words) => {
  expect(amountInWords(amount)).toBe(words)
})

test('reads as a tax payment slip of the national eTax system does', () => {
  expect(amountInWords(99_921_049n)).toBe(
    'Chín mươi chín triệu chín trăm hai mươi mốt nghìn không trăm bốn mươi chín đồng',
  )
})

test('a negative amount is never put in words', () => {
  expect(() => amountInWords(-1n)).toThrow(RangeError)
})

describe('against an independent reader set to the official style', () => {
  const config = new ReadingConfig()
  config.oddText = 'linh'
  config.unit = ['đồng']
  config.units[3] = ['tỷ']
  const reference = (amount: bigint) => {
    const words = doReadNumber(amount, config)
    return words.charAt(0).toUpperCase() + words.slice(1)
  }

  test('every amount below ten thousand', () => {
    for (let amount = 0n; amount < 10_000n; amount++) expect(amountInWords(amount)).toBe(reference(amount))
  })

  test('any amount, and amounts with many zeros', () => {
    const digits = fc.array(fc.constantFrom('0', '0', '0', '1', '4', '5', '9'), {
      minLength: 1,
      maxLength: 13,
    })
    const amounts = fc.oneof(
      fc.bigInt({ min: 0n, max: MAX_DONG - 1n }),
      digits.map((list) => BigInt(list.join(''))),
    )
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(amountInWords(amount)).toBe(reference(amount))
      }),
      { numRuns: 2_000 },
    )
  })
})
