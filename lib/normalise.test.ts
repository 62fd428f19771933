import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalise } from './normalise.ts'

test('is the normal form of any text that people write', () => {
  const forms = fc.constantFrom('NFC', 'NFD', 'NFKC')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), forms, (text, form) => {
      expect(normalise(text, form)).toBe(text.normalize(form))
    }),
  )
})

test('a letter keeps thirty marks', () => {
  const marks = '\u0323'.repeat(30)
  expect(normalise(`b${marks}`, 'NFD')).toBe(`b${marks}`)
  expect(normalise(`b${marks}\u0302\u0302c\u0301`, 'NFD')).toBe(`b${marks}c\u0301`)
})

describe('hostile text of 200,000 characters takes no more than its share', () => {
  test.each([
    ['marks out of order', `e${'\u0302\u0323'.repeat(100_000)}`],
    ['half-width marks among them', `e${'\u0302\uFF9E'.repeat(100_000)}`],
  ])('%s', (_name, text) => {
    const before = performance.now()
    normalise(text, 'NFC')
    normalise(text, 'NFKC')
    expect(performance.now() - before).toBeLessThan(1_000)
  })
})
