import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatFormNumber, formCheckDigits, newFormNumber, readFormNumber } from './form-number.ts'

const number = '491234567816'

test('a new number is read again, however it is written', () => {
  for (let n = 0; n < 200; n++) {
    const fresh = newFormNumber()
    expect(fresh).toMatch(/^\d{12}$/)
    expect(readFormNumber(formatFormNumber(fresh))).toEqual({ ok: true, value: fresh })
  }
})

test.each([
  ['as printed', `${number.slice(0, 4)} ${number.slice(4, 8)} ${number.slice(8)}`],
  ['with dashes', `${number.slice(0, 4)}-${number.slice(4, 8)}–${number.slice(8)}`],
  ['with dots', number.split('').join('.')],
  ['as a hand scanner ends it', `${number}\r\n`],
  ['in full-width digits', number.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))],
])('%s', (_, typed) => {
  expect(readFormNumber(typed)).toEqual({ ok: true, value: number })
})

test.each([
  ['', { code: 'NUMBER_EMPTY' }],
  [' - ', { code: 'NUMBER_EMPTY' }],
  ['49123456780O', { code: 'NUMBER_LETTERS' }],
  ['1234567', { code: 'NUMBER_LENGTH', digits: 7 }],
  ['4912345678651234', { code: 'NUMBER_LENGTH', digits: 16 }],
  ['491234567817', { code: 'NUMBER_CHECK' }],
])('%o is refused: %o', (typed, error) => {
  expect(readFormNumber(typed)).toEqual({ ok: false, error })
})

test('one wrong digit and two swapped ones are caught wherever they are', () => {
  const digits = fc.stringMatching(/^\d{10}$/)
  const place = fc.nat({ max: 11 })
  fc.assert(
    fc.property(digits, place, fc.integer({ min: 1, max: 9 }), (body, at, shift) => {
      const good = body + formCheckDigits(body)
      const wrong = String((Number(good[at]) + shift) % 10)
      expect(readFormNumber(good.slice(0, at) + wrong + good.slice(at + 1)).ok).toBe(false)
    }),
  )
  fc.assert(
    fc.property(digits, place, place, (body, one, other) => {
      const good = (body + formCheckDigits(body)).split('')
      const swapped = good.map((digit, at) => (at === one ? good[other] : at === other ? good[one] : digit))
      fc.pre(swapped.join('') !== good.join(''))
      expect(readFormNumber(swapped.join('')).ok).toBe(false)
    }),
  )
})
