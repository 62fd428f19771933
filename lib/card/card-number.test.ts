import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { binOf, lastFour, maskCardNumber, parseCardNumber } from './card-number.ts'

const NAPAS_TEST_CARD = '9704198526191432198'

const digits = (length: number) =>
  fc.array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length }).map((d) => d.join(''))

/** Built the other way round: the check digit that makes the sum right. */
const cardNumbers = fc.oneof(digits(11), digits(14)).map((middle) => {
  const body = `9704${middle}`
  const check = [...'0123456789'].find((digit) => luhnSum(body + digit) % 10 === 0)
  return `${body}${check}`
})

describe('numbers that are taken', () => {
  test.each([
    NAPAS_TEST_CARD,
    '9704000000000018',
    '9704000000000026',
    '9704000000000034',
    '9704000000000042',
    '9704195798459170488',
    '9704192181368742',
    '9704193370791314',
    '9704194841945513',
  ])('%s', (number) => {
    expect(parseCardNumber(number)).toEqual({ ok: true, value: number })
  })

  test.each([
    ' 9704 1985 2619 1432 198 ',
    '9704-1985-2619-1432-198',
    '9704–1985–2619–1432–198',
    '9704\u00A01985\u200B26191432198',
    '９７０４198526191432198',
  ])('%j, whatever stands between the digits', (typed) => {
    expect(parseCardNumber(typed)).toEqual({ ok: true, value: NAPAS_TEST_CARD })
  })

  test('every number with a right check digit', () => {
    fc.assert(fc.property(cardNumbers, (number) => parseCardNumber(number).ok))
  })
})

describe('numbers that are refused', () => {
  test.each([
    ['', { code: 'EMPTY' }],
    [' - ', { code: 'EMPTY' }],
    ['9704abcd00000018', { code: 'NOT_DIGITS' }],
    ['9704.0000.0000.0018', { code: 'NOT_DIGITS' }],
    ['٩٧٠٤000000000018', { code: 'NOT_DIGITS' }],
    ['<b>9704</b>', { code: 'NOT_DIGITS' }],
    ['😀', { code: 'NOT_DIGITS' }],
    ['4111111111111111', { code: 'NOT_DOMESTIC' }],
    ['970', { code: 'NOT_DOMESTIC' }],
    ['9704', { code: 'LENGTH', digits: 4 }],
    ['970400000000001', { code: 'LENGTH', digits: 15 }],
    ['97040000000000018', { code: 'LENGTH', digits: 17 }],
    ['97041985261914321980', { code: 'LENGTH', digits: 20 }],
    [`9704${'0'.repeat(9_996)}`, { code: 'LENGTH', digits: 10_000 }],
    ['9704000000000019', { code: 'CHECK_DIGIT' }],
    ['9704198526191432199', { code: 'CHECK_DIGIT' }],
  ])('%s', (typed, error) => {
    expect(parseCardNumber(typed)).toEqual({ ok: false, error })
  })

  test('one wrong digit is always caught', () => {
    const slips = fc.tuple(cardNumbers, fc.nat(18), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(slips, ([number, place, shift]) => {
        const at = 4 + (place % (number.length - 4))
        const wrong = (Number(number[at]) + shift) % 10
        const typed = number.slice(0, at) + wrong + number.slice(at + 1)
        expect(parseCardNumber(typed)).toEqual({ ok: false, error: { code: 'CHECK_DIGIT' } })
      }),
    )
  })
})

test('a bank whose cards have no check digit is exempt, and only that one', () => {
  const prefixes = [
    { bin: '970416', luhn: false },
    { bin: '970419', luhn: true },
  ]
  const unchecked = '9704160000000001'
  expect(parseCardNumber(unchecked)).toEqual({ ok: false, error: { code: 'CHECK_DIGIT' } })
  expect(parseCardNumber(unchecked, prefixes)).toEqual({ ok: true, value: unchecked })
  expect(parseCardNumber('9704190000000001', prefixes).ok).toBe(false)
  expect(parseCardNumber('9704000000000019', prefixes).ok).toBe(false)
})

test('what may be kept of a number', () => {
  expect(binOf(NAPAS_TEST_CARD)).toBe('970419')
  expect(lastFour(NAPAS_TEST_CARD)).toBe('2198')
  expect(maskCardNumber(NAPAS_TEST_CARD)).toBe('970419•••••••••2198')
  expect(maskCardNumber('9704000000000018')).toBe('970400••••••0018')
  expect(maskCardNumber('9704000018')).toBe('••••••••••')
})

function luhnSum(number: string): number {
  const doubled = [0, 2, 4, 6, 8, 1, 3, 5, 7, 9]
  return [...number].reduce((sum, character, at) => {
    const digit = Number(character)
    return sum + ((number.length - at) % 2 === 0 ? (doubled[digit] ?? 0) : digit)
  }, 0)
}
