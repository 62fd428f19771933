import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseHolderName } from './holder-name.ts'

describe('names that are taken', () => {
  test.each([
    ['NGUYEN VAN A', 'NGUYEN VAN A'],
    ['nguyễn văn a', 'NGUYEN VAN A'],
    ['Đặng Thị Ước'.normalize('NFD'), 'DANG THI UOC'],
    ['  Trần \t Hưng\u00A0Đạo \n', 'TRAN HUNG DAO'],
    ['Straße', 'STRASSE'],
    ['ＮＧＵＹＥＮ', 'NGUYEN'],
    ['A'.repeat(64), 'A'.repeat(64)],
  ])('%j', (typed, name) => {
    expect(parseHolderName(typed)).toEqual({ ok: true, value: name })
  })
})

describe('names that are refused', () => {
  test.each([
    ['', 'EMPTY'],
    [' \n ', 'EMPTY'],
    ['NGUYEN VAN 4', 'SPECIAL_CHARACTERS'],
    ['NGUYEN.VAN.A', 'SPECIAL_CHARACTERS'],
    ["O'BRIEN", 'SPECIAL_CHARACTERS'],
    ['<b>AN</b>', 'SPECIAL_CHARACTERS'],
    ['AN 😀', 'SPECIAL_CHARACTERS'],
    ['山田', 'SPECIAL_CHARACTERS'],
    ['AN\u0000', 'SPECIAL_CHARACTERS'],
    ['Nguyễ\u0301\u0301n1', 'SPECIAL_CHARACTERS'],
  ])('%j', (typed, code) => {
    expect(parseHolderName(typed)).toEqual({ ok: false, error: { code } })
  })

  test('too long says how long it may be', () => {
    expect(parseHolderName('A'.repeat(10_000))).toEqual({
      ok: false,
      error: { code: 'TOO_LONG', longest: 64 },
    })
  })
})

test('whatever is typed, the bank gets A–Z and single spaces, or nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
      const read = parseHolderName(typed)
      if (read.ok) expect(read.value).toMatch(/^[A-Z]+(?: [A-Z]+)*$/)
    }),
  )
})
