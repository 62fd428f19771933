import { expect, test } from 'vitest'
import { parseOtp } from './otp.ts'

test.each([
  ['123456', 6],
  [' 123 456 ', 6],
  ['123-456', 6],
  ['000000', 6],
  ['１２３４５６', 6],
  ['12345678', 8],
])('%j has the form of a code of %s digits', (typed, digits) => {
  expect(parseOtp(typed, digits)).toEqual({
    ok: true,
    value: typed.normalize('NFKC').replaceAll(/[ -]/g, ''),
  })
})

test.each(['', '  ', '\u200B'])('%j is empty', (typed) => {
  expect(parseOtp(typed, 6)).toEqual({ ok: false, error: { code: 'EMPTY' } })
})

test.each(['12345', '1234567', '12345a', '12.456', '😀😀😀', '9'.repeat(10_000)])(
  '%s is no code of 6 digits',
  (typed) => {
    expect(parseOtp(typed, 6)).toEqual({ ok: false, error: { code: 'FORM', digits: 6 } })
  },
)
