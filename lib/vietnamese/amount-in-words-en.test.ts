import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_DONG } from '../money.ts'
import { amountInWordsEn } from './amount-in-words-en.ts'

test.each([
  [0n, 'Zero dong'],
  [1n, 'One dong'],
  [13n, 'Thirteen dong'],
  [40n, 'Forty dong'],
  [99n, 'Ninety-nine dong'],
  [100n, 'One hundred dong'],
  [115n, 'One hundred and fifteen dong'],
  [1_005n, 'One thousand and five dong'],
  [150_000n, 'One hundred and fifty thousand dong'],
  [1_000_100n, 'One million one hundred dong'],
  [99_921_049n, 'Ninety-nine million nine hundred and twenty-one thousand and forty-nine dong'],
  [2_000_000_005n, 'Two billion and five dong'],
  [1_000_000_000_000n, 'One trillion dong'],
])('%s reads %s', (amount, words) => {
  expect(amountInWordsEn(amount)).toBe(words)
})

test('what it cannot say is thrown', () => {
  expect(() => amountInWordsEn(-1n)).toThrow(RangeError)
  expect(() => amountInWordsEn(10n ** 15n)).toThrow(RangeError)
})

test('the words add up to the amount again', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: MAX_DONG - 1n }), (amount) => {
      expect(addUp(amountInWordsEn(amount))).toBe(amount)
    }),
  )
})

const VALUES: Readonly<Record<string, bigint>> = {
  one: 1n,
  two: 2n,
  three: 3n,
  four: 4n,
  five: 5n,
  six: 6n,
  seven: 7n,
  eight: 8n,
  nine: 9n,
  ten: 10n,
  eleven: 11n,
  twelve: 12n,
  thirteen: 13n,
  fourteen: 14n,
  fifteen: 15n,
  sixteen: 16n,
  seventeen: 17n,
  eighteen: 18n,
  nineteen: 19n,
  twenty: 20n,
  thirty: 30n,
  forty: 40n,
  fifty: 50n,
  sixty: 60n,
  seventy: 70n,
  eighty: 80n,
  ninety: 90n,
  thousand: 10n ** 3n,
  million: 10n ** 6n,
  billion: 10n ** 9n,
  trillion: 10n ** 12n,
}

/** Reads words back by adding up, as a listener does. */
function addUp(text: string): bigint {
  let total = 0n
  let group = 0n
  for (const word of text.toLowerCase().split(/[ -]/)) {
    const value = VALUES[word] ?? 0n
    if (word === 'hundred') group *= 100n
    else if (value < 1000n) group += value
    else {
      total += group * value
      group = 0n
    }
  }
  return total + group
}
