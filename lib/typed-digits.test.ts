import { expect, test } from 'vitest'
import { withoutSeparators } from './typed-digits.ts'

test.each([
  ['12 34', '1234'],
  ['12-34–56—78', '12345678'],
  ['\uFEFF12\u00A034\u200B\t\n', '1234'],
  ['１２３', '123'],
  ['12.34/x', '12.34/x'],
  ['', ''],
])('%j is %j', (typed, compact) => {
  expect(withoutSeparators(typed)).toBe(compact)
})
