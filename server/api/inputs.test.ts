import { describe, expect, test } from 'vitest'
import { publicId, typedText } from './inputs.ts'

describe('publicId', () => {
  test('takes what we make', () => {
    expect(publicId.safeParse('7K3M9Q2WABCDE').success).toBe(true)
  })

  test.each(['', '\u0000', '\ud800', '//evil.example/', 'x'.repeat(21), '７K3M'])(
    'refuses %j before the database could',
    (text) => {
      expect(publicId.safeParse(text).success).toBe(false)
    },
  )
})

describe('typedText', () => {
  test.each([
    ['a field of 10,000 marks', 'a\u0301'.padEnd(10_000, '\u0301')],
    ['10,000 letters that grow when written out', '\ufdfa'.repeat(10_000)],
  ])('%s is cut before it costs anything', (_, text) => {
    expect(typedText.parse(text).length).toBeLessThanOrEqual(300)
  })

  test.each([
    ['a NUL', 'tr\u0000ả', 'trả'],
    ['half of a pair', 'trả \ud83d', 'trả \ufffd'],
    ['a pair where it is cut', `${'x'.repeat(299)}😀`, `${'x'.repeat(299)}\ufffd`],
  ])('%s comes to what a database can keep', (_, text, kept) => {
    expect(typedText.parse(text)).toBe(kept)
  })
})
