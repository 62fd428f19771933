import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parsePersonName } from './person-name.ts'

describe('names that are taken', () => {
  test.each([
    ['Nguyễn Văn An', 'Nguyễn Văn An'],
    ['Nguyễn Văn An'.normalize('NFD'), 'Nguyễn Văn An'],
    ['  Lê \u00A0 Ý Nhi\n', 'Lê Ý Nhi'],
    ["Seán O'Brien-Müller Jr.", "Seán O'Brien-Müller Jr."],
    ['山田 太郎', '山田 太郎'],
    ['محمد', 'محمد'],
    ['නිමල්\u200D', 'නිමල්\u200D'],
    ['Công ty TNHH 2 thành viên "Á & B"', 'Công ty TNHH 2 thành viên "Á & B"'],
    ['H', 'H'],
    ['<b>An</b>', '<b>An</b>'],
    ['😀'.repeat(200), '😀'.repeat(200)],
  ])('%j', (typed, name) => {
    expect(parsePersonName(typed)).toEqual({ ok: true, value: name })
  })

  test('any letters of any script', () => {
    const letters = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 20 })
      .filter((text) => /^\p{L}+$/u.test(text))
    fc.assert(fc.property(letters, (text) => parsePersonName(text).ok))
  })
})

describe('names that are refused', () => {
  test.each([
    ['', 'EMPTY'],
    [' \n\t ', 'EMPTY'],
    ['\u200B \u2060', 'EMPTY'],
    ['An\u0000', 'CONTROL_CHARACTERS'],
    ['An\nBình', 'CONTROL_CHARACTERS'],
    ['An\u001B[31m', 'CONTROL_CHARACTERS'],
    ['An \u202Egnaig', 'CONTROL_CHARACTERS'],
    ['An \uD83D', 'CONTROL_CHARACTERS'],
    ['Á'.repeat(201), 'TOO_LONG'],
    ['a'.repeat(10_000), 'TOO_LONG'],
  ])('%j', (typed, error) => {
    expect(parsePersonName(typed)).toEqual({ ok: false, error })
  })
})
